"""What reports tell of each field, in words, and which value of it is the best."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from communique_merging.days import NARROW
from communique_schemas import AgreementEvent, MeetingEvent, Said
from communique_schemas.canonical import SaidField

Event = MeetingEvent | AgreementEvent


@dataclass(frozen=True, slots=True)
class Telling:
    """How a field is told: in words (None: not at all), and how exact a report is about it."""

    words: Callable[[Event], str | None]
    exact: Callable[[Event], int] = lambda _: 0


def _date(event: Event) -> str | None:
    if event.date is None:
        return None
    first, last = event.date.start.isoformat(), event.date.end.isoformat()
    return first if first == last else f"{first}/{last}"


def _day_told(event: Event) -> int:
    return int(event.date is not None and (event.date.end - event.date.start).days < NARROW)


def _city_told(event: Event) -> int:
    return int(event.place is not None and event.place.kind in ("venue", "city"))


def _place(event: Event) -> str | None:
    return event.place.name if event.place else None


def _instrument(event: Event) -> str | None:
    return event.instrument.title or event.instrument.kind if event.type == "agreement" else None


def _titled(event: Event) -> int:
    return int(event.type == "agreement" and event.instrument.title is not None)


def _count(event: Event) -> str | None:
    return None if event.type == "meeting" or event.count is None else str(event.count)


def _value(event: Event) -> str | None:
    if event.type == "meeting" or event.value is None:
        return None
    return f"{event.value.amount:.15g} {event.value.currency}"


def _duration(event: Event) -> str | None:
    return None if event.type == "meeting" or event.duration is None else event.duration.iso


TELLINGS: dict[SaidField, Telling] = {
    "subtype": Telling(lambda event: event.subtype),
    "status": Telling(lambda event: event.status),
    "date": Telling(_date, _day_told),
    "place": Telling(_place, _city_told),
    "instrument": Telling(_instrument, _titled),
    "count": Telling(_count),
    "value": Telling(_value),
    "duration": Telling(_duration),
}


def said(field: SaidField, events: Sequence[Event]) -> tuple[Said, ...]:
    """Each value that the events (in order of publication) tell of a field, the best first.

    A day is better than a month and a city than a country; then what more reports say, and say more
    surely; then what was said first.
    """
    telling = TELLINGS[field]
    if len(events) == 1:  # most events have one report, and every query composes a hundred
        value = telling.words(events[0])
        return () if value is None else (Said(value=value, reports=(events[0].id,)),)
    tellers: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if (value := telling.words(event)) is not None:
            tellers[value].append(event)

    def rank(value: str) -> tuple[int, int, float]:
        theirs = tellers[value]
        return (
            -max(map(telling.exact, theirs)),
            -len(theirs),
            -max(event.confidence for event in theirs),
        )

    return tuple(
        Said(value=value, reports=tuple(event.id for event in tellers[value]))
        for value in sorted(tellers, key=rank)
    )
