"""On which days a reported event may have happened, as chances, and how well two reports agree on them.

A date in the text is taken at its word (a month: one of its days). Without one the day of publication
stands in, as far as the status and the place in the article allow: what an article opens with happened
on that day or the one before, what it mentions further down some time ago, what is planned lies ahead.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property, lru_cache
from typing import Literal

from communique_merging.tables import Table, load_table
from communique_schemas import EventDate
from communique_schemas.event import Status

Origin = Literal["told", "published", "unknown"]
Seen = Literal["news", "beside", "back"]
"""How an article sees the event: as what it is about, as something beside it, or looking back."""
Stretch = tuple[int, int, float]
"""First and last day, and the chance that it was on one of them."""
NARROW = 7
"""A date of more days than this is a month or a year, of which one day is meant."""
EVER = (date.min.toordinal(), date.max.toordinal())


class Undated(Table):
    """The days of a report without a date, from its publication."""

    statuses: tuple[Status, ...]
    seen: Seen | None = None
    days: tuple[Stretch, ...]


class DayData(Table):
    """What `days.toml` holds."""

    unlikely: float
    """So much of the chances at either end is left out where candidates are looked for."""
    told: tuple[Stretch, ...]
    undated: tuple[Undated, ...]


@dataclass(frozen=True)
class Days:
    """The days of one report: stretches of day ordinals in order, and where they come from."""

    origin: Origin
    stretches: tuple[Stretch, ...]
    first: int
    last: int
    """The days as told, or that of publication."""
    narrow: bool = False
    """Whether the text tells the day, or a few of them."""

    @cached_property
    def ends(self) -> tuple[int, int]:
        """The ordinals of the first and the last day on which it may well have been.

        What is unlikely at either end is left out.
        """
        return _first_likely(self.stretches)[0], _first_likely(self.stretches[::-1])[1]

    @property
    def bounds(self) -> tuple[date, date]:
        """The same as dates."""
        first, last = self.ends
        return date.fromordinal(first), date.fromordinal(last)


def _first_likely(stretches: tuple[Stretch, ...]) -> Stretch:
    left = day_data().unlikely
    for stretch in stretches:
        left -= stretch[2]
        if left < 0:
            return stretch
    return stretches[-1]


@cache
def day_data() -> DayData:
    """What `days.toml` holds, checked."""
    return load_table(DayData, "days")


@cache
def _undated(status: Status, seen: Seen) -> tuple[Stretch, ...]:
    return next(
        entry.days
        for entry in day_data().undated
        if status in entry.statuses and entry.seen in (None, seen)
    )


def day_of(published: date | datetime | None) -> date | None:
    """The day of a publication time, in its own time zone."""
    return published.date() if isinstance(published, datetime) else published


def _around(first: int, last: int, shape: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The shape laid around days: what is before the first, on them, and after the last."""
    moved = (
        (start + (last if start > 0 else first), end + (last if end >= 0 else first), chance)
        for start, end, chance in shape
    )
    low, high = EVER
    return tuple((max(start, low), min(end, high), chance) for start, end, chance in moved)


def days_of(told: EventDate | None, published: date | None, status: Status, seen: Seen) -> Days:
    """The days on which a report may have happened."""
    if told is not None:
        return days_from("told", told.start.toordinal(), told.end.toordinal(), status, seen)
    if published is not None:
        day = published.toordinal()
        return days_from("published", day, day, status, seen)
    return days_from("unknown", *EVER, status, seen)


@lru_cache(maxsize=2048)
def days_from(origin: Origin, first: int, last: int, status: Status, seen: Seen) -> Days:
    """The days by what they come from: the days that the text tells, or that of publication."""
    if origin == "unknown":
        return Days(origin, ((*EVER, 1.0),), first, last)
    told = origin == "told"
    shape = day_data().told if told else _undated(status, seen)
    narrow = told and last - first < NARROW
    return Days(origin, _around(first, last, shape), first, last, narrow)


def agreement(a: Days, b: Days) -> float:
    """The chance that both happened on one day, if each day of a stretch is as likely: 0 to 1."""
    total = 0.0
    ours, theirs = iter(a.stretches), iter(b.stretches)
    first, last, chance = next(ours)
    start, end, other = next(theirs)
    while True:
        shared = min(end, last) - max(start, first) + 1
        if shared > 0:
            total += chance * other * shared / ((last - first + 1) * (end - start + 1))
        stretch = next(ours if last < end else theirs, None)
        if stretch is None:
            return total
        if last < end:
            first, last, chance = stretch
        else:
            start, end, other = stretch


def gap(a: Days, b: Days) -> int:
    """Days between the two as told or published; 0 where they overlap."""
    return max(0, b.first - a.last, a.first - b.last)
