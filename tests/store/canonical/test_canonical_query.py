"""Canonical events are asked for by the filters of reports, and come each once, in one order."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique_schemas import CanonicalEvent, Event
from communique_store import ConnectionSettings, EventStore
from communique_store.canonical.canonical_query import CanonicalQuery
from communique_store.keys import Keys
from tests.merging.reports import report
from tests.store.canonical.storing import merge, put

NAMES = ("Ana Olt/NOR", "Bo Tarn/FIN", "Cai Ruz/PER")
REPORTS = st.lists(
    st.tuples(
        st.sets(st.sampled_from(NAMES), min_size=1).map(sorted),
        st.sampled_from([None, "2024-05-13", "2024-05-14", "2024-05"]),
        st.sampled_from(["occurred", "planned"]),
        st.sampled_from(["North", "South", None]),
        st.integers(0, 2),
    ),
    max_size=7,
)


def made(rows: list[tuple[list[str], str | None, str, str | None, int]]) -> list[Event]:
    return [
        report(f"r{n}", *who, on=on, status=status, source=source)
        for n, (who, on, status, source, _) in enumerate(rows)
    ]


def keep(store: EventStore, rows: list[tuple[list[str], str | None, str, str | None, int]]) -> None:
    put(store, *made(rows))
    homes = [home for *_, home in rows]
    for home in sorted(set(homes)):
        merge(store, [f"r{n}" for n, other in enumerate(homes) if other == home])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=REPORTS,
    country=st.sampled_from([None, "NOR", "fin"]),
    participant=st.sampled_from([None, "Olt", "Bo Tarn"]),
    status=st.sampled_from([None, "planned"]),
    since=st.sampled_from([None, date(2024, 5, 14)]),
    least=st.integers(1, 4),
)
def test_a_query_gives_what_looking_at_every_event_gives(
    settings: ConnectionSettings,
    rows: list[tuple[list[str], str | None, str, str | None, int]],
    country: str | None,
    participant: str | None,
    status: str | None,
    since: date | None,
    least: int,
) -> None:
    with EventStore(settings=settings) as store:
        store.forget([f"article-r{n}" for n in range(7)])
        merge(store, together=list(store.groups.due(100)))
        keep(store, rows)
        everything = list(store.query_canonical(limit=None))
        assert sorted(each.id for event in everything for each in event.reports) == sorted(
            event.id for event in made(rows)
        )
        wanted = CanonicalQuery(
            country=country, participant=participant, status=status, since=since,
            min_reports=least, min_outlets=least - 1,
        )  # fmt: skip
        found = store.query_canonical(
            country=country, participant=participant, status=status, since=since,
            min_reports=least, min_outlets=least - 1,
        )  # fmt: skip
        assert list(found) == [event for event in everything if fits(wanted, event)]
        assert list(store.problems()) == []


def fits(wanted: CanonicalQuery, event: CanonicalEvent) -> bool:
    countries = {each.country for each in event.participants}
    return (
        wanted.status in {None, event.status}
        and (not wanted.country or wanted.country.upper() in countries)
        and wanted.fits_canonical(event)
    )


def test_events_that_many_tell_are_found_without_the_others(store: EventStore) -> None:
    groups = [[f"r{home}-{n}" for n in range(home)] for home in range(1, 12)]
    told = [
        report(name, *NAMES[:2], on="2024-05-14", source=f"Outlet {name.partition('-')[2]}")
        for group in groups
        for name in group
    ]
    put(store, *told)
    for group in groups:
        merge(store, group)
    for least in range(1, 13):
        for asked in ({"min_reports": least}, {"min_outlets": least}):
            found = store.query_canonical(limit=None, **asked)
            assert sorted(len(event.reports) for event in found) == list(range(least, 12)), asked
    [key] = CanonicalQuery(min_reports=12).indexes(Keys("communique").canonical)
    assert store._client.zcard(key) == 2  # noqa: SLF001 - what the server keeps
    assert list(store.problems()) == []
    store.forget([f"article-r11-{n}" for n in range(2)])
    merge(store, groups[-1][2:])
    assert len(list(store.query_canonical(limit=None, min_reports=10))) == 1
    assert list(store.problems()) == []


@pytest.fixture
def full(store: EventStore) -> EventStore:
    """Seven reports, of which three are one event and two another."""
    reports = [report(f"r{n}", *NAMES[:2], on=f"2024-05-1{n}") for n in range(7)]
    put(store, *reports)
    merge(store, ["r0", "r3", "r6"])
    merge(store, ["r1", "r2"])
    merge(store, ["r4"])
    merge(store, ["r5"])
    return store


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_give_each_event_once(full: EventStore, size: int, newest_first: bool) -> None:
    whole = [event.id for event in full.query_canonical()]
    found = list[str]()
    page = full.query_canonical(newest_first=newest_first, limit=size)
    while events := [event.id for event in page]:
        found += events
        page = full.query_canonical(newest_first=newest_first, limit=size, after=page.cursor)
    assert found == (whole[::-1] if newest_first else whole)
    assert len(whole) == 4


def test_a_query_knows_whether_there_is_more(full: EventStore) -> None:
    page = full.query_canonical(limit=3)
    assert len(list(page)) == 3
    assert page.remaining() is None
    assert full.query_canonical(after=page.cursor, participant="Nobody").remaining() == 0


def test_an_event_is_found_by_each_article_that_reports_it(full: EventStore) -> None:
    for article in ("article-r0", "article-r3", "article-r6"):
        (event,) = full.query_canonical(article=article)
        assert len(event.reports) == 3


def test_reports_are_still_asked_for_by_themselves(full: EventStore) -> None:
    assert len(list(full.query())) == 7
    assert full.query(limit=3).remaining() == 7
