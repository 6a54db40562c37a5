"""The real command says what its limit leaves out; a script takes all of it, in pages or as one stream."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from communique_store import ConnectionSettings, EventStore
from tests.store.examples import result

COMMAND = [sys.executable, "-m", "communique", "events", "--reports"]
COUNT = 250


@pytest.fixture
def environment(settings: ConnectionSettings) -> dict[str, str]:
    return {**os.environ, "COMMUNIQUE_STORE_URL": settings.store_url or "", "PYTHONUTF8": "1"}


@pytest.fixture
def filled(store: EventStore) -> EventStore:
    store.save_many([result(f"a{n}") for n in range(COUNT)])
    return store


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*COMMAND, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    return done


def ids(printed: str) -> list[str]:
    return [json.loads(line)["id"] for line in printed.splitlines()]


def test_a_limit_that_leaves_events_out_says_so_and_how_to_go_on(
    filled: EventStore, environment: dict[str, str]
) -> None:
    first = run(environment, "--format", "jsonl")
    assert len(ids(first.stdout)) == 100
    assert first.stderr.startswith("150 more (--limit 0 gives all); go on with --after ")
    cursor = first.stderr.split()[-1]
    second = run(environment, "--format", "jsonl", "--after", cursor, "--limit", "150")
    assert second.stderr == ""
    assert ids(first.stdout) + ids(second.stdout) == [
        event.id for event in filled.query(limit=None)
    ]
    last = filled.query(limit=None)
    list(last)
    third = run(environment, "--format", "jsonl", "--after", last.cursor or "")
    assert (third.stdout, third.stderr) == ("", "no further event fits\n")


def test_what_no_index_counts_is_said_to_be_more(
    filled: EventStore, environment: dict[str, str]
) -> None:
    two_words = ("--participant", "Ana Olt", "--format", "jsonl")
    some = run(environment, *two_words)
    assert some.stderr.startswith("more (--limit 0 gives all); go on with --after ")
    assert run(environment, *two_words, "--limit", str(COUNT)).stderr == ""
    assert filled.counts().events == COUNT


def test_a_table_says_so_too_and_goes_on_in_the_order_of_lines(
    filled: EventStore, environment: dict[str, str]
) -> None:
    some = run(environment, "--limit", "7")
    assert some.stdout.rstrip().endswith("7 events")
    assert some.stderr.startswith("243 more")
    everything = run(environment, "--limit", "0")
    assert everything.stdout.rstrip().endswith("250 events")
    assert everything.stderr == ""
    assert filled.counts().events == COUNT


def test_limit_0_gives_all(filled: EventStore, environment: dict[str, str]) -> None:
    done = run(environment, "--limit", "0", "--format", "jsonl")
    assert ids(done.stdout) == [event.id for event in filled.query(limit=None)]
    assert (done.returncode, done.stderr) == (0, "")


LOOP = """
cursor=
while :; do
    communique events --format jsonl --limit 70 --after "$cursor" 2>notes >>events.jsonl || exit
    cursor=$(sed -n 's/.* --after //p' notes)
    [ "$cursor" ] || break
done
"""
"""As in docs/reading.md, with pages small enough for a test."""


def test_the_loop_of_the_documentation_takes_each_event_once(
    filled: EventStore, environment: dict[str, str], tmp_path: Path
) -> None:
    documented = (Path(__file__).parents[2] / "docs" / "reading.md").read_text()
    for line in LOOP.replace("70", "1000").strip().splitlines():
        assert line.strip() in documented
    command = f'communique() {{ "{sys.executable}" -m communique "$@"; }}\n'
    subprocess.run(["sh", "-c", command + LOOP], cwd=tmp_path, env=environment, check=True)
    found = ids((tmp_path / "events.jsonl").read_text())
    assert found == [event.id for event in filled.query_canonical(limit=None)]


@pytest.mark.parametrize("output", ["jsonl", "table"])
def test_all_events_are_printed_as_they_are_read(
    store: EventStore, environment: dict[str, str], output: str
) -> None:
    """Nobody reads what it prints; so it stops in the midst, and has not asked for the rest."""
    pages = 60
    store.save_many([result(f"a{n}") for n in range(100 * pages)])
    client = store._client  # noqa: SLF001 - how often the server was asked
    client.config_resetstat()
    command = [*COMMAND, "--limit", "0", "--format", output]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.read(1)
        asked = client.info("commandstats")["cmdstat_evalsha"]["calls"]
        process.kill()
    assert asked < pages / 2


def test_a_cursor_that_is_none_is_one_clear_sentence(
    filled: EventStore, environment: dict[str, str]
) -> None:
    done = run(environment, "--after", "yesterday")
    assert done.returncode == 1
    assert "error: 'yesterday' is no cursor" in done.stderr
    assert filled.counts().events == COUNT


def test_a_reader_that_has_enough_ends_it_without_a_word(
    filled: EventStore, environment: dict[str, str]
) -> None:
    command = [*COMMAND, "--limit", "0", "--format", "jsonl"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert filled.counts().events == COUNT


@pytest.mark.parametrize(
    "arguments",
    [
        ("--follow", "--after", "AQ"),
        ("--follow", "--limit", "5"),
        ("--consumer", "me"),
        ("--limit", "-1"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    environment: dict[str, str], arguments: tuple[str, ...]
) -> None:
    done = run(environment, *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
