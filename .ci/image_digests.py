"""Record which images a release stands on: each by its digest, as the registry tells it to docker.

Run where docker with buildx reaches the registries: `.ci/image_digests.py dist [IMAGE…]`, with the images
pushed for the release. It writes `communique.images.json`, each image's name to its digest, and
`docker-compose.digests.yml`, which lays the digests over docker-compose.yml. Where one cannot be had it says
so, writes nothing, and exits with 1.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
_BASE = re.compile(r"^FROM +(\S+:\S+)", re.MULTILINE)
_DIGEST = re.compile(r"^Digest:\s+(sha256:[0-9a-f]{64})\s*$", re.MULTILINE)


def main(folder: str, *pushed: str) -> int:
    """Ask for the digests of all images, and write them down."""
    services = {
        name: told["image"]
        for name, told in yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"].items()
        if "build" not in told  # that image is made of this source
    }  # fmt: skip
    bases = _BASE.findall((ROOT / "Dockerfile").read_text("utf-8"))
    try:
        digests = {name: digest(name) for name in sorted({*services.values(), *bases, *pushed})}
    except LookupError as error:
        print(f"no digests were written: {error}", file=sys.stderr)
        return 1
    pinned = {name: {"image": f"{image}@{digests[image]}"} for name, image in services.items()}
    dist = Path(folder)
    dist.mkdir(exist_ok=True)
    (dist / "communique.images.json").write_text(f"{json.dumps(digests, indent=2)}\n", "utf-8")
    (dist / "docker-compose.digests.yml").write_text(yaml.safe_dump({"services": pinned}), "utf-8")
    return 0


def digest(image: str) -> str:
    """The digest of an image of all its platforms.

    Raises:
        LookupError: nobody tells it.
    """
    command = ["docker", "buildx", "imagetools", "inspect", image]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise LookupError(f"docker does not run ({error.strerror})") from error
    found = _DIGEST.search(told.stdout)
    if told.returncode or not found:
        said = " ".join((told.stderr or told.stdout).split())
        raise LookupError(f"docker tells none of {image} ({said[:300]})")
    return found[1]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
