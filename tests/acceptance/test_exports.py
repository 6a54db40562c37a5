"""`communique events --out` writes a file in the form that its ending says; lines go to a pipe."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import polars
import pytest

from communique_consumer.flat import COLUMNS
from communique_store import ConnectionSettings, EventStore
from tests.store.examples import result

COUNT = 150
"""More than a query prints without being asked for more."""


@pytest.fixture
def filled(store: EventStore) -> EventStore:
    store.save_many([result(f"a{n}") for n in range(COUNT)])
    return store


@pytest.fixture
def environment(settings: ConnectionSettings, filled: EventStore) -> dict[str, str]:
    del filled
    return {**os.environ, "COMMUNIQUE_STORE_URL": settings.store_url or ""}


def events(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "communique", "events", "--reports", *arguments],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_table_for_a_spreadsheet_holds_all_that_fits(
    environment: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "events.csv"
    done = events(environment, "--out", str(out))
    assert (done.returncode, done.stdout) == (0, "")
    assert f"{COUNT} events written to {out}" in done.stderr
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == COUNT
    assert set(rows[0]) == set(COLUMNS)


def test_a_limit_holds_for_files_too_and_the_rest_is_told(
    environment: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "events.parquet"
    done = events(environment, "--out", str(out), "--limit", "10")
    assert polars.read_parquet(out).height == 10
    assert f"{COUNT - 10} more" in done.stderr


def test_lines_of_any_form_go_to_a_pipe(environment: dict[str, str]) -> None:
    done = events(environment, "--format", "cloudevents", "--limit", "3")
    assert [json.loads(line)["specversion"] for line in done.stdout.splitlines()] == ["1.0"] * 3


def test_a_follower_prints_cloud_events_as_they_come(environment: dict[str, str]) -> None:
    done = events(environment, "--follow", "--idle", "0.1", "--format", "cloudevents")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len({one["id"] for one in told}) == COUNT
    assert {one["type"] for one in told} == {"communique.meeting.added"}


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--out", "events.xyz"), "say with --format what to write"),
        (("--format", "excel"), "is no form of output"),
        (("--follow", "--format", "parquet"), "--follow prints"),
        (("--follow", "--out", "events.csv"), "--follow prints"),
    ],
)
def test_what_cannot_be_written_so_is_wrong_usage(
    environment: dict[str, str], arguments: tuple[str, ...], reason: str
) -> None:
    done = events({**environment, "COLUMNS": "200"}, *arguments)
    assert done.returncode == 2
    assert reason in done.stderr


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(
    environment: dict[str, str], tmp_path: Path
) -> None:
    done = events(environment, "--out", str(tmp_path / "no" / "events.csv"))
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert "cannot be written" in done.stderr
