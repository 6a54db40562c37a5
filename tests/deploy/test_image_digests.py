"""Images by their digests. No registry is at hand: a program instead of docker answers as in its manual."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import yaml

from tests.docs.console import ROOT

DOCKER = """#!/bin/sh
[ "$1 $2 $3" = "buildx imagetools inspect" ] || exit 2
case $4 in *grafana*) if [ -e away ]; then echo "ERROR: no such host" >&2; exit 1; fi;; esac
printf 'Name:      docker.io/library/%s\\nMediaType: application/vnd.oci.image.index.v1+json\\n' "$4"
printf 'Digest:    sha256:%s\\n\\nManifests:\\n' "$(printf %s "$4" | sha256sum | cut -d' ' -f1)"
printf '  Name:      docker.io/library/%s@sha256:%064d\\n' "$4" 0
"""


def run(folder: Path, *images: str) -> subprocess.CompletedProcess[str]:
    docker = folder / "docker"
    docker.write_text(DOCKER)
    docker.chmod(0o755)
    return subprocess.run(
        [sys.executable, ROOT / ".ci" / "image_digests.py", folder / "dist", *images], cwd=folder,
        env={**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def expected(image: str) -> str:
    return f"sha256:{sha256(image.encode()).hexdigest()}"


def test_every_image_of_compose_and_of_the_dockerfile_is_recorded(tmp_path: Path) -> None:
    own = "registry.example.org/communique:1.0"
    assert run(tmp_path, own).returncode == 0
    told = json.loads((tmp_path / "dist" / "communique.images.json").read_text("utf-8"))
    assert told == {image: expected(image) for image in told}
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
    others = {name: each["image"] for name, each in services.items() if "build" not in each}
    bases = {image for image in told if image.startswith("python:")}
    assert set(told) == {own, *others.values(), *bases}
    assert len(bases) == 1
    laid = yaml.safe_load((tmp_path / "dist" / "docker-compose.digests.yml").read_text("utf-8"))
    assert laid == {
        "services": {
            name: {"image": f"{image}@{expected(image)}"} for name, image in others.items()
        }
    }


def test_where_one_cannot_be_had_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "away").touch()
    done = run(tmp_path)
    assert done.returncode == 1
    assert "docker tells none of grafana/grafana:" in done.stderr
    assert "no such host" in done.stderr
    assert not (tmp_path / "dist").exists()
