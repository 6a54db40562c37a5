"""Stores invented reports, each the only one of its article, and merges them as a test says."""

from collections.abc import Iterable, Sequence

from communique_merging import compose, prepare
from communique_schemas import Article, CanonicalEvent, Event, ExtractionResult, ExtractorInfo
from communique_store import EventStore
from tests.schemas.examples import EXTRACTOR

INFO = ExtractorInfo.model_validate(EXTRACTOR)


def put(store: EventStore, *reports: Event) -> None:
    """Store reports, those of one article together."""
    articles = dict.fromkeys(report.article.id for report in reports)
    for article_id in articles:
        theirs = tuple(report for report in reports if report.article.id == article_id)
        told = theirs[0].article
        article = Article(
            id=article_id,
            text=" ".join(report.evidence[0].text for report in theirs),
            title=told.title,
            source=told.source,
            url=told.url,
            published_at=told.published_at,
        )
        extractor = theirs[0].extractor
        store.save(ExtractionResult(article=article, extractor=extractor, events=theirs))


def merge(store: EventStore, *groups: Sequence[str], together: Iterable[str] = ()) -> bool:
    """Write groups of reports, all in one component; those due of them and of `together` are settled."""
    named = [report for group in groups for report in group]
    stamps = store.groups.due_of([*named, *together])
    found = store.groups.reports(stamps)
    store.groups.enter(map(prepare, found.values()))
    situation = store.groups.situation(stamps, named)
    events = store.groups.reports(situation.everyone)

    def canonical(name: str, reports: Sequence[str]) -> CanonicalEvent:
        return compose(name, [events[report] for report in reports])

    return store.groups.write(situation, [groups] if groups else [], canonical)


def changes(store: EventStore) -> list[tuple[str, str]]:
    """What the stream of canonical events says: actions and ids."""
    return [(change.action, change.id) for change in store.changes.latest(1000)][::-1]
