"""Whom a stored report names is read without the rest of it, and comes to the same."""

import pytest

from communique_merging.identity import people
from communique_schemas.errors import InvalidEventError
from communique_store.codec import pack_event, pack_event_json
from communique_store.report_names import read_names
from tests.merging.reports import pact, report

REPORTS = (
    report("a", "Ana Olt/NOR", "Bo Tarn/FIN", on="2024-05", published="2024-05-14T23:30:00+02:00"),
    report("b", "Olt/NOR", "Northern Ports", published=None),
    pact("c", "Ana Olt/NOR", "PER", on="2024-05-13"),
)


def test_the_table_of_persons_is_the_same_of_names_alone() -> None:
    assert people(map(read_names, map(pack_event, REPORTS))) == people(REPORTS)


def test_days_are_those_of_the_event() -> None:
    read = [read_names(pack_event(event)).date for event in REPORTS]
    assert [days and (days.start, days.end) for days in read] == [
        event.date and (event.date.start, event.date.end) for event in REPORTS
    ]


@pytest.mark.parametrize("packed", [b"x", pack_event_json(b"{}"), pack_event_json(b"[1]")])
def test_what_is_damaged_is_no_report(packed: bytes) -> None:
    with pytest.raises(InvalidEventError):
        read_names(packed)
