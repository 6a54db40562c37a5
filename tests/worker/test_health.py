"""A worker says that it lives, whatever else it does."""

from collections.abc import Iterator
from threading import Event

import pytest

from communique_store import ConnectionSettings, EventStore
from communique_worker import health
from communique_worker.health import Heartbeat
from communique_worker.settings import WorkerSettings
from tests.faults.stage import await_that


@pytest.fixture
def merging(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Merging what others left takes as long as the test does; set once it has begun."""
    begun, ended = Event(), Event()

    def merge_for_long(_: EventStore) -> None:
        begun.set()
        ended.wait()

    monkeypatch.setattr(health, "merge_left", merge_for_long)
    yield begun
    ended.set()


def test_a_worker_that_merges_what_others_left_says_that_it_lives(
    store: EventStore, settings: ConnectionSettings, merging: Event
) -> None:
    worker = WorkerSettings(
        broker_url=settings.broker_url, store_url=settings.store_url, heartbeat_seconds=1
    )
    heartbeat = Heartbeat("busy", worker)
    heartbeat.start()
    try:
        assert merging.wait(60)
        store.workers.gone("busy")  # as if the sign had expired
        await_that(lambda: store.workers.alive() == ["busy"])
    finally:
        heartbeat.stop()
    await_that(lambda: not store.workers.alive())
