"""The number by which an event stands in every index: its kind, then its day, and what else a query asks.

A score is a double, in which whole numbers are exact up to 2^53. Its higher half is the event's kind (type,
status, how long it lasts and how certain it is, both roughly), so that an index falls into parts, one for
each kind; its lower half sorts each part by day. A query reads only the parts that can hold what it asks,
from the day on that it asks for, and merges them; what it does not ask for is not looked at.
"""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import get_args

from communique_schemas import CanonicalEvent, Event
from communique_schemas.event import Status


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a score: some of its bits, as a number of its own."""

    shift: int
    bits: int

    @property
    def divisor(self) -> int:
        """What to divide a score by, so that this part is what is left modulo `modulus`."""
        return 1 << self.shift

    @property
    def modulus(self) -> int:
        """The first number that does not fit."""
        return 1 << self.bits

    def within(self, score: int) -> int:
        """The part's number within a score."""
        return score // self.divisor % self.modulus


DOUBT = Part(0, 10)
DAYS = Part(10, 11)
DAY = Part(21, 22)
BAND = Part(43, 3)
LENGTH = Part(46, 3)
STATUS = Part(49, 3)
TYPE = Part(52, 1)
PARTS = (DOUBT, DAYS, DAY, BAND, LENGTH, STATUS, TYPE)
"""From the lowest bit on."""

LOW = BAND.divisor
"""What to divide a score by for its higher half, the kind."""

STATUSES: tuple[str, ...] = get_args(Status)
"""By their numbers."""
TYPES = ("meeting", "agreement")
"""By their numbers."""
LENGTHS = (0, 1, 31, 366)
"""The most days that an event of each length lasts, 0 for one without a date; the next length has no most.

What began before the days that a query asks for is looked for among the long ones alone."""

BANDS = (2, 5, 10, 50, 100, 200, 500)
"""The most doubt of each band of certainty, in thousandths; they end where people put their limits."""


def doubt(confidence: float) -> int:
    """What a confidence lacks of 1, in thousandths, rounded up."""
    return 1000 - int(confidence * 1000)


def score(event: Event) -> int:
    """The score of an event.

    The day is the proleptic ordinal of its first day, else of the article's publication, else 0. An
    event without a date lasts 0 days; one that lasts longer than `DAYS` can hold lasts as long as that.
    """
    return _score(event, event.article.published_at)


def score_of_canonical(event: CanonicalEvent) -> int:
    """The score of a canonical event: as that of a report, published when the first of its reports was."""
    return _score(event, event.first_seen)


def _score(event: Event | CanonicalEvent, published: date | None) -> int:
    when = event.date
    day = when.start if when else published
    days = (when.end - when.start).days + 1 if when else 0
    doubted = doubt(event.confidence)
    numbers = (  # in the order of PARTS
        doubted,
        min(days, DAYS.modulus - 1),
        day.toordinal() if day else 0,
        bisect_left(BANDS, doubted),
        bisect_left(LENGTHS, days),
        STATUSES.index(event.status),
        TYPES.index(event.type),
    )
    return sum(number << part.shift for number, part in zip(numbers, PARTS, strict=True))
