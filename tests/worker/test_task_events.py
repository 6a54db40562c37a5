"""Celery's events, as Flower reads them: told by a real worker to Celery's own receiver."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from celery import Celery

from communique_producer import Producer
from communique_schemas import Article
from tests.faults.stage import Server, Worker, await_that, settings_for

MEETING = "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo."


class Watcher:
    """What hears the events, as Flower does."""

    def __init__(self, url: str) -> None:
        self.app = Celery(broker=url, set_as_current=False)
        self.events: list[dict[str, Any]] = []
        self.state = self.app.events.State()

    def hear_until(self, kind: str, begin: Callable[[], object]) -> None:
        """Take in events until one of this kind comes; `begin` is called when the first one was heard."""

        def take(event: dict[str, Any]) -> None:
            if not self.events:  # such as a heartbeat: from now on nothing is missed
                begin()
            self.events.append(event)
            self.state.event(dict(event))
            receiver.should_stop = event["type"] == kind

        with self.app.connection_for_read() as connection:
            receiver = self.app.events.Receiver(connection, handlers={"*": take})
            receiver.capture(limit=None, timeout=60, wakeup=True)

    def workers(self) -> list[str]:
        return [worker.hostname for worker in self.state.workers.values() if worker.alive]


@pytest.mark.parametrize("asked", ["by the setting", "by Flower"])
def test_a_task_is_seen_from_its_arrival_to_its_end(
    machine: Server, tmp_path: Path, asked: str
) -> None:
    watcher = Watcher(machine.url)
    setting = {"COMMUNIQUE_TASK_EVENTS": "true"} if asked == "by the setting" else {}
    with Worker(tmp_path, machine.url, concurrency=1, **setting):
        await_that(lambda: watcher.app.control.ping(timeout=0.5), 60)
        if not setting:
            watcher.app.control.enable_events()  # which Flower does by itself
        producer = Producer(settings=settings_for(machine.url))
        watcher.hear_until("task-succeeded", lambda: producer.push([Article(id="a", text=MEETING)]))
    kinds = [event["type"] for event in watcher.events if event["type"].startswith("task-")]
    assert kinds == ["task-received", "task-started", "task-succeeded"]
    (task,) = watcher.state.tasks.values()
    assert (task.name, task.state, task.args) == ("communique.extract", "SUCCESS", "(1 articles)")
    assert watcher.workers()
    assert "Hagen" not in str(watcher.events)
