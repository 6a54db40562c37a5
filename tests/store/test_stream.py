"""What goes wrong in following the stream is said, and trimming bears a group that is far behind."""

from datetime import UTC, datetime, timedelta

import pytest
import redis

from communique_schemas.errors import (
    InvalidEventError,
    NotFoundError,
    PositionError,
)
from communique_store import ConnectionSettings, EventStore
from communique_store.keys import Keys
from tests.store.examples import result


def test_a_follower_whose_group_is_dropped_is_told(store: EventStore) -> None:
    store.save_many([result("a1"), result("a2")])
    reading = store.follow("g", block_seconds=0.05, count=1)
    next(reading)
    store.stream.drop_group("g")
    with pytest.raises(NotFoundError, match="'g' was dropped meanwhile"):
        list(reading)


def test_what_is_no_place_in_the_stream_is_told(store: EventStore) -> None:
    store.save(result())
    with pytest.raises(PositionError, match="no place in the stream"):
        next(store.follow("g", start="tomorrow"))
    list(store.follow("g", block_seconds=0.05))
    with pytest.raises(PositionError, match="no place in the stream"):
        store.stream.rewind("g", "9" * 40)


def test_an_entry_that_cannot_be_read_is_named(
    store: EventStore, settings: ConnectionSettings
) -> None:
    with redis.Redis.from_url(settings.store_url or "") as client:
        place = client.xadd(Keys(settings.key_prefix).stream, {"action": "added", "event": b"x"})
    with pytest.raises(InvalidEventError, match=f"entry {place.decode()} of the stream"):
        next(store.follow("g", block_seconds=0.05))


def test_trimming_counts_what_is_unread_however_much_it_is(store: EventStore) -> None:
    store.save_many([result(f"a{n}") for n in range(2500)])
    next(store.follow("slow", block_seconds=0.05))
    report = store.stream.trim(datetime.now(UTC) + timedelta(minutes=1))
    assert (report.dropped, report.unread) == (0, {"slow": 2500})
