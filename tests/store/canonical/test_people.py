"""Persons of a store: kept as long as nothing changes, and never longer."""

import pytest

from communique_store import EventStore
from tests.merging.reports import report
from tests.store.canonical.storing import merge, put

OLT, TARN, RUZ = "Ana Olt/NOR", "Bo Tarn/FIN", "Cai Ruz/PER"


@pytest.fixture
def filled(store: EventStore) -> EventStore:
    put(store, report("a", OLT, TARN, on="2024-05-13"), report("b", OLT, TARN, on="2024-05-13"))
    merge(store, ["a"], ["b"])
    return store


def meetings(store: EventStore) -> dict[str, int]:
    return {person.name: len(person.meetings) for person in store.people()}


def read_for(store: EventStore, **asked: str) -> int:
    """How many reports are read to answer."""
    seen: list[int] = []
    store.people(progress=seen.append, **asked)  # type: ignore[arg-type]
    return len(seen)


def test_filters_are_answered_without_reading_anew(filled: EventStore) -> None:
    assert read_for(filled) == 2
    assert read_for(filled, name="Olt") == read_for(filled, country="FIN") == 0
    assert [person.name for person in filled.people(country="fin")] == ["Bo Tarn"]
    assert filled.people(min_events=3) == []


def test_what_is_stored_forgotten_or_merged_is_told(filled: EventStore) -> None:
    assert meetings(filled) == {"Ana Olt": 2, "Bo Tarn": 2}
    merge(filled, ["a", "b"], together=["a", "b"])
    assert meetings(filled) == {"Ana Olt": 1, "Bo Tarn": 1}
    put(filled, report("c", RUZ, TARN, on="2024-06-13"))
    assert meetings(filled) == {"Ana Olt": 1, "Bo Tarn": 2, "Cai Ruz": 1}
    filled.forget(["article-c"], everywhere=True)
    assert meetings(filled) == {"Ana Olt": 1, "Bo Tarn": 1}


def test_days_are_told_apart(filled: EventStore) -> None:
    put(filled, report("c", RUZ, TARN, on="2024-06-13"))
    from_june = filled.people(since=report("c", RUZ, on="2024-06-01").date.start)  # type: ignore[union-attr]
    assert sorted(person.name for person in from_june) == ["Bo Tarn", "Cai Ruz"]
    assert len(filled.people()) == 3
