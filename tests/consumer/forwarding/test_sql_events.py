"""The tables of events hold what a query of the store gives, in whatever order changes come."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st
from sqlalchemy import create_engine, inspect

from communique_consumer.flat_canonical import COLUMNS, flat_canonical
from communique_consumer.forwarding.known import target_of
from communique_consumer.forwarding.reading import reading_events
from communique_consumer.forwarding.sql_canonical_tables import EVENTS, METADATA
from communique_consumer.forwarding.target import Target
from communique_merging import compose
from communique_schemas import CanonicalEvent, ChangedEvent
from communique_schemas.canonical_change import CanonicalAction
from communique_store import ConnectionSettings, EventStore
from communique_store.canonical.canonical_query import CanonicalQuery
from tests.consumer.forwarding.entries import entry
from tests.consumer.forwarding.tables import rows
from tests.merging.reports import pact, report
from tests.store.canonical.storing import merge, put

SIDES = ("Lars Hagen/NOR", "Elina Koskinen/FIN")


@pytest.fixture
def target(database: str) -> Iterator[Target[ChangedEvent]]:
    """A database with the tables of events."""
    with closing(target_of(database, "events")) as opened:
        opened.prepare()
        yield opened


def table(engine: sqlalchemy.Engine, name: str) -> list[dict[str, Any]]:
    """The rows of a table, in the order of its keys."""
    return rows(engine, METADATA.tables[name])


def signing() -> CanonicalEvent:
    """A signing of which two outlets tell, each with another number."""
    told = (("n", "Northern Post", 17), ("s", "Southern Daily", 15))
    return compose(
        "ce-n",
        [
            pact(name, *SIDES, on="2024-05-13", source=source, count=count)
            for name, source, count in told
        ],
    )


def changed(
    place: int,
    event: CanonicalEvent | None,
    action: CanonicalAction = "updated",
    name: str = "ce-n",
) -> ChangedEvent:
    return ChangedEvent(entry_id=f"{place}-0", action=action, id=name, event=event)


def test_an_event_is_a_row_as_in_the_csv_and_what_it_has_several_of_rows_beside(
    target: Target[ChangedEvent], engine: sqlalchemy.Engine
) -> None:
    target.deliver([changed(1, signing(), "created")])
    (row,) = table(engine, "canonical_events")
    assert CanonicalEvent.model_validate_json(row.pop("json")) == signing()
    days = {name: str(row[name]) for name in ("date_start", "date_end")}
    assert {**row, **days} == flat_canonical(signing())
    assert (row["reports"], row["outlets"]) == (2, 2)
    people = {each["name"]: each["reports"] for each in table(engine, "canonical_participants")}
    assert people == {"Lars Hagen": 2, "Elina Koskinen": 2}
    assert [
        (each["report_id"], each["article_id"], each["source"])
        for each in table(engine, "canonical_reports")
    ] == [("n", "article-n", "Northern Post"), ("s", "article-s", "Southern Daily")]
    said = [each for each in table(engine, "canonical_said") if each["field"] == "count"]
    assert sorted((each["value"], each["reports"]) for each in said) == [("15", 1), ("17", 1)]


@pytest.mark.parametrize("action", ["merged", "retracted"])
def test_what_is_gone_goes_with_all_of_its_rows_and_an_older_change_does_not_bring_it_back(
    target: Target[ChangedEvent], engine: sqlalchemy.Engine, action: CanonicalAction
) -> None:
    target.deliver([changed(2, signing(), "created")])
    target.deliver([changed(9, None, action)])
    target.deliver([changed(7, signing())])
    for name in METADATA.tables.keys() - {"canonical_applied", "canonical_schema_version"}:
        assert table(engine, name) == []
    target.deliver([changed(10, signing(), "created")])
    assert len(table(engine, "canonical_events")) == 1


def test_the_steps_leave_the_tables_that_are_written(
    target: Target[ChangedEvent], engine: sqlalchemy.Engine
) -> None:
    del target
    there = inspect(engine)
    assert set(METADATA.tables) == set(there.get_table_names())
    for name, of in METADATA.tables.items():
        assert {column.name for column in of.columns} == {
            column["name"] for column in there.get_columns(name)
        }
    assert set(EVENTS.columns.keys()) == {*COLUMNS, "json"}


def test_reports_stand_beside_events_in_one_database(
    database: str, target: Target[ChangedEvent], engine: sqlalchemy.Engine
) -> None:
    target.deliver([changed(5, signing())])
    with closing(target_of(database)) as of_reports:
        of_reports.prepare()
        of_reports.deliver([entry(1, "ce-n")])
    assert [row["id"] for row in table(engine, "canonical_events")] == ["ce-n"]
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT id FROM events").scalars().all() == ["ce-n"]


def test_a_null_character_becomes_one_that_databases_have(
    target: Target[ChangedEvent], engine: sqlalchemy.Engine
) -> None:
    odd = compose("ce-n", [report("n", "Lars\0Hagen/NOR", source="a\\\0b \\u0000")])
    target.deliver([changed(1, odd)])
    assert table(engine, "canonical_participants")[0]["name"] == "Lars\ufffdHagen"
    (row,) = table(engine, "canonical_events")
    kept = CanonicalEvent.model_validate_json(row["json"])
    assert kept.participants[0].name == "Lars\ufffdHagen"
    assert kept.reports[0].article.source == "a\\\ufffdb \\u0000"


REPORTS = [
    report(f"r{n}", *SIDES, on="2024-05-13", source=f"outlet {n % 3}", status=status)
    for n, status in enumerate(["occurred", "planned", "occurred", "planned", "occurred"])
]
STEPS = st.lists(
    st.tuples(
        st.sets(st.integers(0, len(REPORTS) - 1)),
        st.tuples(*[st.integers(0, 2)] * len(REPORTS)),
    ),
    min_size=1,
    max_size=4,
)
"""Which reports are stored after each step, and which event each of them is of."""


@given(steps=STEPS, least=st.integers(1, 2), data=st.data())
@rules(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_any_order_and_however_often_changes_end_in_what_the_store_holds(
    settings: ConnectionSettings,
    tmp_path: Path,
    steps: list[tuple[set[int], tuple[int, ...]]],
    least: int,
    data: st.DataObject,
) -> None:
    own = settings.model_copy(update={"key_prefix": f"x{uuid4().hex}"})
    database = f"sqlite:///{tmp_path}/{own.key_prefix}.db"
    with EventStore(settings=own) as store, closing(target_of(database, "events")) as target:
        read = reading_events(store.canonical, CanonicalQuery(min_reports=least))

        def read_all() -> list[ChangedEvent]:
            """What all changes bring now: forwarders may hold it for long before they deliver it."""
            found = read(store.changes.latest(1000))
            return [record for record in found if isinstance(record, ChangedEvent)]

        target.prepare()
        held, there = list[ChangedEvent](), set[int]()
        for wanted, homes in steps:
            put(store, *(REPORTS[n] for n in sorted(wanted - there)))
            store.forget(REPORTS[n].article.id for n in there - wanted)
            there = wanted
            held += read_all()  # before the others are merged
            groups = [[f"r{n}" for n in there if homes[n] == home] for home in range(3)]
            assert merge(store, *filter(None, groups), together=list(store.groups.due(100)))
            held += read_all()
        again = data.draw(st.lists(st.sampled_from(held), max_size=20)) if held else []
        deliveries = data.draw(st.permutations([*read_all(), *again]))
        while deliveries:
            size = data.draw(st.integers(1, len(deliveries)))
            target.deliver(deliveries[:size])
            deliveries = deliveries[size:]
        expected = {each.id: each for each in store.query_canonical(limit=None, min_reports=least)}
    engine = create_engine(database)
    rows = table(engine, "canonical_events")
    assert {row["id"]: CanonicalEvent.model_validate_json(row["json"]) for row in rows} == expected
    assert [each["report_id"] for each in table(engine, "canonical_reports")] == [
        each.id for name in sorted(expected) for each in expected[name].reports
    ]
    engine.dispose()
