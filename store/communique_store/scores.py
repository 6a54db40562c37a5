"""The number by which an event stands in every index: its first day, and beside that what a query asks.

A score is a double, in which whole numbers are exact up to 2^53. From the highest bit on it holds the first
day, how long the event lasts, its confidence, and what kind of event it is; so the indexes are sorted by
day, and most filters are decided without reading an event.
"""

from dataclasses import dataclass
from datetime import date
from typing import Self, get_args

from communique_schemas import Event
from communique_schemas.event import Status

_STATUSES: tuple[str, ...] = get_args(Status)
TYPES = ("meeting", "agreement")
"""The families of events."""

_DAYS = 16
_PERMILLE = 10
_STATUS = 3
_TYPE = 1
_BELOW_DAY = _DAYS + _PERMILLE + _STATUS + _TYPE
_MOST_DAYS = 2**_DAYS - 1


@dataclass(frozen=True, slots=True)
class Score:
    """What a score says of its event.

    `day` is the proleptic ordinal of its first day, else of the article's publication, else 0. `days`
    is how many days its date covers; 0 where it has none, `_MOST_DAYS` for as many or more.
    """

    day: int
    days: int
    permille: int
    status: str
    type: str

    @classmethod
    def of(cls, event: Event) -> Self:
        """The score of an event."""
        when, published = event.date, event.article.published_at
        day = when.start if when else published
        return cls(
            day=day.toordinal() if day else 0,
            days=min((when.end - when.start).days + 1, _MOST_DAYS) if when else 0,
            permille=int(event.confidence * 1000),
            status=event.status,
            type=event.type,
        )

    def packed(self) -> int:
        """The number."""
        number = self.day
        for bits, value in (
            (_DAYS, self.days),
            (_PERMILLE, self.permille),
            (_STATUS, _STATUSES.index(self.status)),
            (_TYPE, TYPES.index(self.type)),
        ):
            number = number << bits | value
        return number

    @classmethod
    def unpacked(cls, number: float) -> Self:
        """The score that a number is."""
        rest = int(number)
        parts = []
        for bits in (_TYPE, _STATUS, _PERMILLE, _DAYS):
            rest, part = divmod(rest, 1 << bits)
            parts.append(part)
        kind, status, permille, days = parts
        return cls(rest, days, permille, _STATUSES[status], TYPES[kind])

    def may_reach(self, day: date) -> bool:
        """Whether the event's own date may go on until this day or beyond."""
        return self.days == _MOST_DAYS or self.day + self.days > day.toordinal()


def lowest(day: int) -> int:
    """The lowest score of a day."""
    return day << _BELOW_DAY


def highest(day: int) -> int:
    """The highest score of a day."""
    return (day + 1 << _BELOW_DAY) - 1
