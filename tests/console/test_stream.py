"""The stream of changes: from a place on, filtered, alive, and ended in order."""

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from communique_console.keys import KeyFile, new_key
from communique_store import EventStore
from tests.console.serving import Console
from tests.faults.stage import await_that
from tests.merging.reports import report
from tests.store.canonical.storing import merge, put

HAGEN, OLT = "Lars Hagen/NOR", "Bo Olt/PER"
Message = dict[str, str]


@contextmanager
def following(
    console: Console, last: str | None = None, **asked: str
) -> Iterator[Iterator[Message]]:
    """The messages of a stream that is open, from its first on, which tells the place."""
    headers = {"Last-Event-ID": last} if last else {}
    with console.client.stream("GET", "/stream", params=asked, headers=headers) as answer:
        assert answer.status_code == 200
        yield messages(answer)


def messages(answer: httpx.Response) -> Iterator[Message]:
    told: Message = {}
    for line in answer.iter_lines():
        if line:
            name, _, value = line.partition(": ")
            told[name or "comment"] = value
        elif told:
            yield told
            told = {}


def meet(store: EventStore, name: str, who: str) -> None:
    put(store, report(name, who, "Elina Koskinen/FIN"))
    merge(store, [name])


def next_change(stream: Iterator[Message]) -> tuple[str, str, str]:
    told = next(each for each in stream if "data" in each)
    return told["event"], json.loads(told["data"])["id"], told["id"]


def test_changes_come_as_they_happen_and_those_that_were_missed(
    console: Console, store: EventStore
) -> None:
    meet(store, "r0", HAGEN)
    with following(console) as stream:
        next(stream)
        meet(store, "r1", HAGEN)
        action, name, place = next_change(stream)
        assert (action, name) == ("created", "ce-r1")
    meet(store, "r2", OLT)
    meet(store, "r3", HAGEN)
    with following(console, place, participant="Hagen") as stream:
        assert next_change(stream)[:2] == ("created", "ce-r3")
        merge(store, ["r1", "r3"])
        assert {next_change(stream)[0] for _ in range(2)} == {"updated", "merged"}


def test_a_stream_that_passes_over_everything_still_tells_its_place(
    console: Console, store: EventStore
) -> None:
    with following(console, participant="Nobody") as stream:
        first = next(stream)["id"]
        meet(store, "r1", HAGEN)
        place = next(stream)
    assert "data" not in place
    assert place["id"] > first


def test_who_was_away_for_too_long_is_told_of_the_gap(console: Console, store: EventStore) -> None:
    meet(store, "r1", HAGEN)
    meet(store, "r2", HAGEN)
    store.changes.trim(datetime.now(UTC) + timedelta(hours=1))
    with following(console, "1-0") as stream:
        assert next(each for each in stream if "data" in each)["event"] == "gap"


@pytest.mark.parametrize("last", ["soon", "1-2-3", "$", "-"])
def test_a_place_that_is_none_is_refused(console: Console, last: str) -> None:
    answer = console.client.get("/stream", headers={"Last-Event-ID": last})
    assert answer.json()["type"] == "urn:communique:problem:invalid-position"


@pytest.fixture
def alone(server: str, store: EventStore, tmp_path: Path) -> Iterator[Console]:
    """A server for one test."""
    del store
    few = {"console_streams": "1", "console_heartbeat_seconds": "0.2"}
    with Console(tmp_path, server, **few) as running:
        yield running


def test_a_quiet_stream_says_that_it_lives_and_has_its_number(alone: Console) -> None:
    with following(alone) as stream:
        assert "comment" in next(each for each in stream if "id" not in each)
        answer = alone.client.get("/stream")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")


def test_the_server_ends_streams_before_it_ends(alone: Console) -> None:
    with following(alone) as stream:
        next(stream)
        alone.process.send_signal(signal.SIGTERM)
        assert all("data" not in each for each in stream)  # and it comes to its end
    assert alone.process.wait() == 0


def test_a_stream_ends_when_its_key_is_removed(alone: Console, store: EventStore) -> None:
    file = KeyFile(alone.folder / "console-keys.txt")
    key, alone.keys["guest"] = new_key("guest", ["read"])
    file.add(key)
    with alone.asking("guest") as guest, guest.stream("GET", "/stream") as answer:
        stream = messages(answer)
        next(stream)
        file.remove("guest")
        meet(store, "r1", HAGEN)
        assert all(each.get("event") in {None, "created"} for each in stream)
    assert alone.client.get("/status").status_code == 200
    with alone.asking("guest") as guest:
        await_that(lambda: guest.get("/events").status_code == 401)
