"""Batches of the stream are held until they are acknowledged, and hold what cannot be read, too."""

from typing import Any

import pytest
import redis

from communique_schemas import StreamEntry
from communique_schemas.errors import ConnectionFailedError
from communique_store import EventStore
from communique_store.batch import Entry, UnreadableEntry
from communique_store.keys import Keys
from tests.faults.stage import Server
from tests.store.examples import result

STREAM = Keys("communique").stream


@pytest.fixture
def client(server: str, store: EventStore) -> Any:
    """A client past the store, which has forty events."""
    store.save_many([result(f"a{n}") for n in range(40)])
    return redis.Redis.from_url(server)


def rest(store: EventStore, **how: object) -> list[Entry]:
    """All that is there, acknowledged."""
    found = list[Entry]()
    for batch in store.follow_batches("g", block_seconds=0, **how):  # type: ignore[arg-type]
        found += batch.entries
        batch.acknowledge(batch.entries)
    return found


def held(client: Any) -> int:
    return int(client.xpending(STREAM, "g")["pending"])


def test_a_batch_has_the_entries_in_order_and_no_more_than_were_asked_for(
    store: EventStore, client: Any
) -> None:
    sizes = [len(batch.entries) for batch in store.follow_batches("g", block_seconds=0, count=15)]
    assert sizes == [15, 15, 10]
    assert [entry.entry_id for entry in rest(store)] == [
        name.decode() for name, _ in client.xrange(STREAM)
    ]


def test_what_is_not_acknowledged_comes_again(store: EventStore, client: Any) -> None:
    batches = store.follow_batches("g", block_seconds=0)
    batch = next(batches)
    batch.acknowledge(batch.entries[:10])
    assert held(client) == 30
    batches.close()
    assert rest(store) == list(batch.entries[10:])
    assert held(client) == 0


def test_asking_for_the_next_batch_acknowledges_nothing(store: EventStore, client: Any) -> None:
    list(store.follow_batches("g", block_seconds=0, consumer="mine", count=10))
    assert held(client) == 40
    assert len(rest(store, consumer="mine", count=7)) == 40


def test_what_is_renewed_is_claimed_by_nobody(store: EventStore, client: Any) -> None:
    batch = next(store.follow_batches("g", block_seconds=0, consumer="slow"))
    for entry in client.xpending_range(STREAM, "g", "-", "+", 100):
        client.xclaim(STREAM, "g", "slow", 0, [entry["message_id"]], idle=10**9, justid=True)
    batch.acknowledge(batch.entries[:1])
    batch.renew()
    assert rest(store) == []
    assert held(client) == 39


def test_renewing_takes_nothing_back_that_another_one_has_claimed(
    store: EventStore, client: Any
) -> None:
    batch = next(store.follow_batches("g", block_seconds=0, consumer="slow"))
    first = batch.entries[0].entry_id
    client.xclaim(STREAM, "g", "quick", 0, [first])
    batch.renew()
    (holder,) = client.xpending_range(STREAM, "g", first, first, 1)
    assert holder["consumer"] == b"quick"


def test_an_entry_that_cannot_be_read_is_in_its_place_and_ends_nothing(
    store: EventStore, client: Any
) -> None:
    foreign = client.xadd(STREAM, {"action": "added", "event": "no event"}).decode()
    store.save(result("later"))
    entries = rest(store)
    assert len(entries) == 42
    unreadable = entries[40]
    assert isinstance(unreadable, UnreadableEntry)
    assert unreadable.entry_id == foreign
    assert foreign in unreadable.reason
    assert unreadable.fields == {b"action": b"added", b"event": b"no event"}
    assert isinstance(entries[41], StreamEntry)


@pytest.mark.parametrize("doing", ["acknowledge", "renew"])
def test_a_server_that_has_gone_is_told_in_our_words(
    machine: Server, ledger: EventStore, doing: str
) -> None:
    ledger.save(result("a0"))
    batch = next(ledger.follow_batches("g", block_seconds=0, leave=False))
    machine.kill()
    with pytest.raises(ConnectionFailedError):
        batch.renew() if doing == "renew" else batch.acknowledge(batch.entries)
    machine.start()
    batch.renew() if doing == "renew" else batch.acknowledge(batch.entries)


def test_an_entry_that_was_erased_is_passed_over(store: EventStore, client: Any) -> None:
    next(store.follow_batches("g", block_seconds=0, consumer="mine"))
    store.forget(["a7"], everywhere=True)
    assert len(rest(store, consumer="mine")) == 39
    assert held(client) == 0
