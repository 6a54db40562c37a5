"""The tables hold what the last entries say, however often and in whatever order entries come."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st
from sqlalchemy import create_engine, inspect, text

from communique_consumer.flat import COLUMNS, flat
from communique_consumer.forwarding.sorting import sortable
from communique_consumer.forwarding.sql import SqlTarget
from communique_consumer.forwarding.sql_forms import REPORTS
from communique_consumer.forwarding.sql_migrations import migrate
from communique_consumer.forwarding.sql_steps import STEPS
from communique_consumer.forwarding.sql_tables import BESIDE, EVENTS, METADATA, SCHEMA_VERSION
from communique_schemas import Event, StreamEntry
from communique_schemas.errors import RefusedError, TargetAwayError, TargetError
from tests.consumer.forwarding.entries import entry, pact
from tests.consumer.forwarding.tables import rows
from tests.schemas.examples import span
from tests.schemas.strategies import events

STRAIN = rules(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


_, BO = entry(1).event.participants
TOPIC = {**span("a pact"), "label": "pact"}
CONTENTS = [
    entry(1).event,
    entry(1, status="planned", participants=[BO], topics=[TOPIC]).event,
    entry(1, participants=[], topics=[TOPIC, TOPIC]).event,
    pact(1, fields=[TOPIC]).event,
]


@pytest.fixture
def target(database: str) -> Iterator[SqlTarget[StreamEntry]]:
    """A database with its tables."""
    with closing(SqlTarget(database, REPORTS)) as opened:
        opened.prepare()
        yield opened


def table(engine: sqlalchemy.Engine, name: str) -> list[dict[str, Any]]:
    """The rows of a table, in the order of its columns."""
    return rows(engine, METADATA.tables[name])


def everything(engine: sqlalchemy.Engine) -> dict[str, list[dict[str, Any]]]:
    return {name: table(engine, name) for name in METADATA.tables if name != "schema_version"}


def emptied(engine: sqlalchemy.Engine) -> None:
    with engine.begin() as connection:
        for of in (*BESIDE, EVENTS, METADATA.tables["applied_entries"]):
            connection.execute(of.delete())


def test_an_event_is_a_row_as_in_the_csv_and_what_it_has_several_of_rows_beside(
    target: SqlTarget[StreamEntry], engine: sqlalchemy.Engine
) -> None:
    said = {**span("They signed a pact."), "speaker": "Ana Olt", "quoted": True}
    met = entry(1, topics=[TOPIC], statements=[said])
    target.deliver([met, pact(2, fields=[TOPIC], count=17)])
    meeting, agreement = reversed(table(engine, "events"))
    assert meeting == flat(met.event)
    assert (agreement["instrument"], agreement["count"]) == ("agreement", 17)
    people = [row for row in table(engine, "participants") if row["event_id"] == "m1"]
    assert [(row["position"], row["name"], row["role"]) for row in people] == [
        (0, "Ana Olt", "participant"),
        (1, "Bo Tarn", "participant"),
    ]
    evidence = table(engine, "evidence")[-1]
    assert (evidence["text"], evidence["start_offset"]) == ("Ana Olt met Bo Tarn on Monday.", 0)
    assert [row["label"] for row in table(engine, "topics")] == ["pact"]
    assert [row["event_id"] for row in table(engine, "agreement_fields")] == ["g1"]
    assert [row["quoted"] for row in table(engine, "statements")] == [True]


def test_a_retracted_event_is_gone_with_all_of_its_rows(
    target: SqlTarget[StreamEntry], engine: sqlalchemy.Engine
) -> None:
    target.deliver([entry(1, "a"), entry(2, "b")])
    target.deliver([entry(3, "a", "retracted")])
    assert {row["id"] for row in table(engine, "events")} == {"b"}
    assert {row["event_id"] for row in table(engine, "participants")} == {"b"}


def test_an_updated_event_has_its_new_content_and_no_other(
    target: SqlTarget[StreamEntry], engine: sqlalchemy.Engine
) -> None:
    target.deliver([entry(1, status="planned")])
    target.deliver([entry(2, action="updated", status="cancelled")])
    assert [row["status"] for row in table(engine, "events")] == ["cancelled"]


@pytest.mark.parametrize("late", [entry(1), entry(1, action="retracted")], ids=lambda e: e.action)
def test_an_older_entry_that_comes_late_changes_nothing(
    target: SqlTarget[StreamEntry], engine: sqlalchemy.Engine, late: StreamEntry
) -> None:
    target.deliver([entry(10, status="planned")])
    before = everything(engine)
    target.deliver([late])
    assert everything(engine) == before


def test_an_event_does_not_come_back_by_an_entry_from_before_its_retraction(
    target: SqlTarget[StreamEntry], engine: sqlalchemy.Engine
) -> None:
    target.deliver([entry(2, action="retracted")])
    target.deliver([entry(1)])
    assert table(engine, "events") == []


def test_an_entry_sorts_as_a_number(
    target: SqlTarget[StreamEntry], engine: sqlalchemy.Engine
) -> None:
    target.deliver([entry(9), entry(10, action="retracted")])
    assert table(engine, "events") == []
    assert sortable("9-10") > sortable("9-9") > sortable("8-18446744073709551615")


@st.composite
def streams(draw: st.DrawFn) -> list[StreamEntry]:
    """What a stream says of a few events: any number of times, with differing content."""
    names = draw(st.lists(st.sampled_from("abc"), min_size=1, max_size=8))
    return [
        StreamEntry(
            entry_id=f"{place}-{place % 3}",
            action=draw(st.sampled_from(["added", "retracted"])),
            event=draw(st.sampled_from(CONTENTS)).model_copy(update={"id": name}),
        )
        for place, name in enumerate(names, 8)
    ]


@given(any_event=events())
@STRAIN
def test_any_event_can_be_stored(
    target: SqlTarget[StreamEntry], engine: sqlalchemy.Engine, any_event: Event
) -> None:
    emptied(engine)
    target.deliver([StreamEntry(entry_id="1-0", action="added", event=any_event)])
    (row,) = table(engine, "events")
    plain = {name: cell for name, cell in flat(any_event).items() if not isinstance(cell, str)}
    assert plain.items() <= row.items()
    assert len(table(engine, "participants")) == len(any_event.participants)


@given(said=streams(), data=st.data())
@STRAIN
def test_any_order_and_repetition_of_deliveries_gives_what_the_last_entries_say(
    target: SqlTarget[StreamEntry],
    engine: sqlalchemy.Engine,
    said: list[StreamEntry],
    data: st.DataObject,
) -> None:
    emptied(engine)
    last = {each.event.id: each for each in said}
    target.deliver(list(last.values()))
    expected = everything(engine)
    assert {row["id"] for row in expected["events"]} == {
        each.event.id for each in last.values() if each.action == "added"
    }

    emptied(engine)
    again = data.draw(st.lists(st.sampled_from(said), max_size=8))
    deliveries = data.draw(st.permutations([*said, *again]))
    while deliveries:
        size = data.draw(st.integers(1, len(deliveries)))
        target.deliver(deliveries[:size])
        deliveries = deliveries[size:]
    assert everything(engine) == expected


@pytest.mark.parametrize(
    "poisoned",
    [pact(2, count=2**70), pact(2, value={"amount": 1e308, "currency": "EUR", "text": "x"}, count=2**63)],
    ids=["far too large", "a little too large"],
)  # fmt: skip
def test_what_no_column_can_hold_is_refused_and_nothing_is_written(
    target: SqlTarget[StreamEntry], engine: sqlalchemy.Engine, poisoned: StreamEntry
) -> None:
    with pytest.raises(RefusedError):
        target.deliver([entry(1), poisoned])
    assert everything(engine)["applied_entries"] == []
    target.deliver([entry(1)])
    assert len(table(engine, "events")) == 1


def test_a_null_character_becomes_one_that_databases_have(
    target: SqlTarget[StreamEntry], engine: sqlalchemy.Engine
) -> None:
    person = entry(1).event.model_dump()["participants"][0]
    target.deliver([entry(1, "m\0", participants=[{**person, "name": "Ana\0Olt"}])])
    assert table(engine, "events")[0]["id"] == "m\ufffd"
    assert table(engine, "participants")[0]["name"] == "Ana\ufffdOlt"


def test_the_tables_are_made_once_and_that_is_told(database: str) -> None:
    told = list[str]()
    for _ in range(2):
        with closing(SqlTarget(database, REPORTS, made=lambda: told.append("made"))) as target:
            target.prepare()
    assert told == ["made"]


def test_the_steps_leave_the_tables_that_are_written(
    target: SqlTarget[StreamEntry], engine: sqlalchemy.Engine
) -> None:
    del target
    there = inspect(engine)
    assert set(METADATA.tables) == set(there.get_table_names())
    for name, of in METADATA.tables.items():
        assert [column.name for column in of.columns] == [
            column["name"] for column in there.get_columns(name)
        ]
    assert [column["name"] for column in there.get_columns("events")] == list(COLUMNS)


def test_a_later_step_is_taken_once_and_keeps_what_is_there(
    target: SqlTarget[StreamEntry], engine: sqlalchemy.Engine
) -> None:
    target.deliver([entry(1)])
    later = (*STEPS, ("ALTER TABLE events ADD COLUMN mood TEXT", "UPDATE events SET mood = 'calm'"))
    for _ in range(2):
        with engine.begin() as connection:
            migrate(connection, SCHEMA_VERSION, later)
    with engine.begin() as connection:
        assert connection.scalar(text("SELECT mood FROM events")) == "calm"
        versions = list(connection.scalars(text("SELECT version FROM schema_version ORDER BY 1")))
    assert versions == [1, 2]
    with pytest.raises(TargetError, match="version 2, and this knows 1"):
        target.prepare()


def test_a_step_that_fails_leaves_nothing(database: str, target: SqlTarget[StreamEntry]) -> None:
    broken = (*STEPS, ("CREATE TABLE half (x TEXT)", "CREATE TABLE half (x TEXT)"))
    with pytest.raises(TargetAwayError, match="half"), target._transaction() as connection:  # noqa: SLF001
        migrate(connection, SCHEMA_VERSION, broken)
    engine = create_engine(database)
    assert "half" not in inspect(engine).get_table_names()
    engine.dispose()


def test_tables_of_others_are_left_alone(database: str, engine: sqlalchemy.Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE events (mine TEXT)"))
    with (
        closing(SqlTarget(database, REPORTS)) as target,
        pytest.raises(TargetError, match=r"by the names of ours \(events\)"),
    ):
        target.prepare()
    assert inspect(engine).get_table_names() == ["events"]


def test_a_database_that_is_busy_is_away(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/events.db?timeout=0"
    with closing(SqlTarget(url, REPORTS)) as target:
        target.prepare()
        with closing(sqlite3.connect(tmp_path / "events.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(TargetAwayError, match="locked"):
                target.deliver([entry(1)])
        target.deliver([entry(1)])


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("sqlite:///no/such/folder/events.db", "there is no folder"),
        ("mysql://host/events", "no database that is known"),
        ("postgresql", "no URL of a database"),
    ],
)
def test_what_is_no_database_is_refused(url: str, said: str) -> None:
    with pytest.raises(TargetError, match=said):
        SqlTarget(url, REPORTS)


def test_no_message_tells_a_password() -> None:
    url = "postgresql://me:SECRET@127.0.0.1:1/events?password=SECRET&application_name=x"
    with closing(SqlTarget(url, REPORTS)) as target:
        assert "SECRET" not in target.name
        with pytest.raises(TargetAwayError) as away:
            target.prepare()
    assert "SECRET" not in str(away.value)
    assert "127.0.0.1" in str(away.value)
