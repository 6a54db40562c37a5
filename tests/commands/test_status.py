"""`communique status --watch`: a board on a terminal, lines of JSON elsewhere, an end by Ctrl-C."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread
from typing import Any

import pytest

from communique_store import ConnectionSettings, EventStore
from tests.faults.stage import Server, await_that
from tests.store.examples import letter, record, result

WATCH = [sys.executable, "-m", "communique", "status", "--watch", "--every", "0.1"]


class Screen:
    """A terminal in which a command runs."""

    def __init__(self, url: str) -> None:
        near, far = pty.openpty()
        self.process = subprocess.Popen(
            WATCH, stdin=far, stdout=far, stderr=far, start_new_session=True,
            env={**environment(url), "TERM": "xterm", "COLUMNS": "100", "LINES": "40"},
        )  # fmt: skip
        os.close(far)
        self._near = near
        self._shown = bytearray()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with suppress(OSError):
            while data := os.read(self._near, 4096):
                self._shown += data

    def shown(self) -> str:
        return self._shown.decode(errors="replace")

    def await_words(self, *words: str) -> None:
        await_that(lambda: all(word in self.shown() for word in words), 30)


def environment(url: str) -> dict[str, str]:
    return {**os.environ, "COMMUNIQUE_STORE_URL": url, "COMMUNIQUE_BROKER_URL": url}


def fill(settings: ConnectionSettings) -> None:
    """A store with one of everything that the board shows."""
    with EventStore(settings=settings) as store:
        store.outbox.accept([record("under-way", "Rain.")])
        store.save(result("a2"))
        store.letters.add(letter())
        store.workers.heartbeat("w@evil\x1b[2J", 60)
        assert list(store.follow("readers", block_seconds=0.01))


@pytest.fixture
def screen(settings: ConnectionSettings) -> Iterator[Screen]:
    fill(settings)
    made = Screen(str(settings.store_url))
    yield made
    made.process.kill()
    made.process.wait()


def test_the_board_shows_queue_rates_workers_groups_letters_and_the_last_events(
    screen: Screen,
) -> None:
    screen.await_words(
        "articles under way", "articles a second", "events a second", "oldest under way", "workers",
        r"w@evil\x1b[2J", "consumer groups", "readers", "dead letters", "timed-out 1", "last events",
    )  # fmt: skip
    assert "\x1b[2J" not in screen.shown()  # nothing of a stranger's name is obeyed
    assert "+ –  meeting occurred  Ana Olt, Bo Tarn" in screen.shown()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_order_and_gives_the_terminal_back(
    screen: Screen, number: signal.Signals
) -> None:
    screen.await_words("last events")
    screen.process.send_signal(number)
    assert screen.process.wait(30) == 0
    await_that(lambda: screen.shown().rstrip().endswith("\x1b[?25h"), 10)  # the cursor is back
    assert "Traceback" not in screen.shown()


def lines(url: str) -> subprocess.Popen[str]:
    return subprocess.Popen(WATCH, env=environment(url), stdout=subprocess.PIPE, text=True)


def test_where_there_is_no_terminal_each_tick_is_one_object(settings: ConnectionSettings) -> None:
    fill(settings)
    with lines(str(settings.store_url)) as watching:
        assert watching.stdout is not None
        ticks: list[dict[str, Any]] = [json.loads(watching.stdout.readline()) for _ in range(3)]
        watching.send_signal(signal.SIGINT)
        assert watching.wait(30) == 0
    first, _, third = ticks
    assert first["articles_per_second"] is None
    assert third["articles_per_second"] == third["events_per_second"] == 0
    assert third["dead_by_reason"] == {"timed-out": 1}
    assert third["events_stored"] == third["articles_processed"] == third["workers_alive"] == 1
    assert [group["name"] for group in third["groups"]] == ["readers"]
    assert [entry["action"] for entry in third["last_events"]] == ["added"]
    assert third["lag_seconds"] >= 0


def test_rates_are_what_was_added_by_the_time_that_it_took(settings: ConnectionSettings) -> None:
    with lines(str(settings.store_url)) as watching, EventStore(settings=settings) as store:
        assert watching.stdout is not None
        watching.stdout.readline()
        store.save(result("a1"))
        store.save(result("a2"))
        ticks = (json.loads(line) for line in watching.stdout)
        rate = next(tick["articles_per_second"] for tick in ticks if tick["events_stored"] == 2)
        watching.send_signal(signal.SIGINT)
        assert watching.wait(30) == 0
    assert rate > 0


def test_a_server_that_goes_away_is_waited_for(machine: Server) -> None:
    with lines(machine.url) as watching:
        assert watching.stdout is not None
        assert "messages_in_the_queue" in json.loads(watching.stdout.readline())
        machine.kill()
        ticks = (json.loads(line) for line in watching.stdout)
        assert "cannot reach the store" in next(tick["error"] for tick in ticks if "error" in tick)
        machine.start()
        assert next(tick for tick in ticks if "error" not in tick)["articles_under_way"] == 0
        watching.send_signal(signal.SIGINT)
        assert watching.wait(30) == 0


def test_once_it_is_one_object_with_the_same_names(settings: ConnectionSettings) -> None:
    fill(settings)
    done = subprocess.run(
        [sys.executable, "-m", "communique", "status", "--json"],
        env=environment(str(settings.store_url)), capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert told["articles_under_way"] == told["dead_letters"] == 1
    assert told["workers"] == ["w@evil\x1b[2J"]
