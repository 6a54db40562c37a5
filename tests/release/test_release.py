"""What would be released: what wheel and source hold, and what an empty environment gets of them."""

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from communique_schemas.version import __version__
from tests.test_packaging import HEAVY_DISTRIBUTIONS, ROOT, TRACES, tracked

pytestmark = pytest.mark.slow

NAME = f"communique-{__version__}"


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--directory", folder, cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def source(built: Path) -> Path:
    """The source distribution, unpacked."""
    with tarfile.open(built / f"{NAME}.tar.gz") as archive:
        archive.extractall(built, filter="data")
    return built / NAME


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an empty environment into which the wheel was installed, by the locked versions."""
    folder = tmp_path_factory.mktemp("empty")
    locked = (ROOT / "requirements" / "runtime.txt").read_text("utf-8").replace("\\\n", " ")
    # without their hashes: pip takes them for all or for none, and the wheel is new
    pins = [line.partition(" --hash")[0] for line in locked.splitlines() if "==" in line]
    (folder / "constraints.txt").write_text("\n".join(pins))
    run(sys.executable, "-m", "venv", folder / "venv")
    python = folder / "venv" / "bin" / "python"
    run(
        python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--constraint", folder / "constraints.txt", built / f"{NAME}-py3-none-any.whl",
    )  # fmt: skip
    return python.parent


def test_exactly_a_wheel_and_a_source_distribution_are_built(built: Path) -> None:
    names = {path.name for path in built.iterdir() if path.is_file()}
    assert names == {f"{NAME}-py3-none-any.whl", f"{NAME}.tar.gz"}


def test_the_source_holds_the_project_and_nothing_of_a_machine(source: Path) -> None:
    held = {str(path.relative_to(source)) for path in source.rglob("*") if path.is_file()}
    assert held - {"PKG-INFO"} <= set(tracked())
    assert {"pyproject.toml", "README.md", "LICENSE", "NOTICE", "Makefile"} <= held
    assert {path for path in tracked() if path.startswith(("tests/", "requirements/"))} <= held
    assert TRACES  # which tests/test_packaging.py looks for in every tracked file


def test_a_wheel_made_of_the_source_is_the_wheel(built: Path, source: Path, tmp_path: Path) -> None:
    run(
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "--target",
        "wheel",
        "--directory",
        tmp_path,
        cwd=source,
    )
    first, second = (
        {
            entry.filename: entry.CRC
            for entry in ZipFile(folder / f"{NAME}-py3-none-any.whl").infolist()
        }
        for folder in (built, tmp_path)
    )
    assert first == second


def test_the_wheel_carries_licence_and_notice(built: Path) -> None:
    with ZipFile(built / f"{NAME}-py3-none-any.whl") as wheel:
        licences = f"{NAME}.dist-info/licenses"
        assert f"{licences}/LICENSE" in wheel.namelist()
        assert "License-Expression: Apache-2.0" in wheel.read(f"{NAME}.dist-info/METADATA").decode()


def test_the_command_of_an_empty_environment_says_its_version(
    installed: Path, tmp_path: Path
) -> None:
    assert run(installed / "communique", "--version", cwd=tmp_path) == f"communique {__version__}\n"
    code = "from communique import Article, EventStore, Producer"
    assert not run(installed / "python", "-c", code, cwd=tmp_path)
    assert "Communiqué event" in run(installed / "communique", "schema", "event", cwd=tmp_path)


def test_an_empty_environment_gets_nothing_heavy(installed: Path) -> None:
    listed = json.loads(run(installed / "python", "-m", "pip", "list", "--format", "json"))
    names = {each["name"].lower().replace("_", "-") for each in listed}
    assert {"celery", "pydantic", "redis", "structlog"} <= names
    assert not names & HEAVY_DISTRIBUTIONS
    run(installed / "python", "-m", "pip", "check")


def test_what_is_missing_is_named_with_the_extra_that_brings_it(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "article.txt").write_text("Rain.")
    for arguments, extra in (
        (("extract", "article.txt"), "worker"),
        (("worker",), "worker"),
        (("push", "article.txt", "--metrics-port", "9"), "metrics"),
        (("up",), "worker"),
    ):
        done = subprocess.run(
            [installed / "communique", *arguments],
            cwd=tmp_path, capture_output=True, text=True, check=False,
            env={"PATH": os.environ["PATH"], "COMMUNIQUE_DATA_DIR": str(tmp_path / "data")},
        )  # fmt: skip
        assert done.returncode == 1, arguments
        assert f"communique[{extra}" in done.stderr, (arguments, done.stderr)
        assert "Traceback" not in done.stderr


def test_the_bill_of_materials_is_valid_whole_and_the_same_every_time() -> None:
    command = (sys.executable, ROOT / ".ci" / "sbom.py", ROOT / "requirements" / "runtime.txt")
    told = run(*command)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(told) is None
    assert run(*command) == told
    listed = json.loads(told)
    assert (listed["metadata"]["component"]["name"], listed["metadata"]["component"]["version"]) == (
        "communique", __version__,
    )  # fmt: skip
    locked = (ROOT / "requirements" / "runtime.txt").read_text("utf-8")
    pins = {line.split()[0] for line in locked.splitlines() if "==" in line}
    assert {f"{each['name']}=={each['version']}" for each in listed["components"]} == {
        pin.rstrip(";") for pin in pins
    }
    assert all(each["hashes"] for each in listed["components"])
