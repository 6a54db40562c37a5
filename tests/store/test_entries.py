"""The stream's entries are CloudEvents that any client reads, and the server tells them in one step."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
import redis
from hypothesis import given
from hypothesis import strategies as st

from communique_schemas import Article, ExtractionResult
from communique_schemas.cloud_event import of_entry
from communique_schemas.event import EVENT_ADAPTER
from communique_store import ConnectionSettings, EventStore
from communique_store.codec import pack_event
from communique_store.event_writer import EventWriter
from communique_store.keys import Keys, sortable
from communique_store.scripts.loading import script
from tests.schemas.examples import TEXT, agreement
from tests.store.examples import INFO, reading, record, result, told

FAR_AHEAD = 32_503_680_000_000
"""Milliseconds until the year 3000."""


@pytest.fixture
def client(settings: ConnectionSettings) -> Any:
    """A client that knows nothing of the project."""
    return redis.Redis.from_url(settings.store_url or "", decode_responses=True)


def stream_of(settings: ConnectionSettings) -> str:
    return Keys(settings.key_prefix).stream


def another_model(article_id: str = "a1") -> ExtractionResult:
    """The same event under the same id, as another model of the same version reads it."""
    read = result(article_id, confidence=0.5)
    info = read.extractor.model_copy(
        update={"model": next(filter(_sorts_higher, map(str, range(99))))}
    )
    events = [event.model_copy(update={"extractor": info}) for event in read.events]
    return read.model_copy(update={"extractor": info, "events": tuple(events)})


def _sorts_higher(model: str) -> bool:
    return sortable(INFO.model_copy(update={"model": model})) > sortable(INFO)


def test_a_client_that_knows_nothing_of_us_reads_the_follower_s_cloud_events(
    store: EventStore, settings: ConnectionSettings, client: Any
) -> None:
    store.save_many([result("a1"), result("a2", version="1")])
    store.save(another_model("a1"))
    store.save(result("a2", version="2"))
    store.forget(["a1"])
    raw = [
        {**fields, "data": json.loads(fields["data"])}
        for _, fields in client.xrange(stream_of(settings))
    ]
    entries = list(store.follow("g", block_seconds=0.01))
    assert [of_entry(entry) for entry in entries] == raw
    assert [(entry["type"].rpartition(".")[2], entry["subject"]) for entry in raw] == [
        ("added", "a1"), ("added", "a2"), ("updated", "a1"), ("retracted", "a2"), ("added", "a2"),
        ("retracted", "a1"),
    ]  # fmt: skip
    assert list(store.problems()) == []


def test_what_is_retracted_is_told_whole(
    store: EventStore, settings: ConnectionSettings, client: Any
) -> None:
    pact = EVENT_ADAPTER.validate_python(
        {**agreement(), "article": {"id": "a1"}, "extractor": INFO.model_dump()}
    )
    article = Article(id="a1", text=TEXT)
    store.save(ExtractionResult(article=article, extractor=INFO, events=(pact,)))
    store.save(result("a1", version="9"))
    (_, fields) = client.xrange(stream_of(settings))[1]
    assert fields["type"] == "communique.agreement.retracted"
    assert EVENT_ADAPTER.validate_json(fields["data"]) == pact


def test_an_event_read_again_under_its_id_is_updated_and_not_retracted(store: EventStore) -> None:
    store.save(result("a1"))
    assert store.save(another_model("a1"))
    assert told(store) == [("added", "a1-1"), ("updated", "a1-1")]
    assert store.event("a1-1").confidence == 0.5
    assert list(store.problems()) == []


def test_entries_that_an_older_version_wrote_are_read_beside_new_ones(
    store: EventStore, settings: ConnectionSettings, client: Any
) -> None:
    old = result("a1").events[0]
    client.xadd(stream_of(settings), {"action": "added", "event": pack_event(old)})
    client.xadd(stream_of(settings), {"action": "retracted", "event": pack_event(old)})
    store.save(result("a1"))
    assert told(store) == [("added", "a1-1"), ("retracted", "a1-1"), ("added", "a1-1")]
    assert list(store.problems()) == []
    assert store.forget(["a1"], everywhere=True).entries == 3


def test_entries_go_on_behind_one_of_the_future(
    store: EventStore, settings: ConnectionSettings, client: Any
) -> None:
    """A server whose clock went back gives ids behind the last one, and so do we."""
    last = f"{FAR_AHEAD}-7"
    client.xadd(stream_of(settings), {"junk": "x"}, id=last)
    client.xdel(stream_of(settings), last)
    store.save(result("a1"))
    ((entry_id, fields),) = client.xrange(stream_of(settings))
    assert entry_id == f"{FAR_AHEAD}-8"
    assert (fields["id"], fields["time"]) == (f"a1-1/{entry_id}", "3000-01-01T00:00:00.000+00:00")


@given(ms=st.integers(0, 250_000_000_000_000))
def test_the_script_s_calendar_is_the_usual_one(server: str, ms: int) -> None:
    source = (
        "\n" + script("save.lua", "telling.lua").split("-- Puts everything")[0].partition("\n")[2]
    )
    with redis.Redis.from_url(server) as client:
        told_by_script = client.eval(f"{source}\nreturn moment(tonumber(ARGV[1]))", 0, ms)
    when = datetime.fromtimestamp(ms // 1000, UTC).replace(microsecond=ms % 1000 * 1000)
    assert told_by_script.decode() == when.isoformat(timespec="milliseconds")


def test_nothing_is_done_while_the_events_to_retract_are_not_those_that_were_seen(
    store: EventStore, settings: ConnectionSettings
) -> None:
    store.save(result("a1", version="1"))
    with redis.Redis.from_url(settings.store_url or "") as client:
        save = client.register_script(script("save.lua", "telling.lua"))
        writer = EventWriter(client, Keys(settings.key_prefix), "")

        def call(seen: Any) -> Any:
            keys, arguments = writer.script_call(result("a1", version="3"), None, seen)
            return save(keys=keys, args=arguments)

        seen = call(())
        assert seen[0] == b"a1-1"
        store.save(result("a1", version="2"))  # another worker, in between
        newer = call(seen)
        assert newer[0] == b"a1-2"
        assert told(store) == [("added", "a1-1"), ("retracted", "a1-1"), ("added", "a1-2")]
        assert call(newer) == 1
    assert told(store)[3:] == [("retracted", "a1-2"), ("added", "a1-3")]
    assert list(store.problems()) == []


def test_many_that_supersede_are_saved_together_with_those_that_are_new(store: EventStore) -> None:
    old, corrected = record("a1"), record("a1", title="Title")
    store.save(reading(old))
    store.outbox.accept([corrected], replace=True)
    receipt = corrected.fingerprint
    assert store.save_many([reading(corrected), result("b")], [receipt, None]) == [True, True]
    assert store.save_many([reading(corrected), result("b")], [receipt, None]) == [False, False]
    assert sorted(action for action, _ in told(store)) == ["added", "added", "added", "retracted"]
    assert list(store.problems()) == []


def test_what_is_damaged_is_superseded_all_the_same_and_its_retraction_is_named(
    store: EventStore, settings: ConnectionSettings, client: Any
) -> None:
    store.save(result("a1", version="1"))
    client.hset(Keys(settings.key_prefix).bodies, "a1-1", b"garbage")
    assert store.save(result("a1", version="2"))
    retracted = client.xrange(stream_of(settings))[1][1]
    assert retracted["type"] == "communique.event.retracted"
    assert (retracted["id"].partition("/")[0], retracted["data"]) == ("a1-1", "null")
    assert [event.id for event in store.query()] == ["a1-2"]
