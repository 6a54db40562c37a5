"""Filters of a query, as indexes to intersect and a test for what no index tells."""

from dataclasses import dataclass
from datetime import date
from math import inf

from communique_schemas import Event
from communique_store.keys import Keys
from communique_store.names import name_words


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

    def indexes(self, keys: Keys) -> list[str]:
        """The sorted sets (by first day) whose intersection holds the candidates."""
        named = [
            keys.index(field, value)
            for field, value in (
                ("type", self.type),
                ("country", self.country.upper() if self.country else None),
                ("status", self.status),
                ("article", self.article),
            )
            if value
        ]
        named += [keys.index("name", word) for word in name_words(self.participant or "")]
        return named or [keys.all]

    def days(self, longest: int) -> tuple[float, float]:
        """The first and the last day, as ordinals, on which a matching event can begin.

        Args:
            longest: days that the longest event in the store lasts.
        """
        first = self.since.toordinal() - longest if self.since else -inf
        return first, self.until.toordinal() if self.until else inf

    def matches(self, event: Event) -> bool:
        """Test what the indexes leave open: date, confidence, and words of one and the same name."""
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
