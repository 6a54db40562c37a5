"""Filters of a query: which indexes to walk and where, and tests for what no index tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import inf

from communique_schemas import Event
from communique_store.keys import COMMON_STATUS, LENGTHS, Keys
from communique_store.names import name_words
from communique_store.scores import (
    DAY,
    DAYS,
    DOUBT,
    STATUS,
    STATUSES,
    doubt,
    highest,
    lowest,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the way: indexes of which an event must be in all, from one score to another."""

    indexes: tuple[str, ...]
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class EventQuery:
    """What to look for; a field that is None does not matter.

    `participant` matches names that hold all of its words; `since` and `until` are inclusive days
    that the event's date must overlap, so that an event without a date matches neither.
    """

    type: str | None = None
    country: str | None = None
    participant: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
    article: str | None = None
    min_confidence: float | None = None

    def stretches(self, keys: Keys, longest: int) -> Iterator[Stretch]:
        """The way through the indexes, in the order of days.

        An event that began long before `since` matches only if it lasts that long; so the way begins
        among the few long ones.

        Args:
            keys: names of the indexes.
            longest: days that the longest event in the store lasts.
        """
        if self.status not in {None, *STATUSES}:
            return
        named = tuple(self._indexes(keys))
        last = highest(self.until.toordinal()) if self.until else inf
        if self.since is None:
            yield Stretch(named or (keys.all,), -inf, last)
            return
        since = self.since.toordinal()
        begin = max(0, since - longest)
        for length in reversed(LENGTHS):
            end = since - length
            if begin < end:
                stop = min(last, highest(end - 1))
                yield Stretch((keys.longer(length), *named), lowest(begin), stop)
                begin = end
        yield Stretch(named or (keys.all,), lowest(begin), last)

    def _indexes(self, keys: Keys) -> Iterator[str]:
        if self.type:
            yield keys.index("type", self.type)
        if self.country:
            yield keys.index("country", self.country.upper())
        if self.status and self.status != COMMON_STATUS:
            yield keys.index("status", self.status)
        if self.article:
            yield keys.events_of(self.article)
        for word in name_words(self.participant or ""):
            yield keys.index("name", word)

    def filters(self) -> list[int | str]:
        """What a score must say, in the form that `walk.lua` takes."""
        bounds = []
        if self.status is not None:
            bounds.append((STATUS, STATUSES.index(self.status), STATUSES.index(self.status)))
        if self.min_confidence is not None:
            bounds.append((DOUBT, 0, doubt(self.min_confidence)))
        if self.since or self.until:
            bounds.append((DAYS, 1, DAYS.modulus))  # it has a date of its own
        return [
            *(DAY.divisor, DAY.modulus, DAYS.divisor, DAYS.modulus),
            self.since.toordinal() if self.since else "",
            *(
                number
                for part, low, high in bounds
                for number in (part.divisor, part.modulus, low, high)
            ),
        ]

    def matches(self, event: Event) -> bool:
        """Test what scores and indexes leave open."""
        if self.min_confidence is not None and event.confidence < self.min_confidence:
            return False
        wanted = set(name_words(self.participant or ""))
        if wanted and not any(wanted <= set(name_words(p.name)) for p in event.participants):
            return False
        return self._in_time(event)

    def _in_time(self, event: Event) -> bool:
        if self.since is None and self.until is None:
            return True
        if event.date is None:
            return False
        return not (
            (self.since and event.date.end < self.since)
            or (self.until and event.date.start > self.until)
        )
