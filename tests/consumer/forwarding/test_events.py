"""Events are delivered as the store has them: each with all of its reports, once, and gone when they are."""

import json
from collections.abc import Sequence
from pathlib import Path

import polars
import pytest
import redis

from communique_consumer.forwarding.forwarder import Forwarder
from communique_consumer.forwarding.known import target_of
from communique_consumer.forwarding.reading import reading_events
from communique_consumer.forwarding.rejected import RejectedFile
from communique_schemas import CanonicalChange, ChangedEvent
from communique_store import ConnectionSettings, EventStore
from communique_store.batch import Batch
from communique_store.canonical.canonical_query import CanonicalQuery
from communique_store.keys import Keys
from communique_worker.merging import merge_left
from tests.consumer.forwarding.command import Forwarding
from tests.consumer.forwarding.receiver import Receiver
from tests.merging.reports import pact, report
from tests.store.canonical.storing import merge, put

SIDES = ("Lars Hagen/NOR", "Elina Koskinen/FIN")
ALL = CanonicalQuery()


class Shelf:
    """A target that takes everything."""

    name = "a shelf"
    batch = 100
    pause = 0.0

    def __init__(self) -> None:
        self.told = list[tuple[str, str]]()

    def prepare(self) -> None:
        """It is ready."""

    def deliver(self, records: Sequence[ChangedEvent]) -> None:
        """Keep what is told of which event."""
        self.told += [(each.action, each.id) for each in records]

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture
def signing(store: EventStore) -> EventStore:
    """A store with one signing by three outlets, and talks of which one tells."""
    for name, source, count in (
        ("n", "Northern Post", 17),
        ("s", "Southern Daily", 15),
        ("w", "West", 17),
    ):
        put(store, pact(name, *SIDES, on="2024-05-13", source=source, count=count))
    put(store, report("talks", "PER", "CHL", on="2024-05-13", source="West"))
    merge_left(store, at_once=True)
    return store


def changes(store: EventStore) -> list[CanonicalChange]:
    return store.changes.latest(100)[::-1]


def read(store: EventStore, wanted: CanonicalQuery = ALL) -> list[ChangedEvent]:
    """What all changes of a store bring to a target now."""
    found = reading_events(store.canonical, wanted)(changes(store))
    return [record for record in found if isinstance(record, ChangedEvent)]


def test_a_change_brings_the_event_as_it_is(signing: EventStore) -> None:
    told = {record.id: record for record in read(signing)}
    assert told["ce-n"].event == signing.canonical.get("ce-n")
    assert told["ce-talks"].event == signing.canonical.get("ce-talks")


def test_what_is_no_more_is_retracted_whatever_the_change_was(signing: EventStore) -> None:
    signing.forget(["article-talks"])
    (before_it_is_merged,) = [record for record in read(signing) if record.id == "ce-talks"]
    assert before_it_is_merged.is_retraction
    merge_left(signing, at_once=True)
    told = [record.action for record in read(signing) if record.id == "ce-talks"]
    assert told == ["retracted", "retracted"]


def test_what_is_attested_too_little_is_left_out_and_retracted_when_it_was_more(
    store: EventStore,
) -> None:
    put(store, *(report(name, *SIDES, on="2024-05-13", source=name) for name in "abc"))
    wanted = CanonicalQuery(min_reports=2)
    merge(store, ["a"])
    assert read(store, wanted) == []
    merge(store, ["a", "b"], ["c"])
    assert [(record.action, record.id) for record in read(store, wanted)][-1] == ("updated", "ce-a")
    store.forget(["article-b"])
    merge_left(store, at_once=True)
    merge(store, ["a"], ["c"])
    last = read(store, wanted)[-1]
    assert (last.action, last.id, last.event) == ("retracted", "ce-a", None)


def test_one_that_is_damaged_is_kept_aside_and_costs_no_other_one(
    signing: EventStore, settings: ConnectionSettings, tmp_path: Path
) -> None:
    with redis.Redis.from_url(settings.store_url or "") as client:
        client.hset(Keys(settings.key_prefix).canonical.bodies, "ce-n", b"damaged")
    shelf, acknowledged = Shelf(), list[str]()
    forwarder = Forwarder(
        shelf,
        RejectedFile(tmp_path / "rejected.jsonl"),
        read=reading_events(signing.canonical, ALL),
        patience=None,
        tell=lambda _: None,
        pause=lambda _: None,
    )
    forwarder.deliver(Batch(changes(signing), acknowledged.extend, lambda _: None))
    assert shelf.told == [("created", "ce-talks")]
    lines = (tmp_path / "rejected.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["id"] for line in lines} == {"ce-n"}
    assert "not what an event is packed as" in json.loads(lines[0])["reason"]
    assert sorted(acknowledged) == sorted(each.entry_id for each in changes(signing))


def test_in_files_a_change_is_a_line_with_its_event(signing: EventStore, tmp_path: Path) -> None:
    signing.forget(["article-talks"])
    merge_left(signing, at_once=True)
    target = target_of(f"jsonl:{tmp_path}/events", "events")
    target.prepare()
    for _ in range(2):
        target.deliver(read(signing))
    lines = [line for path in tmp_path.rglob("*.jsonl") for line in path.read_text().splitlines()]
    told = [ChangedEvent.model_validate_json(line) for line in lines]
    assert told == read(signing)
    assert told[0].event is not None
    assert [len(record.event.reports) for record in told if record.event] == [3]
    assert told[-1].event is None


def test_in_parquet_an_event_is_columns(signing: EventStore, tmp_path: Path) -> None:
    signing.forget(["article-talks"])
    merge_left(signing, at_once=True)
    target = target_of(f"parquet:{tmp_path}/events", "events")
    target.prepare()
    for _ in range(2):
        target.deliver(read(signing))
    table = polars.scan_parquet(f"{tmp_path}/events", hive_partitioning=True).collect()
    last = (
        table.sort("entry_id").select("id", "action", "count", "outlets").unique("id", keep="last")
    )
    assert sorted(last.rows()) == [
        ("ce-n", "created", 17, 3),
        ("ce-talks", "retracted", None, None),
    ]
    columns = polars.read_parquet(f"{tmp_path}/events").columns
    assert {"status_history", "reports", "said", "other"} <= set(columns)


def test_the_command_keeps_a_table_of_events(signing: EventStore, forwarding: Forwarding) -> None:
    to = ("--of", "events", "--to", "sqlite:///events.db", "--once", "--min-outlets", "2")
    out, _ = forwarding.run(*to)
    assert out == "delivered 1, of them retractions 0, rejected 0, left out 1\n"
    signing.forget(["article-s", "article-w"])
    merge_left(signing, at_once=True)
    assert "retractions 1" in forwarding.run(*to)[0]
    database = f"sqlite:///{forwarding.folder}/events.db"
    (group,) = signing.changes.groups()
    assert group.name == f"forward events to {database} where min_outlets=2"
    assert (group.pending, group.lag) == (0, 0)
    assert signing.stream.groups() == []


def test_the_command_posts_changes_with_their_events(
    signing: EventStore, forwarding: Forwarding, receiver: Receiver
) -> None:
    receiver.poison = "ce-talks"
    out, messages = forwarding.run("--of", "events", "--to", receiver.url, "--once", code=1)
    assert out == "delivered 1, of them retractions 0, rejected 1 (see rejected.jsonl)\n"
    assert "rejected ce-talks: " in messages
    batches = [json.loads(body) for _, body in receiver.received]
    (told,) = next(batch for batch in batches if [each["subject"] for each in batch] == ["ce-n"])
    (change,) = [each for each in changes(signing) if each.id == "ce-n"]
    assert (told["type"], told["id"]) == (
        "communique.canonical.created",
        f"ce-n/{change.entry_id}",
    )
    assert told["data"]["event"]["outlets"] == 3
    assert told["data"]["event"] == signing.canonical.get("ce-n").model_dump(mode="json")


def test_reports_are_not_attested_by_others(forwarding: Forwarding) -> None:
    _, messages = forwarding.run("--to", "sqlite:///events.db", "--min-reports", "2", code=2)
    assert "are of --of events" in " ".join(messages.replace("│", "").split())
