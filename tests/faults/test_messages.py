"""Messages come twice, late, never or broken, and articles kill whoever reads them; the ledger closes."""

import json
import zlib
from base64 import b64encode
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from celery import Celery

from communique_producer import Producer
from communique_schemas import TASK_NAME, Article, ChunkMessage, InlineChunkMessage
from communique_store import EventStore
from tests.faults.stage import Server, Worker, articles, await_that, check_ledger, push_articles
from tests.schemas.examples import nested

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


def test_a_record_nested_too_deep_is_a_dead_letter_and_costs_its_neighbours_nothing(
    machine: Server, ledger: EventStore, tmp_path: Path
) -> None:
    good = articles(6)
    for levels, neighbours in ((101, good[:3]), (180, good[3:])):
        deep = {"id": f"deep-{levels}", "text": "Rain.", "metadata": nested(levels)}
        records = [*(article.model_dump(mode="json") for article in neighbours), deep]
        send(machine, {"version": 1, "articles": records})
        send(machine, {"version": nested(levels), "articles": []})
    with Worker(tmp_path, machine.url):
        await_that(lambda: ledger.counts().articles == 6 and ledger.counts().dead_letters == 4)
        reasons = {letter.article_id: letter.message for letter in ledger.letters.all()}
        for name in ("deep-101", "deep-180"):
            assert "metadata: is nested more than 100 levels deep" in reasons[name]
        check_ledger(ledger, [*reasons, *(a.id for a in good)], dead=reasons)


CALL = json.dumps([[{"version": 2, "articles": []}], {}, {}]).encode()
HEADERS: dict[str, Any] = {"task": TASK_NAME, "id": "hostile", "lang": "py"}
BOMB = zlib.compress(b"[" + b" " * 2**28, 9)


def envelope(headers: Any = HEADERS, body: Any = CALL, **changes: Any) -> str:
    """A message as kombu lays it into the queue."""
    whole = {
        "body": b64encode(body).decode() if isinstance(body, bytes) else body,
        "headers": headers,
        "properties": {
            "delivery_tag": str(uuid4()),
            "delivery_info": {"exchange": "", "routing_key": "communique"},
            "body_encoding": "base64",
        },
        "content-type": "application/json",
        "content-encoding": "utf-8",
    }
    return json.dumps({**whole, **changes})


HOSTILE = [
    # no message at all
    "garbage", "5", "[]", "null", "[" * 5000, '{"body": "e30="}', '{"properties": []}',
    envelope(properties=[]),
    envelope(properties={"delivery_tag": [1], "delivery_info": {}}),
    envelope(properties={"delivery_tag": "info", "delivery_info": []}),
    envelope(properties={"delivery_tag": "code", "delivery_info": {}, "body_encoding": "rot13"}),
    *(envelope(headers) for headers in ([], "x", None, 5)),
    *(envelope(body=body) for body in (5, None, "%%%", [], {})),
    # no call of our task
    *(envelope({**HEADERS, "task": task}) for task in ([], {}, None, "celery.starmap", "x" * 9999)),
    *(envelope({**HEADERS, key: [1]}) for key in ("id", "lang", "argsrepr", "origin")),
    envelope({"task": TASK_NAME}),
    envelope({}, b'{"task": [], "id": "x", "args": [], "kwargs": {}}'),
    envelope({}, b'{"task": "communique.extract"}'),
    *(envelope(body=body) for body in (b"5", b"[1]", b"[{}, {}, {}]", b"[[], [], {}]", b"\xff")),
    envelope(body=b'[[{}], {}, {"callbacks": [5], "chain": 7}]'),
    # what bursts its reader
    envelope(body=b"[" * 100_000),
    envelope(body=b"[[" + b"[" * 700 + b"]" * 700 + b"], {}, {}]"),
    envelope({**HEADERS, "compression": "application/x-gzip"}, BOMB),
    envelope({"compression": "zlib"}, BOMB),
    envelope({**HEADERS, "compression": []}),
    # what is read by other means than JSON
    envelope(**{"content-type": "application/x-python-serialize"}),
    *(envelope(**{"content-encoding": code}) for code in ("klingon", [], "zlib")),
    envelope(**{"content-type": []}),
]  # fmt: skip


def test_no_message_of_strangers_ends_a_worker(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    with machine.client() as client, Worker(tmp_path, machine.url) as worker:
        for item in HOSTILE:
            client.lpush("communique", item)
        ids = push_articles(producer, 10)
        assert producer.wait(ids, timeout=120)
        await_that(lambda: client.zcard("unacked_index") == 0)
        assert worker.process.poll() is None
        assert "compressed messages are not accepted" in worker.log()
        check_ledger(ledger, ids)
        assert worker.drain() == 0


def test_no_header_of_strangers_delays_an_article_or_lets_it_expire(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    strange = (
        {"eta": "2099-01-01T00:00:00"},
        {"expires": "soon"},
        {"timelimit": 5},
        {"retries": "x"},
    )
    ids = push_articles(producer, 10 * len(strange))
    with machine.client() as client, Worker(tmp_path, machine.url):
        client.delete("communique")
        for n, headers in enumerate(strange):
            chunk = ChunkMessage(articles=tuple(ids[10 * n : 10 * n + 10]))
            body = json.dumps([[chunk.payload()], {}, {}]).encode()
            client.lpush("communique", envelope({**HEADERS, **headers}, body))
        assert producer.wait(ids, timeout=120)
        check_ledger(ledger, ids)


def test_what_another_version_left_in_the_outbox_is_a_dead_letter_and_costs_no_other(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, 40)
    with machine.client() as client:
        client.hset("{communique}:outbox", "a7", b"left by another version")
        client.hset("{communique}:outbox", "a8", b"too")
    with Worker(tmp_path, machine.url):
        assert producer.wait(ids, timeout=120)
        check_ledger(ledger, ids, dead=["a7", "a8"])
    letter = ledger.letters.get("a7")
    assert (letter.reason, letter.record) == (
        "invalid",
        {"packed": "bGVmdCBieSBhbm90aGVyIHZlcnNpb24="},
    )


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


@pytest.mark.slow
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
@pytest.mark.slow
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
