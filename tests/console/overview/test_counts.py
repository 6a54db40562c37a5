"""What the charts count, said on a handful of events."""

from collections.abc import Iterable
from typing import Any

import pytest

from communique_console.overview.agreements import agreements
from communique_console.overview.fitting import Condition, condition
from communique_console.overview.network import network
from communique_console.overview.people import people
from communique_console.overview.person_page import page
from communique_console.overview.tables import Tables
from communique_console.overview.tallies import Tally
from communique_console.overview.timeline import timeline
from communique_console.overview.together import add_field, add_place, add_side, events_together
from communique_console.overview.world_map import world_map
from communique_merging import compose
from communique_schemas import Event
from communique_schemas.errors import NotFoundError
from communique_store.canonical.canonical_query import CanonicalQuery
from tests.merging.reports import pact, report

ALL = Condition()
LUND = {
    "text": "in Lund",
    "name": "Lund",
    "kind": "city",
    "country": "SWE",
    "lat": 55.7,
    "lon": 13.2,
}
SWEDEN = {"text": "in Sweden", "name": "Sweden", "kind": "country", "country": "SWE"}
NOWHERE = {"text": "in Upper Vale", "name": "Upper Vale", "kind": "city"}


def span(text: str) -> dict[str, Any]:
    return {"start": 0, "end": len(text), "text": text, "label": text}


def filled(tables: Tables, *reports: Event) -> Tables:
    tables.put(compose(f"ce-{each.id}", [each]) for each in reports)
    return tables


def counts(tally: Tally) -> tuple[int, int, int, int]:
    return tally.meetings, tally.agreements, tally.planned, tally.called_off


def pairs(tables: Tables, by: Any, fitting: Condition = ALL) -> dict[str, tuple[int, ...]]:
    found = network(tables, fitting, by)
    names = {node.id: node.name for node in found.nodes}
    return {
        " – ".join(sorted((names[pair.one], names[pair.other]))): counts(pair)
        for pair in found.pairs
    }


def named(found: Iterable[Any]) -> list[str]:
    return [each.name for each in found]


def test_states_meet_by_their_people_and_each_event_counts_once(tables: Tables) -> None:
    filled(
        tables,
        report("r1", "Ana Olt/NOR", "NOR", "Bo Tarn/FIN"),
        report("r2", "Ana Olt/NOR", "FIN", status="planned"),
        pact("r3", "NOR", "FIN"),
        report("r4", "NOR", "PER", status="denied"),
    )
    assert pairs(tables, "state") == {"Finland – Norway": (1, 1, 1, 0)}


def test_persons_meet_under_the_names_that_they_are_told_by(tables: Tables) -> None:
    filled(
        tables,
        report("r1", "Ana Olt/NOR", "Bo Tarn/FIN"),
        report("r2", "Olt/NOR", "Bo Tarn/"),
        report("r3", "Olt/PER", "Bo Tarn/FIN"),
    )
    assert pairs(tables, "person") == {
        "Ana Olt – Bo Tarn": (2, 0, 0, 0),
        "Bo Tarn – Olt": (1, 0, 0, 0),
    }


def test_a_family_name_of_two_persons_is_neither(tables: Tables) -> None:
    filled(tables, report("r1", "Ana Olt/NOR"), report("r2", "Jo Olt/NOR"), report("r3", "Olt/NOR"))
    found = people(tables, ALL, "", "person", 10, 0)
    assert named(found.people) == ["Ana Olt", "Jo Olt", "Olt"]


def test_the_network_says_how_many_pairs_it_leaves_out(tables: Tables) -> None:
    filled(tables, report("r1", "NOR", "FIN", "PER"), report("r2", "NOR", "FIN"))
    found = network(tables, ALL, "state", most=1)
    assert (len(found.pairs), found.pairs_known, counts(found.pairs[0])) == (1, 3, (2, 0, 0, 0))


def test_places_have_coordinates_and_states_hold_all_of_theirs(tables: Tables) -> None:
    filled(
        tables,
        report("r1", "NOR", place=LUND, on="2024-05-13"),
        report("r2", "FIN", place=LUND, on="2024-05-20", status="planned"),
        report("r3", "FIN", place=SWEDEN),
        report("r4", "FIN", place=NOWHERE),
        report("r5", "FIN"),
    )  # fmt: skip
    found = world_map(tables, ALL)
    (lund,), (sweden,) = found.places, found.states
    assert (lund.name, lund.lat, lund.lon) == ("Lund", 55.7, 13.2)
    assert [counts(tally) for tally in lund.tallies] == [(1, 0, 0, 0), (0, 0, 1, 0)]
    assert [found.periods[tally.period or 0].isoformat() for tally in lund.tallies] == [
        "2024-05-13",
        "2024-05-20",
    ]
    assert sum(tally.meetings for tally in sweden.tallies) == 2
    assert (found.nowhere, found.unlocated) == (1, 1)


def test_the_timeline_keeps_what_is_planned_apart(tables: Tables) -> None:
    filled(
        tables,
        report("r1", "NOR", on="2024-05-13"),
        report("r2", "NOR", on="2024-05-13", status="planned"),
        report("r3", "NOR", on="2024-05-13", status="cancelled"),
        pact("r4", "NOR", "FIN", on="2024-05-14"),
        report("r5", "NOR", published="2024-05-14"),
    )
    found = timeline(tables, ALL)
    assert found.step == "day"
    assert [(period.start.isoformat(), counts(period)) for period in found.periods] == [
        ("2024-05-13", (1, 0, 1, 1)),
        ("2024-05-14", (1, 1, 0, 0)),
    ]


def test_what_cannot_stand_in_a_period_is_counted_beside_it(tables: Tables) -> None:
    days = [report(f"r{n}", "NOR", on="2024-05-13") for n in range(200)]
    filled(
        tables,
        *days,
        report("month", "NOR", on="2024-05"),
        report("old", "NOR", on="1975-08-01"),
        report("never", "NOR", published=None),
    )
    found = timeline(tables, ALL)
    assert (found.outside, found.inexact, found.undated) == (1, 1, 1)
    assert sum(period.meetings for period in found.periods) == 200


def test_a_date_that_is_no_more_than_a_year_stretches_no_picture(tables: Tables) -> None:
    filled(tables, report("r1", "NOR", on="2024-05-13"), report("r2", "NOR", on="2021"))
    found = timeline(tables, ALL)
    assert (found.step, str(found.first), str(found.last)) == ("day", "2024-05-13", "2024-05-13")
    assert (found.outside, found.inexact) == (0, 1)
    assert len(world_map(tables, ALL).periods) == 1
    assert len(timeline(tables, ALL, "year").periods) == 2


def test_where_no_more_than_years_are_known_they_are_the_picture(tables: Tables) -> None:
    filled(tables, report("r1", "NOR", on="2021"), report("r2", "NOR", on="2022"))
    assert [str(each.start) for each in timeline(tables, ALL, "year").periods] == [
        "2021-01-01", "2022-01-01",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("step", "start", "end"),
    [
        ("day", "2024-05-15", "2024-05-15"),
        ("week", "2024-05-13", "2024-05-19"),
        ("month", "2024-05-01", "2024-05-31"),
        ("year", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(
    tables: Tables, step: Any, start: str, end: str
) -> None:
    filled(tables, report("r1", "NOR", on="2024-05-15"))
    (period,) = timeline(tables, ALL, step).periods
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize("on", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("step", ["day", "week", "month", "year"])
def test_the_ends_of_the_calendar_are_days_as_others(tables: Tables, on: str, step: Any) -> None:
    filled(tables, report("r1", "NOR", on=on))
    (period,) = timeline(tables, ALL, step).periods
    assert period.start.isoformat() <= on <= period.end.isoformat()


def test_agreements_are_counted_by_field_party_and_currency(tables: Tables) -> None:
    worth = {"amount": 5.0, "currency": "EUR", "text": "five euros"}
    filled(
        tables,
        pact("r1", "NOR", "FIN", fields=[span("trade"), span("Energy")], value=worth),
        pact("r2", "NOR", "PER", fields=[span("trade")], status="planned", on="2024-06-01"),
        report("r3", "NOR", "FIN"),
    )
    found = agreements(tables, ALL, 10, 0)
    assert found.total == 2
    assert [event.id for event in found.events] == ["ce-r2", "ce-r1"]
    assert {field.name: counts(field) for field in found.fields} == {
        "trade": (0, 1, 1, 0),
        "energy": (0, 1, 0, 0),
    }
    assert [(one.currency, one.agreements, one.amount) for one in found.values] == [("EUR", 1, 5.0)]
    assert {party.name: counts(party) for party in found.parties} == {
        "Norway": (0, 1, 1, 0),
        "Finland": (0, 1, 0, 0),
        "Peru": (0, 0, 1, 0),
    }


@pytest.mark.parametrize(
    ("search", "found"),
    [("ol", ["Ana Olt"]), ("OLT an", ["Ana Olt"]), ("lt", []), ("%", ["Ana Olt", "Bo Tarn"])],
)
def test_people_are_searched_by_the_beginnings_of_words(
    tables: Tables, search: str, found: list[str]
) -> None:
    filled(tables, report("r1", "Ana Olt/NOR", "Bo Tarn/FIN", "FIN"))
    assert named(people(tables, ALL, search, "person", 10, 0).people) == found


def test_a_state_takes_part_by_its_people_but_not_by_its_places(tables: Tables) -> None:
    filled(tables, report("r1", "Ana Olt/NOR", "FIN", place=LUND))
    assert named(people(tables, ALL, "", "country", 10, 0).people) == ["Finland", "Norway"]


def test_the_page_of_a_person_tells_offices_and_whom_they_met(tables: Tables) -> None:
    minister = report("r1", "Ana Olt/NOR", "Bo Tarn/FIN", on="2023-05-13").model_dump()
    minister["participants"][0]["title"] = "Foreign Minister"
    filled(
        tables,
        type(report("x", "NOR")).model_validate(minister),
        report("r2", "Olt/NOR", "Cai Ruz/PER", on="2024-05-13"),
        report("r3", "Bo Tarn/FIN", "Cai Ruz/PER"),
    )
    found = page(tables, ALL, "person", "Olt", "NOR")
    assert found.someone.name == "Ana Olt"
    assert counts(found.someone) == (2, 0, 0, 0)
    assert [(office.title, str(office.first)) for office in found.offices] == [
        ("Foreign Minister", "2023-05-13")
    ]
    assert sorted(named(found.others)) == ["Bo Tarn", "Cai Ruz"]
    assert sorted(named(found.names)) == ["Ana Olt", "Olt"]
    assert [event.id for event in found.events] == ["ce-r2", "ce-r1"]


def test_the_page_of_a_state_tells_of_its_people(tables: Tables) -> None:
    filled(tables, report("r1", "Ana Olt/NOR", "Bo Tarn/FIN"), report("r2", "PER", place=LUND))
    found = page(tables, ALL, "country", "", "NOR")
    assert (found.someone.name, counts(found.someone)) == ("Norway", (1, 0, 0, 0))
    assert named(found.others) == ["Finland"]


def test_nobody_has_no_page(tables: Tables) -> None:
    filled(tables, report("r1", "Ana Olt/NOR"))
    with pytest.raises(NotFoundError, match="Jo Olt"):
        page(tables, ALL, "person", "Jo Olt", "NOR")
    with pytest.raises(NotFoundError, match="PER"):
        page(tables, ALL, "country", "", "PER")


def test_the_events_behind_a_mark_are_those_that_it_counts(tables: Tables) -> None:
    filled(
        tables,
        report("r1", "Ana Olt/NOR", "Bo Tarn/FIN", place=LUND),
        report("r2", "Olt/NOR", "Bo Tarn/FIN"),
        pact("r3", "NOR", "PER", fields=[span("Trade")]),
    )

    def behind(*asked: Any) -> set[str]:
        fitting = Condition()
        for add, *how in asked:
            add(fitting, *how)
        return {event.id for event in events_together(tables, fitting, 10).events}

    assert behind((add_place, "Lund")) == {"ce-r1"}
    assert behind((add_field, "trade")) == {"ce-r3"}
    by_name = (
        (add_side, "person", side, name)
        for side, name in (("one", "Ana Olt"), ("other", "Bo Tarn"))
    )
    assert behind(*by_name) == {"ce-r1", "ce-r2"}
    assert behind((add_side, "state", "one", "NOR"), (add_side, "state", "other", "PER")) == {
        "ce-r3"
    }


def test_every_chart_counts_only_what_fits(tables: Tables) -> None:
    filled(
        tables,
        report("r1", "Ana Olt/NOR", "Bo Tarn/FIN", place=LUND),
        pact("r2", "NOR", "PER", place=LUND),
    )
    fitting = condition(CanonicalQuery(type="meeting"))
    assert set(pairs(tables, "state", fitting)) == {"Finland – Norway"}
    assert [counts(tally) for tally in world_map(tables, fitting).places[0].tallies] == [
        (1, 0, 0, 0)
    ]
    assert [counts(period) for period in timeline(tables, fitting).periods] == [(1, 0, 0, 0)]
    assert agreements(tables, fitting, 10, 0).total == 0
    assert named(people(tables, fitting, "", "country", 10, 0).people) == ["Finland", "Norway"]
