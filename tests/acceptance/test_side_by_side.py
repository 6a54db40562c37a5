"""Followers and workers on one host have names of their own: nobody is taken for another one."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from communique_store import EventStore
from communique_store.keys import Keys
from tests.faults.stage import Server, Worker, await_that
from tests.store.examples import result

COMMUNIQUE = [sys.executable, "-m", "communique"]
STREAM = Keys("communique").stream
COUNT = 400
"""More than a pipe takes that nobody reads, so that a follower stops in the midst of a batch."""

Follower = subprocess.Popen[str]


@pytest.fixture
def filled(ledger: EventStore) -> EventStore:
    ledger.save_many([result(f"a{n}") for n in range(COUNT)])
    return ledger


def environment(machine: Server) -> dict[str, str]:
    return {**os.environ, "COMMUNIQUE_STORE_URL": machine.url, "COMMUNIQUE_BROKER_URL": machine.url}


@contextmanager
def following(machine: Server, *arguments: str) -> Iterator[Follower]:
    """`communique events --follow`, which ends when a second has brought nothing new."""
    command = [
        *COMMUNIQUE,
        "events",
        "--reports",
        "--follow",
        "--group",
        "g",
        "--idle",
        "1",
        "--format",
        "jsonl",
    ]
    with subprocess.Popen(
        [*command, *arguments], env=environment(machine), text=True, stdout=subprocess.PIPE
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def printed(text: str) -> list[str]:
    """The ids of the entries in whole lines."""
    return [json.loads(line)["entry_id"] for line in text.splitlines(True) if line.endswith("\n")]


def rest_of(follower: Follower) -> list[str]:
    return printed(follower.communicate()[0])


def names(store: EventStore) -> list[str]:
    told: list[dict[str, Any]] = store._client.xinfo_consumers(STREAM, "g")  # noqa: SLF001
    return [known["name"].decode() for known in told]


def holds_some(store: EventStore) -> bool:
    return any(group.pending for group in store.stream.groups())


def test_two_followers_of_one_group_share_its_entries(machine: Server, filled: EventStore) -> None:
    with following(machine) as one:
        await_that(lambda: holds_some(filled))
        with following(machine) as two:
            of_two = rest_of(two)
        of_one = rest_of(one)
    assert of_one
    assert of_two
    assert len({*of_one, *of_two}) == len([*of_one, *of_two]) == COUNT
    assert names(filled) == []  # both ended in order


def test_a_follower_prints_what_fits_its_filters_and_the_rest_never_comes_again(
    machine: Server, filled: EventStore
) -> None:
    filled.save(result("b1", status="planned"))
    with following(machine, "--status", "planned") as picky:
        assert len(rest_of(picky)) == 1
    with following(machine) as next_one:
        assert rest_of(next_one) == []


def test_what_a_follower_told_to_end_has_not_printed_the_next_one_prints_at_once(
    machine: Server, filled: EventStore
) -> None:
    with following(machine) as one:
        await_that(lambda: holds_some(filled))
        one.terminate()
        of_one = rest_of(one)
        assert one.returncode == 128 + signal.SIGTERM
    with following(machine) as two:
        of_two = rest_of(two)
    assert len({*of_one, *of_two}) == COUNT
    assert len(set(of_one) & set(of_two)) <= 1  # the one in hand


def test_a_follower_that_was_killed_comes_back_under_the_name_that_it_was_given(
    machine: Server, filled: EventStore
) -> None:
    with following(machine, "--consumer", "mine") as first:
        await_that(lambda: holds_some(filled))
        assert names(filled) == ["mine"]
        first.kill()
        before = rest_of(first)
    with following(machine, "--consumer", "mine") as second:
        after = rest_of(second)
    assert len({*before, *after}) == COUNT
    assert after == sorted(after, key=lambda place: [int(part) for part in place.split("-")])
    assert names(filled) == ["mine"]


def test_a_follower_keeps_its_name_while_it_waits_for_the_server(
    machine: Server, filled: EventStore
) -> None:
    with following(machine) as follower:
        await_that(lambda: holds_some(filled))
        (name,) = names(filled)
        machine.kill()
        assert follower.stdout is not None
        before = [follower.stdout.readline() for _ in range(100)]  # all of what it has fetched
        machine.start()
        after = rest_of(follower)
    assert len({*printed("".join(before)), *after}) == COUNT
    assert name.split("-")[-2] == str(follower.pid)
    assert names(filled) == []


def test_two_workers_on_one_host_are_two(
    machine: Server, ledger: EventStore, tmp_path: Path
) -> None:
    with Worker(tmp_path, machine.url, concurrency=1) as one:
        with Worker(tmp_path, machine.url, concurrency=1):
            await_that(lambda: len(ledger.workers.alive()) == 2)
            done = subprocess.run(
                [*COMMUNIQUE, "status", "--json"],
                env=environment(machine), capture_output=True, text=True, check=True,
            )  # fmt: skip
        figures = json.loads(done.stdout)
        assert figures["workers_alive"] == 2
        assert len(set(figures["workers"])) == 2
        await_that(lambda: len(ledger.workers.alive()) == 1)  # the other one was killed
        assert f"-{one.process.pid}-" in ledger.workers.alive()[0]
        assert one.drain() == 0
    assert ledger.workers.alive() == []
