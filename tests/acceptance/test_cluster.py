"""A store is kept on a Redis Cluster of three nodes, too, and found again when it moves to another node."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from communique_producer import Producer
from communique_schemas.errors import ConnectionFailedError
from communique_store import ConnectionSettings, EventStore
from communique_store.keys import Keys
from tests.faults.stage import (
    Server,
    Worker,
    articles,
    await_that,
    check_ledger,
    free_port,
    push_articles,
)

_SLOTS = 16_384


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[list[Server]]:
    """Three servers that form a cluster, a third of the slots each."""
    with ExitStack() as running:
        started, buses = list[Server](), list[int]()
        for n in range(3):
            folder = tmp_path / f"node{n}"
            folder.mkdir()
            buses.append(free_port())
            options = {"cluster-enabled": "yes", "cluster-port": str(buses[n])}
            started.append(running.enter_context(Server(folder, **options)))
        for n, server in enumerate(started):
            with server.client() as client:
                first, last = n * _SLOTS // 3, (n + 1) * _SLOTS // 3 - 1
                client.execute_command("CLUSTER", "ADDSLOTSRANGE", first, last)
                client.execute_command("CLUSTER", "MEET", "127.0.0.1", started[0].port, buses[0])
        await_that(lambda: all(_is_whole(server) for server in started))
        yield started


def _is_whole(node: Server) -> bool:
    with node.client() as client:
        told = client.execute_command("CLUSTER", "INFO")
        return b"cluster_state:ok" in told and b"cluster_known_nodes:3" in told


def _url(nodes: list[Server]) -> str:
    return nodes[0].url.replace("redis://", "redis+cluster://").removesuffix("/0")


def test_the_whole_way_with_the_store_on_a_cluster(
    nodes: list[Server], machine: Server, tmp_path: Path
) -> None:
    settings = ConnectionSettings(broker_url=machine.url, store_url=_url(nodes))
    producer = Producer(settings=settings)
    ids = push_articles(producer, 60)
    with Worker(tmp_path, _url(nodes), COMMUNIQUE_BROKER_URL=machine.url) as worker:
        assert producer.wait(ids, timeout=60)
        assert worker.drain() == 0
    with EventStore(settings=settings) as store:
        check_ledger(store, ids)
        assert list(store.query(country="NOR", limit=5))


def test_a_store_that_moved_to_another_node_is_found_again(nodes: list[Server]) -> None:
    settings = ConnectionSettings(store_url=_url(nodes))
    with EventStore(settings=settings) as store:
        assert store.outbox.accept(articles(20)) == ["new"] * 20
        _move(nodes, Keys(settings.key_prefix).all)
        assert store.outbox.size() == 20
        assert store.outbox.accept(articles(40)) == ["known"] * 20 + ["new"] * 20
        assert store.counts().under_way == 40


def _move(nodes: list[Server], key: str) -> None:
    """Move the slot of a key, with all that is in it, from its node to the next one."""
    with nodes[0].client() as client:
        slot = client.execute_command("CLUSTER", "KEYSLOT", key)
    at = slot * 3 // _SLOTS
    source, target = nodes[at], nodes[(at + 1) % 3]
    with source.client() as giving, target.client() as taking:
        giver = giving.execute_command("CLUSTER", "MYID").decode()
        taker = taking.execute_command("CLUSTER", "MYID").decode()
        taking.execute_command("CLUSTER", "SETSLOT", slot, "IMPORTING", giver)
        giving.execute_command("CLUSTER", "SETSLOT", slot, "MIGRATING", taker)
        while found := giving.execute_command("CLUSTER", "GETKEYSINSLOT", slot, 100):
            giving.execute_command("MIGRATE", "127.0.0.1", target.port, "", 0, 5000, "KEYS", *found)
        for client in (taking, giving):
            client.execute_command("CLUSTER", "SETSLOT", slot, "NODE", taker)


def test_a_cluster_that_is_away_is_named() -> None:
    with pytest.raises(ConnectionFailedError, match=r"cannot reach the store at redis\+cluster://"):
        EventStore("redis+cluster://:secret@127.0.0.1:1")
