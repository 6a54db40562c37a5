"""Consumers of one group share its entries, and nothing is left with one that has gone."""

import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from communique_schemas import StreamEntry
from communique_store import EventStore, consumer
from communique_store.keys import Keys
from tests.faults.stage import await_that
from tests.store.examples import result

STREAM = Keys("communique").stream
LONG_AGO = 10**9
"""Milliseconds."""


@pytest.fixture
def client(store: EventStore) -> Any:
    store.save_many([result(f"a{n}") for n in range(40)])
    client = store._client  # noqa: SLF001 - what the server says of consumers
    client.xgroup_create(STREAM, "g", id="0")
    return client


def taken(client: Any, name: str, count: int) -> list[bytes]:
    """The ids of entries that a consumer of this name has read and holds."""
    return [place for place, _ in client.xreadgroup("g", name, {STREAM: ">"}, count=count)[0][1]]


def names(client: Any) -> set[str]:
    return {known["name"].decode() for known in client.xinfo_consumers(STREAM, "g")}


def held(client: Any) -> list[tuple[str, int]]:
    """Consumer and milliseconds of each entry that is held."""
    waiting = client.xpending_range(STREAM, "g", "-", "+", 1000)
    return [(entry["consumer"].decode(), entry["time_since_delivered"]) for entry in waiting]


def let_time_pass(client: Any) -> None:
    """All that is held has been held for long."""
    for entry in client.xpending_range(STREAM, "g", "-", "+", 1000):
        place = [entry["message_id"]]
        client.xclaim(STREAM, "g", entry["consumer"], 0, place, idle=LONG_AGO, justid=True)


def places(entries: Iterator[StreamEntry]) -> list[str]:
    return [entry.entry_id for entry in entries]


def test_two_followers_of_one_process_never_get_the_same(store: EventStore, client: Any) -> None:
    one = store.follow("g", block_seconds=0.05, count=10)
    first = next(one).entry_id
    two = places(store.follow("g", block_seconds=0.05, count=10))
    rest = places(one)
    assert len(two) == 30
    assert len({first, *two, *rest}) == len([first, *two, *rest]) == 40
    assert held(client) == []


def test_a_follower_has_a_name_of_its_own_that_tells_where_it_runs(
    store: EventStore, client: Any
) -> None:
    one, two = store.follow("g", count=1), store.follow("g", count=1)
    next(one)
    next(two)
    assert len(names(client)) == 2
    assert all(name.startswith(f"{socket.gethostname()}-") for name in names(client))


def test_what_a_follower_has_not_used_when_it_ends_another_gets_at_once(
    store: EventStore, client: Any
) -> None:
    reading = store.follow("g", block_seconds=0.05)
    used, in_hand = next(reading).entry_id, next(reading).entry_id
    reading.close()
    found = places(store.follow("g", block_seconds=0.05))
    assert found[0] == in_hand
    assert len({used, *found}) == 40
    assert held(client) == []


def test_the_names_of_followers_that_ended_do_not_pile_up(
    store: EventStore, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        reading = store.follow("g", block_seconds=0.05, count=10)
        next(reading)
        reading.close()  # it leaves nine, and the one in hand
    assert len(names(client)) == 5
    assert len(places(store.follow("g", block_seconds=0.05))) == 40
    monkeypatch.setattr(consumer, "_SECONDS_UNTIL_DEAD", 0.1)
    await_that(lambda: all(known["idle"] > 150 for known in client.xinfo_consumers(STREAM, "g")))
    list(store.follow("g", block_seconds=0.05, claim_after_seconds=0.01))
    assert names(client) == set()


def test_a_follower_that_used_all_it_took_is_forgotten_as_it_ends(
    store: EventStore, client: Any
) -> None:
    for _ in range(3):
        list(store.follow("g", block_seconds=0.05))
    assert names(client) == set()


def test_a_name_that_was_given_keeps_what_it_holds_and_gets_it_first(
    store: EventStore, client: Any
) -> None:
    reading = store.follow("g", consumer="mine", block_seconds=0.05, count=10)
    next(reading)
    in_hand = next(reading).entry_id
    reading.close()
    other = places(store.follow("g", block_seconds=0.05))
    mine = places(store.follow("g", consumer="mine", block_seconds=0.05))
    assert (len(other), len(mine), mine[0]) == (30, 9, in_hand)
    assert names(client) == {"mine"}


def test_a_name_that_was_given_may_leave_as_well(store: EventStore, client: Any) -> None:
    list(store.follow("g", consumer="pod-1", leave=True, block_seconds=0.05))
    assert names(client) == set()


def test_leaving_takes_nothing_from_another_one_that_has_claimed_it(
    store: EventStore, client: Any
) -> None:
    slow = store.follow("g", block_seconds=0.05, count=40)
    next(slow)
    let_time_pass(client)
    quick = store.follow("g", consumer="quick", block_seconds=0.05, count=100)
    next(quick)
    slow.close()
    assert {name for name, _ in held(client)} == {"quick"}
    assert places(store.follow("g", block_seconds=0.05)) == []


def test_a_group_that_is_dropped_meanwhile_is_left_without_a_word(
    store: EventStore, client: Any
) -> None:
    reading = store.follow("g", block_seconds=0.05)
    next(reading)
    store.stream.drop_group("g")
    reading.close()
    assert client.exists(STREAM)


def test_what_a_dead_consumer_holds_is_found_behind_all_that_others_hold(
    store: EventStore, client: Any
) -> None:
    """The server looks at ten times as many held entries as it is asked for, and no further."""
    taken(client, "busy", 25)
    dead = taken(client, "dead", 5)
    client.xclaim(STREAM, "g", "dead", 0, dead, idle=LONG_AGO, justid=True)
    found = places(store.follow("g", block_seconds=0.05, count=1))
    assert {place.decode() for place in dead} <= set(found)
    assert len(found) == 5 + 10


def test_what_a_dead_consumer_holds_is_claimed_while_one_waits_for_new_entries(
    store: EventStore, client: Any
) -> None:
    dead = taken(client, "dead", 40)
    reading = store.follow("g", block_seconds=600, claim_after_seconds=0.5)
    assert next(reading).entry_id == dead[0].decode()
    reading.close()


def test_a_follower_can_wait_for_longer_than_a_connection_may_be_silent(
    store: EventStore, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read that blocked for all of the time would be taken for a server that answers no more."""
    client.connection_pool.connection_kwargs["socket_timeout"] = 1
    client.connection_pool.disconnect()
    monkeypatch.setattr(consumer, "_LONGEST_WAIT", 0.5)
    list(store.follow("g", block_seconds=0.05))
    assert list(store.follow("g", block_seconds=2.5)) == []


@pytest.mark.usefixtures("client")
def test_what_waits_behind_the_entry_in_hand_is_renewed(store: EventStore) -> None:
    """All of a batch takes the caller longer than the delay, and no single entry does."""
    delay, step = 3.0, 0.7
    slow = store.follow(
        "g", consumer="slow", block_seconds=0.05, count=40, claim_after_seconds=delay
    )
    given = []
    for _ in range(6):
        given.append(next(slow).entry_id)
        until = time.monotonic() + step  # the caller's work
        await_that(lambda: time.monotonic() >= until)  # noqa: B023 - called at once
        assert places(store.follow("g", block_seconds=0.05, claim_after_seconds=delay)) == []
    given += places(slow)
    assert len(given) == len(set(given)) == 40


def test_what_another_has_claimed_meanwhile_is_not_given_too(
    store: EventStore, client: Any
) -> None:
    slow = store.follow("g", block_seconds=0.05, count=40, claim_after_seconds=1)
    in_hand = next(slow).entry_id
    let_time_pass(client)
    quick = store.follow("g", consumer="quick", block_seconds=0.05, count=40, claim_after_seconds=1)
    next(quick)
    await_that(lambda: min(idle for _, idle in held(client)) >= 150)
    assert places(slow) == []  # though it had fetched 39 more
    found = [in_hand, *places(quick)]
    assert len(found) == len(set(found)) == 40


def test_names_that_are_silent_and_hold_nothing_go_and_those_of_the_living_stay(
    store: EventStore, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consumer, "_SECONDS_UNTIL_DEAD", 0.3)
    client.xack(STREAM, "g", *taken(client, "dead", 5))
    taken(client, "works", 5)
    await_that(lambda: all(known["idle"] > 350 for known in client.xinfo_consumers(STREAM, "g")))
    waits = taken(client, "waits", 5)
    client.xack(STREAM, "g", *waits)
    reading = store.follow("g", consumer="reads", claim_after_seconds=0.03, count=1)
    next(reading)
    assert names(client) >= {"waits", "works", "reads"}
    assert "dead" not in names(client)
