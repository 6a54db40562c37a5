"""The image holds every package that the wheel is made of; docker is not asked."""

import tomllib

import pytest

from tests.deploy.manifests import ROOT

BUILD = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
FOLDERS = sorted({path.split("/")[0] for path in BUILD["targets"]["wheel"]["only-include"]})


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_component_is_let_into_the_build_and_copied(folder: str) -> None:
    assert f"COPY {folder}/ {folder}/" in (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    assert f"!{folder}/" in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
