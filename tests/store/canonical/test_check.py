"""`EventStore.problems` finds damage of what is kept of canonical events, and none where they are sound."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
import redis

from communique_store import ConnectionSettings, EventStore
from communique_store.keys import Keys
from tests.merging.reports import report
from tests.store.canonical.storing import merge, put

Damage = Callable[["redis.Redis", Keys], object]
SIDES = ("Ana Olt/NOR", "Bo Tarn/FIN")
LOOKS = 60


@pytest.fixture
def merged(store: EventStore) -> EventStore:
    """Two reports that are one event, and one that is alone."""
    put(store, *(report(name, *SIDES, on="2024-05-13") for name in ("a", "b", "c")))
    merge(store, ["a", "b"], ["c"])
    return store


def test_what_was_merged_has_no_problems(merged: EventStore) -> None:
    assert list(merged.problems()) == []


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda client, keys: client.hdel(keys.canonical.bodies, "ce-a"), "is not stored"),
        (lambda client, keys: client.hset(keys.canonical.bodies, "ce-a", b"x"), "cannot be read"),
        (lambda client, keys: client.hdel(keys.canonical.indexes, "ce-a"), "in other indexes"),
        (lambda client, keys: client.zrem(keys.canonical.all, "ce-a"), "does not stand in index 'all'"),
        (lambda client, keys: client.zadd(keys.canonical.index("country", "NOR"), {"ce-a": 1}),
         "does not stand in index 'country:NOR'"),
        (lambda client, keys: client.hset(keys.canonical_of, "c", "ce-a"), "in whose group it is not"),
        (lambda client, keys: client.hset(keys.component_of, "a", "99"), "names component 99"),
        (lambda client, keys: client.delete(keys.components), "is in None"),
        (lambda client, keys: client.hdel(keys.blocks, "c"), "was never merged"),
        (lambda client, keys: client.hset(keys.blocks, "gone", "meeting|FIN+NOR"), "is not stored"),
        (lambda client, keys: client.hset(keys.signatures, "gone", b"x"), "has a signature"),
        (lambda client, keys: client.set(keys.canonical.index("country", "NOR"), 1), "others wrote it"),
    ],
)  # fmt: skip
def test_damage_is_found(
    merged: EventStore, settings: ConnectionSettings, damage: Damage, words: str
) -> None:
    with redis.Redis.from_url(settings.store_url or "") as client:
        damage(client, Keys(settings.key_prefix))
    assert [problem for problem in merged.problems() if words in problem]


def test_what_is_due_is_about_to_be_mended(
    merged: EventStore, settings: ConnectionSettings
) -> None:
    with redis.Redis.from_url(settings.store_url or "") as client:
        keys = Keys(settings.key_prefix)
        client.hdel(keys.canonical.bodies, "ce-a")
        client.zadd(keys.due, {"a": 1, "b": 1})
    assert list(merged.problems()) == []
    merge(merged, ["a", "b"], ["c"])
    assert len(merged.canonical.get("ce-a").reports) == 2


def test_what_is_merged_while_it_is_looked_at_is_no_problem(
    merged: EventStore, settings: ConnectionSettings
) -> None:
    ended = Event()

    def come_and_go() -> None:
        """The event of "a" gains a report of another state, and loses it again."""
        other = report("d", "Ana Olt/NOR", "Cai Ruz/PER", on="2024-05-13")
        with EventStore(settings=settings) as busy:
            while not ended.is_set():
                put(busy, other)
                merge(busy, ["a", "b", "d"], ["c"])
                busy.forget([other.article.id])
                merge(busy, ["a", "b"], ["c"], together=["d"])

    with ThreadPoolExecutor(1) as pool:
        merging = pool.submit(come_and_go)
        try:
            found = [problem for _ in range(LOOKS) for problem in merged.problems()]
        finally:
            ended.set()
        merging.result()
    assert found == []
    assert list(merged.problems()) == []
