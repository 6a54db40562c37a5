"""A canonical event as rows of the read model's tables."""

import json
from datetime import date
from itertools import combinations
from typing import Final, NamedTuple

from communique_schemas import CanonicalEvent
from communique_schemas.event import DatePrecision, Status
from communique_store.names import name_words

HELD_MEETING, MADE_AGREEMENT, PLANNED, CALLED_OFF = range(4)
"""What an event counts as."""

_HELD: Final[frozenset[Status]] = frozenset({"occurred", "ongoing"})
_AHEAD: Final[frozenset[Status]] = frozenset({"planned", "proposed"})
_RANKS: Final[dict[DatePrecision, int]] = {
    "day": 0,
    "range": 0,
    "week": 1,
    "month": 2,
    "quarter": 3,
    "year": 4,
}

_MOST: Final = 2**63 - 1
"""The greatest whole number that SQLite holds."""


class NameKey(NamedTuple):
    """A name of participants; `country` is empty where none is told."""

    kind: str
    name: str
    country: str


def tally(event: CanonicalEvent) -> int:
    """What an event counts as: what was held, or made, is never counted with what was only planned."""
    if event.status in _HELD:
        return HELD_MEETING if event.type == "meeting" else MADE_AGREEMENT
    return PLANNED if event.status in _AHEAD else CALLED_OFF


def event_row(event: CanonicalEvent, fill: int) -> dict[str, str | int | float | None]:
    """The event's own row, but for its number and its place."""
    day = day_of(event)
    return {
        "id": event.id,
        "type": event.type,
        "subtype": event.subtype,
        "status": event.status,
        "tally": tally(event),
        "first": event.date.start.toordinal() if event.date else None,
        "last": event.date.end.toordinal() if event.date else None,
        "day": day.toordinal() if day else None,
        "month": month_number(day) if day else None,
        "rank": _RANKS[event.date.precision] if event.date else 0,
        "confidence": event.confidence,
        "reports": len(event.reports),
        "outlets": event.outlets,
        "instrument": event.instrument.kind if event.instrument else None,
        "title": event.instrument.title if event.instrument else None,
        "wording": event.instrument.text if event.instrument else None,
        "topics": json.dumps(event.topics),
        "number": None if event.count is None else min(event.count, _MOST),
        "amount": event.value.amount if event.value else None,
        "currency": event.value.currency if event.value else None,
        "fill": fill,
    }


def day_of(event: CanonicalEvent) -> date | None:
    """The day that the store sorts an event by: the first of its date, else of its first report."""
    if event.date:
        return event.date.start
    return date.fromordinal(event.first_seen.toordinal()) if event.first_seen else None


def month_number(day: date) -> int:
    """Months since the beginning of the calendar."""
    return 12 * day.year + day.month - 1


def names(event: CanonicalEvent) -> list[NameKey]:
    """The names of the participants, in their order."""
    return [NameKey(one.kind, one.name, one.country or "") for one in event.participants]


def searched_words(name: str) -> str:
    """The words of a name as the store searches them, with a space on both sides of each."""
    return f" {' '.join(name_words(name))} "


def countries(event: CanonicalEvent) -> dict[str, bool]:
    """The states of an event, and whether they took part, or it was only held there."""
    found = {one.country: True for one in event.participants if one.country}
    if event.place and event.place.country:
        found.setdefault(event.place.country, False)
    return found


def state_pairs(event: CanonicalEvent) -> set[tuple[str, str]]:
    """Pairs of states that took part, by themselves or by somebody of theirs."""
    return set(combinations(sorted(code for code, took in countries(event).items() if took), 2))
