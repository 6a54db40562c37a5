"""The manifests of deploy/kubernetes as they are written."""

from pathlib import Path
from typing import Any, Final

import yaml

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "deploy" / "kubernetes"


def manifests() -> list[dict[str, Any]]:
    """Every object of every file that the kustomization names."""
    told = yaml.safe_load((FOLDER / "kustomization.yaml").read_text("utf-8"))
    return [
        manifest
        for name in told["resources"]
        for manifest in yaml.safe_load_all((FOLDER / name).read_text("utf-8"))
    ]


def one(kind: str, name: str) -> dict[str, Any]:
    """The object of a kind and a name."""
    (found,) = [
        manifest
        for manifest in manifests()
        if (manifest["kind"], manifest["metadata"]["name"]) == (kind, name)
    ]
    return found


def pod_of(name: str) -> dict[str, Any]:
    """The specification of a deployment's pods."""
    spec: dict[str, Any] = one("Deployment", name)["spec"]["template"]["spec"]
    return spec


def image_user() -> int:
    """The user whom the image runs as."""
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("USER ")))
