"""Canonical events and those of reports, many at a time, are what they are one by one."""

import pytest

from communique_store import EventStore
from tests.merging.reports import report
from tests.store.canonical.storing import merge, put

REPORTS = ("a", "b", "c", "d")


@pytest.fixture
def filled(store: EventStore) -> EventStore:
    """Two reports that are one event, one that once was theirs, too, and one that was never merged."""
    put(store, *(report(name, "NOR", "FIN", on="2024-05-13") for name in REPORTS))
    merge(store, ["a", "b", "c"])
    merge(store, ["a", "b"], ["c"])
    return store


def test_reports_belong_to_the_events_that_each_alone_is_told(filled: EventStore) -> None:
    found = filled.canonical.of_reports(REPORTS)
    assert found == {name: filled.canonical.of_report(name) for name in REPORTS}
    assert found["a"] == found["b"] != found["c"]


def test_events_are_those_that_each_alone_is_given(filled: EventStore) -> None:
    names = set(filled.canonical.of_reports(REPORTS).values())
    assert filled.canonical.many(names) == {name: filled.canonical.get(name) for name in names}


def test_what_is_not_there_is_left_out(filled: EventStore) -> None:
    filled.forget(["article-d"])
    assert filled.canonical.of_reports(["d", "a", "nothing"]).keys() == {"a"}
    assert filled.canonical.many(["ce-b", "ce-d", "ce-a", "nothing", ""]).keys() == {"ce-a"}
    assert filled.canonical.of_reports([]) == filled.canonical.many([]) == {}


def test_more_are_asked_for_than_go_at_a_time(filled: EventStore) -> None:
    strangers = [f"stranger-{number}" for number in range(1500)]
    assert len(filled.canonical.of_reports([*strangers, *REPORTS])) == 4
    assert filled.canonical.many([*strangers, "ce-a"]).keys() == {"ce-a"}


def test_links_reach_events_of_other_articles_whichever_came_first(store: EventStore) -> None:
    days = {"second": "2023-11-13", "first": "2023-05-13", "third": "2024-05-13"}
    for name, on in days.items():
        put(store, report(name, "Northern Ports Union", subtype="session", on=on))
        merge(store, [name])
    told = {
        name: [(link.source, link.kind, link.target) for link in store.canonical.links(event)]
        for name, event in ((name, store.canonical.get(f"ce-{name}")) for name in days)
    }
    to_first = ("ce-second", "series", "ce-first")
    to_second = ("ce-third", "series", "ce-second")
    assert told == {"first": [to_first], "second": [to_first, to_second], "third": [to_second]}
