"""What an analyst decided is kept by where reports stand in their articles, and taken back by its number."""

from datetime import UTC, datetime

import pytest

from communique_merging import Corrections
from communique_schemas import Event, ReportAnchor, StatedCorrection
from communique_schemas.errors import NotFoundError
from communique_store import EventStore
from tests.merging.reports import report
from tests.store.canonical.storing import merge, put

A, B = report("a", "NOR", "FIN"), report("b", "NOR", "FIN")


def test_reports_that_are_decided_on_are_due(store: EventStore) -> None:
    put(store, A, B)
    merge(store, ["a"], ["b"])
    store.corrections.add("same", [(A, B)], note="one visit")
    assert set(store.groups.due(10)) == {"a", "b"}
    (kept,) = store.corrections.all().decided
    assert (kept.number, kept.decision, kept.note) == (1, "same", "one visit")


def test_decisions_are_found_by_the_ids_that_reports_have_now(store: EventStore) -> None:
    put(store, A, B)
    store.corrections.add("different", [(A, B)])
    anew = {"extractor": {"name": "communique", "version": "2", "model": "md"}}
    later = report("a2", "NOR", "FIN", article="article-a", **anew)
    put(store, later)
    found = store.corrections.all().of_reports({"a2": later, "b": B})
    assert found == Corrections.of(different=[("a2", "b")])


def test_a_partner_is_found_though_nothing_else_ties_the_two(store: EventStore) -> None:
    far = report("far", "PER", "CHL", on="1999-01-01")
    put(store, A, far)
    store.corrections.add("same", [(A, far)])
    partners = store.corrections.all().partners([A])
    assert store.corrections.reports_at(partners) == {"far"}


def test_a_decision_is_taken_back(store: EventStore) -> None:
    put(store, A, B)
    store.corrections.add("same", [(A, B)])
    merge(store, ["a", "b"])
    store.corrections.take_back(1)
    assert set(store.groups.due(10)) == {"a", "b"}
    assert store.corrections.all().decided == ()
    with pytest.raises(NotFoundError, match="no correction 1"):
        store.corrections.take_back(1)


def test_numbers_are_not_given_again(store: EventStore) -> None:
    put(store, A, B)
    first, second = store.corrections.add("same", [(A, B), (B, A)])
    store.corrections.take_back(second.number)
    (third,) = store.corrections.add("different", [(A, B)])
    assert (first.number, third.number) == (1, 3)


def stated(decision: str, one: Event, other: Event, note: str | None = None) -> StatedCorrection:
    reports = [ReportAnchor.of(one), ReportAnchor.of(other)]
    told = {"decision": decision, "reports": reports, "made_at": "2024-05-14T08:00Z", "note": note}
    return StatedCorrection.model_validate(told)


def test_decisions_of_another_store_are_taken_over_once(store: EventStore) -> None:
    put(store, A, B)
    merge(store, ["a"], ["b"])
    first = store.corrections.enter([stated("same", A, B, "one visit")])
    assert [(each.number, each.note) for each in first.made] == [(1, "one visit")]
    assert first.made[0].made_at == datetime(2024, 5, 14, 8, tzinfo=UTC)
    assert first.due == ["a", "b"]
    assert set(store.groups.due(10)) == {"a", "b"}
    again = store.corrections.enter([stated("same", B, A)])
    assert (again.made, again.instead_of, again.known) == ([], [], 1)


def test_the_contrary_takes_the_place_of_what_was_decided(store: EventStore) -> None:
    put(store, A, B)
    store.corrections.add("same", [(A, B)])
    entered = store.corrections.enter([stated("same", A, B), stated("different", B, A)])
    assert [each.number for each in entered.instead_of] == [1]
    assert [each.decision for each in store.corrections.all().decided] == ["different"]


def test_a_decision_waits_for_its_articles(store: EventStore) -> None:
    assert store.corrections.enter([stated("different", A, B)]).due == []
    put(store, A, B)
    found = store.corrections.all().of_reports({"a": A, "b": B})
    assert found == Corrections.of(different=[("a", "b")])
