"""The filters of the charts give the very events that the store's query gives."""

from collections import defaultdict
from dataclasses import asdict
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique_console.overview.fitting import condition
from communique_console.overview.tables import Tables
from communique_schemas import AgreementEvent, MeetingEvent
from communique_store import ConnectionSettings, EventStore
from communique_store.canonical.canonical_query import CanonicalQuery
from tests.merging.strategies import FIRST, reports
from tests.store.canonical.storing import merge, put

NAMES = [f"r{n}" for n in range(8)]
days = st.none() | st.dates(FIRST, date(2024, 5, 24))
wishes = st.builds(
    CanonicalQuery,
    type=st.sampled_from([None, None, "meeting", "agreement", "wedding"]),
    country=st.sampled_from([None, None, "NOR", "fin", "", "XXX"]),
    participant=st.sampled_from([None, "hagen", "Hagen, Lars", "NILS hagen", "Per", "ports", "?!", ""]),
    status=st.sampled_from([None, None, "occurred", "planned", "unknown"]),
    since=days,
    until=days,
    article=st.sampled_from([None, None, None, "article-1", "article-9", ""]),
    min_confidence=st.sampled_from([None, 0, 0.9, 0.9001]),
    min_reports=st.integers(1, 3),
    min_outlets=st.integers(0, 2),
)  # fmt: skip
places = st.sampled_from(
    [
        None,
        {
            "text": "in Lund",
            "name": "Lund",
            "kind": "city",
            "country": "SWE",
            "lat": 55.7,
            "lon": 13.2,
        },
        {"text": "in Norway", "name": "Norway", "kind": "country", "country": "NOR"},
    ]
)


@st.composite
def told(draw: st.DrawFn) -> list[MeetingEvent | AgreementEvent]:
    """Reports in places, each article's with the same source as its first."""
    found: list[MeetingEvent | AgreementEvent] = []
    sources: dict[str, str | None] = {}
    for name in NAMES[: draw(st.integers(0, len(NAMES)))]:
        event = draw(reports(name))
        article = event.article
        source = sources.setdefault(article.id, article.source)
        more = {"article": {**article.model_dump(), "source": source}, "place": draw(places)}
        found.append(type(event).model_validate({**event.model_dump(), **more}))
    return found


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(events=told(), homes=st.lists(st.integers(0, 4), min_size=8, max_size=8), wanted=wishes)
def test_a_condition_means_what_the_query_means(
    settings: ConnectionSettings,
    events: list[MeetingEvent | AgreementEvent],
    homes: list[int],
    wanted: CanonicalQuery,
) -> None:
    with EventStore(settings=settings) as store:
        store.forget([f"article-{n}" for n in range(7)])
        merge(store, together=list(store.groups.due(100)))
        put(store, *events)
        groups = defaultdict[tuple[int, str], list[str]](list)
        for event, home in zip(events, homes, strict=False):
            groups[home, event.type].append(event.id)
        for group in groups.values():
            merge(store, group)
        tables = Tables()
        tables.put(store.query_canonical(limit=None))
        expected = {event.id for event in store.query_canonical(**asdict(wanted), limit=None)}
        fitting = condition(wanted)
        found = tables.read(f"SELECT id FROM event WHERE {fitting.text}", fitting.values)  # noqa: S608
        assert {row["id"] for row in found} == expected
