"""The number by which an event stands in every index: its first day, and beside that what a query asks.

A score is a double, in which whole numbers are exact up to 2^53. From the highest bit on it holds the first
day, how many days the event lasts, how doubtful it is, and its status; so the indexes are sorted by day,
within it by length and certainty, and most filters are decided without reading an event.
"""

from dataclasses import dataclass
from typing import get_args

from communique_schemas import Event
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


STATUS = Part(0, 3)
DOUBT = Part(3, 10)
DAYS = Part(13, 16)
DAY = Part(29, 22)

STATUSES: tuple[str, ...] = get_args(Status)
"""By their numbers."""


def doubt(confidence: float) -> int:
    """What a confidence lacks of 1, in thousandths, rounded up."""
    return 1000 - int(confidence * 1000)


def score(event: Event) -> int:
    """The score of an event.

    The day is the proleptic ordinal of its first day, else of the article's publication, else 0. An
    event without a date lasts 0 days; one that lasts longer than `DAYS` can hold lasts as long as that.
    """
    when, published = event.date, event.article.published_at
    day = when.start if when else published
    days = min((when.end - when.start).days + 1, DAYS.modulus - 1) if when else 0
    parts = {
        DAY: day.toordinal() if day else 0,
        DAYS: days,
        DOUBT: doubt(event.confidence),
        STATUS: STATUSES.index(event.status),
    }
    return sum(number * part.divisor for part, number in parts.items())


def lowest(day: int) -> int:
    """The lowest score of a day."""
    return day * DAY.divisor


def highest(day: int) -> int:
    """The highest score of a day."""
    return lowest(day + 1) - 1
