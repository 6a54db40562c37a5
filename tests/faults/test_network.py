"""The network between the workers and the server is cut or slow; the ledger closes."""

import random
from pathlib import Path

from communique_producer import Producer
from communique_store import EventStore
from tests.faults.stage import (
    Proxy,
    Server,
    Worker,
    await_that,
    check_ledger,
    push_articles,
)

COUNT = 400


MISSED = ("waiting for the store", "Connection to broker lost", "Cannot connect to")
"""What a worker says that misses its server: within a chunk, or between two."""


def test_connections_are_cut_again_and_again(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, COUNT)
    dice = random.Random(1)  # noqa: S311 - no secret
    with Proxy(machine.port) as proxy, Worker(tmp_path, proxy.url):
        for share in range(1, 5):
            target = share * COUNT // 6
            await_that(lambda: ledger.counts().articles >= target)  # noqa: B023 - awaited at once
            proxy.cut()
            if dice.random() < 0.5:
                proxy.cut()
        assert producer.wait(ids, timeout=120)
        check_ledger(ledger, ids)


def test_the_network_is_gone_for_a_while(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, COUNT)
    with Proxy(machine.port) as proxy, Worker(tmp_path, proxy.url) as worker:
        await_that(lambda: ledger.counts().articles > 0)
        proxy.open = False
        proxy.cut()
        await_that(lambda: any(sign in worker.log() for sign in MISSED))
        proxy.open = True
        assert producer.wait(ids, timeout=120)
        check_ledger(ledger, ids)


def test_the_network_is_slow(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, 100)
    with Proxy(machine.port) as proxy, Worker(tmp_path, proxy.url):
        proxy.delay = 0.02
        assert producer.wait(ids, timeout=120)
        check_ledger(ledger, ids)
