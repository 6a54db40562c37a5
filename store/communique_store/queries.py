"""Filters of a query: which indexes to walk, what scores must say, and tests for what neither tells."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from communique_merging.identity.named import ReportNames
from communique_schemas import CanonicalEvent, Event
from communique_store.keys import Keys
from communique_store.names import name_words
from communique_store.scores import BANDS, LENGTHS, PARTS, STATUSES, TYPES, doubt


class QueryFilters(TypedDict, total=False):
    """The fields of `EventQuery`, for who hands them on by name; each may be left out."""

    type: str | None
    country: str | None
    participant: str | None
    status: str | None
    since: date | None
    until: date | None
    article: str | None
    min_confidence: float | None
    newest_first: bool


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
    newest_first: bool = field(default=False, kw_only=True)
    """The order of the events: by day from the last on, or from the first on."""

    def indexes(self, keys: Keys) -> list[str]:
        """The indexes that must all name an event; that of all events where no other one tells."""
        named = [keys.index("country", self.country.upper())] if self.country else []
        if self.article:
            named.append(keys.events_of(self.article))
        named += [keys.index("name", word) for word in name_words(self.participant or "")]
        return named or [keys.all]

    def is_possible(self) -> bool:
        """Whether there are such types and statuses at all."""
        return self.type in {None, *TYPES} and self.status in {None, *STATUSES}

    def filters(self) -> list[int | str]:
        """What a score must say, in the form that `walk.lua` takes."""
        return [
            int(self.newest_first),
            TYPES.index(self.type) if self.type else "",
            STATUSES.index(self.status) if self.status else "",
            doubt(self.min_confidence) if self.min_confidence is not None else "",
            self.since.toordinal() if self.since else "",
            self.until.toordinal() if self.until else "",
            *(len(BANDS), *BANDS, *LENGTHS),
            *(number for part in PARTS for number in (part.divisor, part.modulus)),
        ]

    def is_told_by_scores(self, keys: Keys) -> bool:
        """Whether one index and the scores in it tell of every entry whether it fits.

        Else there are entries between the first and the last that can fit which do not.
        """
        by_one = len(self.indexes(keys)) == 1
        return by_one and self.since is None and self.min_confidence is None

    def matches(self, event: Event | CanonicalEvent) -> bool:
        """Test what scores and indexes leave open."""
        if self.min_confidence is not None and event.confidence < self.min_confidence:
            return False
        if self.participant:
            wanted = set(name_words(self.participant))
            if not any(wanted <= set(name_words(p.name)) for p in event.participants):
                return False
        return self.is_in_time(event)

    def fits(self, event: Event) -> bool:
        """Test all of it, without an index: whether a query with this would give the event."""
        return self.is_named_by(event, {event.article.id}) and self.matches(event)

    def is_named_by(self, event: Event | CanonicalEvent, articles: set[str]) -> bool:
        """Test what scores and indexes tell: an event that these articles report."""
        countries = {person.country for person in event.participants}
        if event.place:
            countries.add(event.place.country)
        return (
            self.type in {None, event.type}
            and self.status in {None, event.status}
            and self.article in {None, *articles}
            and (not self.country or self.country.upper() in countries)
        )

    def is_in_time(self, event: Event | CanonicalEvent | ReportNames) -> bool:
        """Whether it was between `since` and `until`."""
        if self.since is None and self.until is None:
            return True
        if event.date is None:
            return False
        return not (
            (self.since and event.date.end < self.since)
            or (self.until and event.date.start > self.until)
        )
