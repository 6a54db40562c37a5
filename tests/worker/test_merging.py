"""A worker merges what it stored and what others left, and many of them come to what one alone comes to."""

import time
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from communique_merging import group
from communique_schemas import Event
from communique_store import ConnectionSettings, EventStore
from communique_worker.merging import merge_left, merge_stored
from tests.merging.reports import report
from tests.store.canonical.storing import put

OUTLETS = ("North", "South", "West")
PAIRS = (("Ana Olt/NOR", "Bo Tarn/FIN"), ("Cai Ruz/PER", "Dev Nair/CHL"), ("KEN", "Horn Union"))


@pytest.fixture
def reports() -> list[Event]:
    """Three outlets on each of six meetings, of three pairs of people on two days a month apart."""
    return [
        report(
            f"{outlet}-{pair[0][:3]}-{month}",
            *pair,
            on=f"2024-0{month}-13",
            published=f"2024-0{month}-14",
            sentence=f"{pair[0].split('/')[0]} met {pair[1].split('/')[0]}.",
            source=outlet,
        )
        for outlet in OUTLETS
        for pair in PAIRS
        for month in (4, 5)
    ]


def groups(store: EventStore) -> list[tuple[str, ...]]:
    events = store.query_canonical(limit=None)
    return sorted(tuple(sorted(each.id for each in event.reports)) for event in events)


def test_three_outlets_on_a_meeting_are_one_event(store: EventStore, reports: list[Event]) -> None:
    put(store, *reports)
    assert merge_stored(store, [each.id for each in reports]) == len(reports)
    assert groups(store) == sorted(group(reports))
    assert len(groups(store)) == 6
    assert store.groups.waiting() == 0
    assert list(store.problems()) == []


def test_the_order_in_which_they_come_makes_no_difference(
    store: EventStore, reports: list[Event]
) -> None:
    Random(7).shuffle(reports)  # noqa: S311 - no secret
    for each in reports:
        put(store, each)
        merge_stored(store, [each.id])
    assert groups(store) == sorted(group(reports))
    assert list(store.problems()) == []


@pytest.mark.parametrize("seed", range(3))
def test_workers_side_by_side_come_to_the_same(
    settings: ConnectionSettings, reports: list[Event], seed: int
) -> None:
    def work(mine: list[Event]) -> None:
        with EventStore(settings=settings) as store:
            for each in mine:
                put(store, each)
                merge_stored(store, [each.id])

    Random(seed).shuffle(reports)  # noqa: S311 - no secret
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, [reports[n::6] for n in range(6)]))
    with EventStore(settings=settings) as store:
        assert groups(store) == sorted(group(reports))
        assert store.groups.waiting() == 0
        assert list(store.problems()) == []


def test_what_goes_leaves_the_others_as_if_it_had_never_been(
    store: EventStore, reports: list[Event]
) -> None:
    put(store, *reports)
    merge_left(store, at_once=True)
    gone, kept = reports[::3], [each for each in reports if each not in reports[::3]]
    store.forget([each.article.id for each in gone])
    merge_left(store, at_once=True)
    assert groups(store) == sorted(group(kept))
    assert list(store.problems()) == []


def test_a_decision_wins_over_the_comparison_and_outlives_a_new_reading(
    store: EventStore, reports: list[Event]
) -> None:
    put(store, *reports)
    merge_left(store, at_once=True)
    one, other = reports[0], reports[1]
    assert store.canonical.of_report(one.id) != store.canonical.of_report(other.id)
    store.corrections.add("same", [(one, other)])
    merge_left(store, at_once=True)
    assert store.canonical.of_report(one.id) == store.canonical.of_report(other.id)
    newer = {"name": "communique", "version": "2", "model": "md"}
    again = one.model_copy(update={"id": "again", "extractor": one.extractor.model_validate(newer)})
    put(store, again)
    merge_left(store, at_once=True)
    assert store.canonical.of_report("again") == store.canonical.of_report(other.id)
    assert list(store.problems()) == []


def test_what_is_fresh_is_left_to_the_worker_that_stored_it(
    store: EventStore, reports: list[Event]
) -> None:
    put(store, reports[0])
    assert merge_left(store) == 0
    assert store.groups.due(1, before=time.time() + 1)
    assert merge_left(store, at_once=True) == 1


def test_a_report_that_supersedes_another_takes_its_place_at_once(store: EventStore) -> None:
    put(store, report("old", "NOR", "FIN"))
    merge_stored(store, ["old"])
    newer = {"name": "communique", "version": "2", "model": "md"}
    put(store, report("new", "NOR", "FIN", article="article-old", extractor=newer))
    merge_stored(store, ["new"])
    assert groups(store) == [("new",)]
    assert store.groups.waiting() == 0
