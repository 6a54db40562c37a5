"""The OpenAPI document says what the server does: what is drawn from it breaks no word of it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from communique_store import EventStore
from tests.console.serving import Console
from tests.merging.reports import report
from tests.store.canonical.storing import merge, put

RULES = Path(__file__).with_name("schemathesis.toml")
_OFTEN = {f"console_{scope}_rate": "100000/minute" for scope in ("read", "push", "operate")}


@pytest.fixture
def busy(server: str, store: EventStore, tmp_path: Path) -> Any:
    """A server that may be asked as often as one likes, over an event of two reports."""
    put(store, *(report(name, "Lars Hagen/NOR", "Elina Koskinen/FIN") for name in ("r1", "r2")))
    merge(store, ["r1", "r2"])
    with Console(tmp_path, server, **_OFTEN) as running:
        yield running


def test_every_operation_has_a_name_a_subject_and_its_problems(busy: Console) -> None:
    document = busy.client.get("/openapi.json").json()
    operations = [each for path in document["paths"].values() for each in path.values()]
    names = [operation["operationId"] for operation in operations]
    assert len(names) == len(set(names)) > 20
    for operation in operations:
        assert operation["tags"]
        assert operation["description"]
        for status, response in operation["responses"].items():
            if status >= "400":
                assert list(response["content"]) == ["application/problem+json"]
    assert "HTTPValidationError" not in json.dumps(document)


@pytest.mark.parametrize(
    ("phases", "examples"),
    [("examples,fuzzing", "2"), pytest.param("coverage", "1", marks=pytest.mark.slow)],
)
def test_what_is_drawn_from_the_document_finds_nothing(
    busy: Console, tmp_path: Path, phases: str, examples: str
) -> None:
    command = Path(sys.executable).with_name("schemathesis")
    found = subprocess.run(
        [
            command, "--config-file", RULES, "run", f"{busy.address}/openapi.json",
            "--header", f"Authorization: Bearer {busy.keys['all']}", "--exclude-path", "/stream",
            "--phases", phases, "--max-examples", examples, "--seed", "1", "--no-color",
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stdout
