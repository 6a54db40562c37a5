"""Messages come twice, late, never or broken, and articles kill whoever reads them; the ledger closes."""

from pathlib import Path

import pytest
from celery import Celery

from communique_producer import Producer
from communique_schemas import TASK_NAME, Article, ChunkMessage, InlineChunkMessage
from communique_store import EventStore
from tests.faults.stage import Server, Worker, articles, await_that, check_ledger, push_articles

POISONED = "tests.faults.poisoned"


def send(machine: Server, payload: object) -> None:
    Celery(broker=machine.url).send_task(TASK_NAME, args=[payload], queue="communique")


def test_two_workers_are_given_the_same_messages(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, 64)
    for _ in range(3):
        send(machine, ChunkMessage(articles=tuple(ids)).payload())
    with Worker(tmp_path, machine.url), Worker(tmp_path, machine.url):
        assert producer.wait(ids, timeout=120)
        await_that(lambda: producer.queue_depth() == 0)
        check_ledger(ledger, ids)


def test_messages_that_the_broker_loses_are_sent_again(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, 40)
    with machine.client() as client:
        client.delete("communique")
    with Worker(tmp_path, machine.url):
        assert producer.wait(ids, timeout=120)
        check_ledger(ledger, ids)


def test_a_message_of_the_version_before_is_understood(
    machine: Server, ledger: EventStore, tmp_path: Path
) -> None:
    batch = articles(10)
    records = tuple(article.model_dump(mode="json") for article in batch)
    send(machine, InlineChunkMessage(articles=records).payload())
    send(machine, InlineChunkMessage(articles=records).payload())
    with Worker(tmp_path, machine.url):
        await_that(lambda: ledger.counts().articles == len(batch))
        check_ledger(ledger, [article.id for article in batch])


def test_what_is_no_message_of_ours_costs_no_other(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    with machine.client() as client:
        client.lpush("communique", b'{"body": "e30=", "headers": {}, "properties": {}}')
    send(machine, {"version": 99})
    send(machine, "x" * 1000)
    Celery(broker=machine.url).send_task("no.such.task", queue="communique")
    ids = push_articles(producer, 40)
    with Worker(tmp_path, machine.url):
        assert producer.wait(ids, timeout=120)
        await_that(lambda: ledger.counts().dead_letters == 2)
        for letter in ledger.letters.all():
            assert "not a chunk of articles" in letter.message
            ledger.letters.drop(letter.article_id)
        check_ledger(ledger, ids)


def test_poison_among_good_articles_ends_as_dead_letters_and_costs_no_other(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    bad = [
        Article(id=name.lower(), text=f"{name} The ministers met.")
        for name in ("DIE", "LOOP", "HANG", "RAISE")
    ]
    good = articles(60)
    batch = [*good[:5], *bad[:2], *good[5:20], *bad[2:], *good[20:]]
    producer.push(batch)
    limits = {
        "COMMUNIQUE_ARTICLE_SECONDS": "0.5",
        "COMMUNIQUE_MAX_ATTEMPTS": "2",
        "COMMUNIQUE_VISIBILITY_SECONDS": "60",  # a second delivery would count as a try, too
    }
    with Worker(tmp_path, machine.url, app=POISONED, **limits):
        assert producer.wait([article.id for article in batch], timeout=120)
        letters = {letter.article_id: letter for letter in ledger.letters.all()}
        check_ledger(ledger, [a.id for a in batch], dead=[a.id for a in bad])
    assert letters["die"].reason == letters["hang"].reason == "killed-worker"
    assert letters["die"].message == "its worker died 2 times while it was processed"
    assert letters["loop"].reason == "timed-out"
    assert "longer than 0.5 seconds" in letters["loop"].message
    assert (letters["raise"].reason, letters["raise"].message) == (
        "failed",
        "MemoryError: too much",
    )


def test_the_visibility_timeout_passes_while_a_task_still_runs(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    loop = Article(id="loop", text="LOOP The ministers met.")
    batch = [loop, *articles(40)]
    producer.push(batch)
    limits = {"COMMUNIQUE_ARTICLE_SECONDS": "3", "COMMUNIQUE_VISIBILITY_SECONDS": "1"}
    with Worker(tmp_path, machine.url, app=POISONED, **limits):
        assert producer.wait([article.id for article in batch], timeout=120)
        check_ledger(ledger, [article.id for article in batch], dead=["loop"])


CLOCK = """
import time, pathlib
_real = time.time
_file = pathlib.Path(__file__).with_name("clock.txt")
def _shifted():
    return _real() + float(_file.read_text() or 0)
time.time = _shifted
"""


@pytest.mark.parametrize("jump", [3600, -3600])
def test_the_clock_of_a_worker_jumps(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path, jump: int
) -> None:
    (tmp_path / "sitecustomize.py").write_text(CLOCK)
    clock = tmp_path / "clock.txt"
    clock.write_text("0")
    ids = push_articles(producer, 400)
    with Worker(tmp_path, machine.url):
        await_that(lambda: ledger.counts().articles > 0)
        clock.write_text(str(jump))
        assert producer.wait(ids, timeout=120)
        check_ledger(ledger, ids)
