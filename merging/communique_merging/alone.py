"""The canonical event of one report: what `compose` makes of it, without weighing values against each other.

Most events have one report, and are composed whenever somebody asks for them, a page at a time.
"""

from collections.abc import Iterator
from typing import Any, TypeVar

from communique_merging.roster import roster
from communique_merging.telling import TELLINGS
from communique_schemas import (
    AgreementEvent,
    CanonicalEvent,
    CanonicalInstrument,
    MeetingEvent,
    ReportReference,
    Said,
    StatusChange,
)
from communique_schemas.canonical import SaidField
from communique_schemas.span import Contract

Event = MeetingEvent | AgreementEvent
Told = TypeVar("Told", bound=Contract)


def alone(canonical_id: str, event: Event) -> CanonicalEvent:
    """The canonical event of a report that no other one stands beside."""
    article = event.article
    published, by = article.published_at, (event.id,)
    named = roster([event])
    told = dict(_told(event, by))
    told["participants"] = tuple(Said(value=who.name, reports=by) for who, _ in named)
    return CanonicalEvent(
        id=canonical_id,
        type=event.type,
        subtype=event.subtype,
        status=event.status,
        date=_unplaced(event.date),
        place=_unplaced(event.place),
        participants=tuple(who for who, _ in named),
        said=told,
        status_history=(StatusChange(status=event.status, published_at=published, reports=by),),
        reports=(
            ReportReference(
                id=event.id, article=article, status=event.status, confidence=event.confidence
            ),
        ),
        first_seen=published,
        last_seen=published,
        confidence=event.confidence,
        outlets=1 if article.source else 0,
        **_own(event),
    )


def _told(event: Event, by: tuple[str, ...]) -> Iterator[tuple[SaidField, tuple[Said, ...]]]:
    for field, telling in TELLINGS.items():
        value = telling.words(event)
        if value is not None:
            yield field, (Said(value=value, reports=by),)


def _own(event: Event) -> dict[str, Any]:
    """The fields of its type alone."""
    if event.type == "meeting":
        return {"topics": tuple(sorted({topic.label for topic in event.topics}))}
    said = event.instrument
    return {
        "instrument": CanonicalInstrument(kind=said.kind, title=said.title, text=said.text),
        "count": event.count,
        "fields": tuple(sorted({area.label for area in event.fields})),
        "value": _unplaced(event.value),
        "duration": _unplaced(event.duration),
    }


def _unplaced(told: Told | None) -> Told | None:
    """The same without the span where the article tells it."""
    if told is None or told.__dict__["span"] is None:
        return told
    return told.model_copy(update={"span": None})
