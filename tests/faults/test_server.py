"""The server dies, hangs, or is full; the ledger closes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import redis

from communique_producer import Patience, Producer
from communique_schemas import DeadLetter, ExtractionResult, ExtractorInfo
from communique_schemas.errors import ConnectionFailedError, StoreFullError
from communique_store import EventStore
from tests.faults.stage import (
    Server,
    Worker,
    articles,
    await_that,
    check_ledger,
    push_articles,
    settings_for,
)
from tests.store.examples import taken

COUNT = 400


def test_the_server_is_killed_under_load_and_comes_back(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, COUNT)
    with Worker(tmp_path, machine.url):
        await_that(lambda: ledger.counts().articles > 0)
        machine.kill()
        with pytest.raises(ConnectionFailedError, match="cannot reach the"):
            producer.push(articles(1, name="late"))
        machine.start()
        assert producer.wait(ids, timeout=120)
        check_ledger(ledger, ids)


@pytest.mark.slow
def test_a_producer_that_may_wait_goes_on_when_the_server_is_back(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    said: list[str] = []
    batch = articles(COUNT)

    def feed() -> object:
        for n, article in enumerate(batch):
            if n == 100:
                machine.kill()
            yield article

    def on_notice(words: str) -> None:
        said.append(words)
        machine.start()

    patience = Patience(broker_seconds=60, notice=on_notice)
    report = producer.push(feed(), patience=patience)  # type: ignore[arg-type]
    assert (report.queued, len(said)) == (COUNT, 1)
    assert "waiting: cannot reach the" in said[0]
    with Worker(tmp_path, machine.url):
        await_that(lambda: not ledger.outbox.size())
        check_ledger(ledger, [article.id for article in batch])


@pytest.mark.slow
def test_who_waits_for_articles_goes_on_when_the_server_is_back(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, COUNT)
    patience = Patience(broker_seconds=60, notice=lambda _: machine.start())
    with Worker(tmp_path, machine.url):
        await_that(lambda: ledger.counts().articles > 0)
        machine.kill()
        with pytest.raises(ConnectionFailedError, match="cannot reach the store"):
            producer.wait(ids)
        assert producer.wait(ids, timeout=120, patience=patience)
        check_ledger(ledger, ids)


@pytest.mark.slow
def test_the_server_is_paused_for_longer_than_every_timeout(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, COUNT)
    with Worker(tmp_path, machine.url):
        await_that(lambda: ledger.counts().articles > 0)
        machine.pause()
        with pytest.raises(ConnectionFailedError):  # after both timeouts of an answer
            producer.push(articles(1, name="late"))
        machine.resume()
        assert producer.wait(ids, timeout=120)
        check_ledger(ledger, ids)


@pytest.mark.slow
def test_the_disk_is_full_and_then_is_not(tmp_path: Path) -> None:
    with Server(tmp_path, fsync="everysec") as machine, EventStore(machine.url) as ledger:
        producer = Producer(settings=settings_for(machine.url))
        ids = push_articles(producer, COUNT)
        with Worker(tmp_path, machine.url):
            await_that(lambda: ledger.counts().articles > 0)
            machine.fill_disk()
            with pytest.raises(StoreFullError, match="cannot write to its disk"):
                push_until_refused(producer)
            machine.empty_disk()
            producer.push(articles(1, name="late"), patience=Patience(broker_seconds=60))
            assert producer.wait([*ids, "late0"], timeout=120)
            check_ledger(ledger, [*ids, "late0"])


@pytest.mark.slow
def test_the_disk_is_full_for_a_server_that_writes_each_change_at_once(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, COUNT)
    with Worker(tmp_path, machine.url):
        await_that(lambda: ledger.counts().articles > 0)
        machine.fill_disk()
        machine.process.wait()  # under `appendfsync always` the server ends where it cannot write
        machine.start()  # by hand or by a supervisor, when there is room
        assert producer.wait(ids, timeout=120)
        check_ledger(ledger, ids)


def push_until_refused(producer: Producer) -> None:
    while True:  # the server notices with the first write that fails
        producer.push(articles(1, name="late"), force=True)


@pytest.mark.slow
def test_the_memory_limit_is_reached_and_then_raised(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, COUNT)
    with machine.client() as client, Worker(tmp_path, machine.url):
        await_that(lambda: ledger.counts().articles > 0)
        client.config_set("maxmemory", "1mb")
        with pytest.raises(StoreFullError, match="memory limit"):
            producer.push(articles(1, name="late"))
        with pytest.raises(StoreFullError, match="memory limit"):
            ledger.outbox.accept(articles(1, name="late"))
        client.config_set("maxmemory", "0")
        assert producer.push(articles(1, name="late")).queued == 1
        assert producer.wait([*ids, "late0"], timeout=120)
        check_ledger(ledger, [*ids, "late0"])


def test_a_full_server_is_read_from_all_the_same(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, 40)
    reading = ledger.follow("g", block_seconds=60)
    with machine.client() as client, Worker(tmp_path, machine.url):
        next(reading)
        reading.close()
        assert producer.wait(ids, timeout=120)
        client.config_set("maxmemory", "1mb")
        assert list(ledger.query(limit=3))
        assert len(list(ledger.follow("g", block_seconds=0.05))) == ledger.counts().events
        assert list(ledger.problems()) == []


@pytest.mark.slow
def test_the_retention_makes_room_on_a_full_server(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, 40)
    retention = {"COMMUNIQUE_RETENTION_DAYS": "0.0001"}  # some nine seconds
    with machine.client() as client, Worker(tmp_path, machine.url, **retention):
        assert producer.wait(ids, timeout=120)
        client.config_set("maxmemory", "1mb")
        await_that(lambda: ledger.counts().articles == 0)
        assert list(ledger.problems()) == []


def test_what_was_begun_is_finished_at_the_memory_limit(
    machine: Server, ledger: EventStore
) -> None:
    batch = articles(2)
    ledger.outbox.accept(batch)
    info = ExtractorInfo(name="communique", version="1", model="m")
    letter = DeadLetter(
        article_id="a1", reason="failed", message="m", attempts=1, failed_at=datetime.now(UTC),
        worker="w", record=batch[1].model_dump(mode="json"),
    )  # fmt: skip
    with machine.client() as client:
        client.config_set("maxmemory", "1mb")
        with pytest.raises(redis.OutOfMemoryError):
            client.set("full", "x")
        done, failed = taken(ledger, "a0", "a1")
        assert ledger.outbox.begin_attempt([done, failed]) == [1, 1]
        result = ExtractionResult(article=done.article, extractor=info)
        assert ledger.save(result, receipt=done.receipt)
        assert ledger.letters.add(letter, receipt=failed.receipt, extractor=info)
        client.config_set("maxmemory", "0")
    check_ledger(ledger, ["a0", "a1"], dead=["a1"])


def test_a_full_server_refuses_before_workers_are_short_of_memory(
    machine: Server, producer: Producer
) -> None:
    with machine.client() as client:
        client.set("ballast", b"x" * 50_000_000)
        # by itself above 90 %: what a server uses beside that for a moment goes again
        client.config_set("maxmemory", "53000000")
        with pytest.raises(StoreFullError, match=r"uses \d+% of its memory limit"):
            producer.push(articles(1))


def test_the_producer_stops_at_the_limit_of_articles_under_way_and_goes_on_when_it_falls(
    machine: Server, ledger: EventStore, tmp_path: Path
) -> None:
    said: list[str] = []
    most = 0
    started: list[Worker] = []

    def start_worker(words: str) -> None:
        said.append(words)
        if not started:
            started.append(Worker(tmp_path, machine.url))
            started[0].start()

    def look(_: object) -> None:
        nonlocal most
        most = max(most, ledger.outbox.size())

    batch = articles(COUNT)
    patience = Patience(max_queued=50, notice=start_worker)
    producer = Producer(settings=settings_for(machine.url))
    report = producer.push(batch, patience=patience, progress=look)
    try:
        assert report.queued == COUNT
        assert "the limit of 50 articles under way is reached; no worker is alive" in said[0]
        assert most <= 50
        await_that(lambda: not ledger.outbox.size())
        check_ledger(ledger, [article.id for article in batch])
    finally:
        started[0].kill()
