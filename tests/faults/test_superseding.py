"""Workers die while newer records supersede older ones; the newest of each article stays, once."""

from pathlib import Path

import pytest
from celery import Celery

from communique_producer import Producer
from communique_schemas import TASK_NAME, ChunkMessage
from communique_store import EventStore
from tests.faults.stage import Server, Worker, articles, await_that

COUNT = 200
PATIENT = {"COMMUNIQUE_MAX_ATTEMPTS": "20"}
"""Each message that names an article counts as a try of it, and here many do."""


@pytest.mark.slow
def test_the_worker_is_killed_in_the_middle_of_superseding(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    newest = {article.id: article for article in articles(COUNT)}
    updated = [
        article if n % 2 else article.model_copy(update={"text": newest[article.id].text})
        for n, article in enumerate(
            article.model_copy(update={"title": "Second"}) for article in articles(COUNT, seed=1)
        )
    ]
    with Worker(tmp_path, machine.url) as worker:
        producer.push(newest.values())
        assert producer.wait(newest, timeout=120)
        assert producer.push(updated, replace=True).superseding == COUNT
        newest.update((article.id, article) for article in updated)
        await_that(lambda: 0 < ledger.outbox.size() < COUNT)
        worker.kill()
    under_way = sorted(ledger.pending(newest))
    assert 0 < len(under_way) < COUNT
    assert list(ledger.problems()) == []

    forgotten, corrected = [*under_way[:20], "a0", "a1"], under_way[20:40]
    third = [newest[name].model_copy(update={"title": "Third"}) for name in corrected]
    assert producer.push(third, force=True).superseding == len(third)
    newest.update((article.id, article) for article in third)
    ledger.forget(forgotten[::2])
    ledger.forget(forgotten[1::2], everywhere=True)
    for name in forgotten:
        newest.pop(name, None)
    for _ in range(2):
        message = ChunkMessage(articles=tuple(under_way)).payload()
        Celery(broker=machine.url).send_task(TASK_NAME, args=[message], queue="communique")
    with (
        Worker(tmp_path, machine.url, **PATIENT) as first,
        Worker(tmp_path, machine.url, **PATIENT),
    ):
        await_that(lambda: ledger.outbox.size() < len(under_way) - 30)
        first.kill_one()
        await_that(lambda: not ledger.outbox.size() and not producer.queue_depth())
    assert list(ledger.letters.all()) == []
    assert {name: ledger.article(name) for name in ledger.outdated()} == newest
    told = {event.article.id: event.article.title for event in ledger.query(limit=None)}
    assert told == {name: newest[name].title for name in told}
    assert list(ledger.problems()) == []
