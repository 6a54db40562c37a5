"""The canonical event of a group: the best value of each field, what the others say, and its history."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from communique_merging.alone import alone
from communique_merging.history import history, in_order, standing
from communique_merging.roster import roster
from communique_merging.telling import TELLINGS, said
from communique_schemas import (
    AgreementEvent,
    CanonicalEvent,
    CanonicalInstrument,
    MeetingEvent,
    ReportReference,
    Said,
)
from communique_schemas.canonical import SaidField

Event = MeetingEvent | AgreementEvent


def compose(canonical_id: str, events: Sequence[Event]) -> CanonicalEvent:
    """The canonical event of reports, a function of their set.

    Raises:
        ValueError: there are no reports, or they are of different types.
    """
    if len(events) == 1:
        return alone(canonical_id, events[0])
    if len({event.type for event in events}) != 1:
        raise ValueError("a canonical event is made of reports of one type, and of at least one")
    ordered = in_order(events)
    named = roster(ordered)
    told = {field: values for field in TELLINGS if (values := said(field, ordered))}
    published = [event.article.published_at for event in ordered if event.article.published_at]
    fields: dict[str, Any] = {
        **_circumstances(ordered, told),
        **(_of_meeting(ordered) if ordered[0].type == "meeting" else _of_agreement(ordered, told)),
    }
    return CanonicalEvent(
        id=canonical_id,
        type=ordered[0].type,
        status=standing(ordered),
        participants=tuple(participant for participant, _ in named),
        said=told
        | {"participants": tuple(Said(value=p.name, reports=reports) for p, reports in named)},
        status_history=history(ordered),
        reports=tuple(_reference(event) for event in ordered),
        first_seen=published[0] if published else None,
        last_seen=published[-1] if published else None,
        confidence=max(event.confidence for event in ordered),
        outlets=len({event.article.source for event in ordered if event.article.source}),
        **fields,
    )


def _reference(event: Event) -> ReportReference:
    return ReportReference(
        id=event.id, article=event.article, status=event.status, confidence=event.confidence
    )


def _teller(values: Sequence[Said], events: Iterable[Event]) -> Event:
    """The surest of the events that tell the best value."""
    tellers = [event for event in events if event.id in values[0].reports]
    return max(tellers, key=lambda event: event.confidence)


def _circumstances(
    events: Sequence[Event], told: dict[SaidField, tuple[Said, ...]]
) -> dict[str, Any]:
    """The fields that meetings and agreements have in common."""
    date = _teller(told["date"], events).date if "date" in told else None
    place = _teller(told["place"], events).place if "place" in told else None
    return {
        "subtype": told["subtype"][0].value,
        "date": date and date.model_copy(update={"span": None}),
        "place": place and place.model_copy(update={"span": None}),
    }


def _labels(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Head phrases, those that more reports have first."""
    counted = Counter(label for group in groups for label in set(group))
    return tuple(sorted(counted, key=lambda label: (-counted[label], label)))


def _of_meeting(events: Sequence[Event]) -> dict[str, Any]:
    meetings = [event for event in events if isinstance(event, MeetingEvent)]
    return {"topics": _labels((topic.label for topic in event.topics) for event in meetings)}


def _of_agreement(
    events: Sequence[Event], told: dict[SaidField, tuple[Said, ...]]
) -> dict[str, Any]:
    agreements = [event for event in events if isinstance(event, AgreementEvent)]
    best = {
        field: teller
        for field, values in told.items()
        if isinstance(teller := _teller(values, agreements), AgreementEvent)
    }
    instrument = best["instrument"].instrument
    value = best["value"].value if "value" in best else None
    duration = best["duration"].duration if "duration" in best else None
    return {
        "instrument": CanonicalInstrument(
            kind=instrument.kind, title=instrument.title, text=instrument.text
        ),
        "count": best["count"].count if "count" in best else None,
        "fields": _labels((area.label for area in event.fields) for event in agreements),
        "value": value and value.model_copy(update={"span": None}),
        "duration": duration and duration.model_copy(update={"span": None}),
    }
