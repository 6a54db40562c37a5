"""Write the bill of materials (CycloneDX 1.6) of what the image holds, from its lock file alone.

Run with the Python of `.venv`: `.ci/sbom.py requirements/runtime.txt > communique.cdx.json`. The same lock
file gives the same bytes.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.version import Version

from communique_schemas.version import __version__

_ENTRY = re.compile(r"^(?P<name>[a-z0-9._-]+)==(?P<version>[^\s;]+)(?P<rest>.*)$")


def main(path: str) -> None:
    """Print the bill of a lock file."""
    print(bill(Path(path).read_text("utf-8")))


def bill(lock: str) -> str:
    """The bill of the packages of a lock file, and of ours, which needs them all."""
    root = component("communique", __version__, [], ComponentType.APPLICATION)
    bom = Bom(components=list(locked(lock)), serial_number=uuid5(NAMESPACE_URL, lock + __version__))
    bom.metadata.component = root
    bom.metadata.timestamp = None  # type: ignore[assignment] - so that the same lock gives the same bill
    bom.register_dependency(root, bom.components)
    return JsonV1Dot6(bom).output_as_string(indent=2)


def locked(lock: str) -> Iterator[Component]:
    """Yield each package with the hashes of its files."""
    for line in lock.replace("\\\n", " ").splitlines():
        if found := _ENTRY.match(line):
            hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})", found["rest"])
            yield component(found["name"], found["version"], hashes, ComponentType.LIBRARY)


def component(name: str, version: str, hashes: list[str], kind: ComponentType) -> Component:
    """A package as the bill has it."""
    address = PackageURL("pypi", None, name, str(Version(version)))
    return Component(
        name=name, version=version, type=kind, purl=address, bom_ref=str(address),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in hashes],
    )  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
