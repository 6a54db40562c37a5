"""Walks the indexes of events in pages (see `walk.lua`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from communique_merging.identity.named import ReportNames
from communique_schemas import CanonicalEvent, Event
from communique_store.codec import unpack_canonical, unpack_event
from communique_store.connection.connecting import reporting
from communique_store.cursor import Cursor
from communique_store.keys import Keys
from communique_store.queries import EventQuery
from communique_store.report_names import read_names
from communique_store.scripts.loading import script

SCRIPT = script("walk.lua")

_PAGE = 100
"""So many events are fetched at first, where no fewer are asked for; then twice as many, and so on."""
_MOST = 400
"""So many are fetched at most: they wait in memory until they are asked for."""
_LOOKS = 1000
"""Entries of an index that the server looks at in one go, which keeps it for some milliseconds."""

Place = tuple[bytes | str | int, bytes | str]
"""Score and id of the entry to go on behind, both empty at the beginning."""


def place_behind(after: Cursor | None) -> Place:
    """Where to begin."""
    return (after.score, after.event_id) if after else ("", "")


@dataclass(frozen=True, slots=True)
class Page:
    """What one call of the server gave: the events' bodies, and the place to go on behind, None at the end.

    `ahead` is the number of entries that could fit from where the call began.
    """

    behind: Place | None
    ahead: int
    bodies: list[bytes]

    @classmethod
    def of(cls, answer: Any) -> Self:
        """From the script's answer."""
        last_score, last_id, ahead, *bodies = answer
        return cls((last_score, last_id) if last_score else None, ahead, bodies)

    def events(self) -> Iterator[Event]:
        """The events, read one by one."""
        return map(unpack_event, self.bodies)

    def canonical_events(self) -> Iterator[CanonicalEvent]:
        """The canonical events of a walk through those that are stored."""
        return map(unpack_canonical, self.bodies)


@dataclass(frozen=True, slots=True)
class PageCall:
    """Keys and arguments of the script for any page of a query."""

    keys: list[str]
    filters: list[int | str]

    @classmethod
    def of(cls, wanted: EventQuery, keys: Keys, left_out: str | None = None) -> Self:
        """For a query.

        Args:
            wanted: the query.
            keys: of the events that are walked through.
            left_out: a hash whose fields are ids of events that are left out.
        """
        named = [keys.bodies, left_out or keys.bodies, keys.counters, *wanted.indexes(keys)]
        return cls(named, wanted.filters())

    def behind(self, place: Place, most: int) -> dict[str, list[Any]]:
        """The call for at most so many events behind a place."""
        return {"keys": self.keys, "args": [*place, _LOOKS, most, *self.filters]}

    def for_number(self, place: Place) -> dict[str, list[Any]]:
        """The call that tells only how many there are."""
        return self.behind(place, 0)


def page_sizes(limit: int | None) -> Iterator[int]:
    """How many events to fetch at a time: no more than are asked for at first, then more and more."""
    size = _PAGE if limit is None else max(1, min(limit, _PAGE))
    while True:
        yield size
        size = min(2 * size, _MOST)


class EventWalk:
    """Reads the events that scores and indexes do not rule out, by day.

    A limit is what the caller will ask for: events behind it are given, too, but not fetched in advance.
    """

    def __init__(self, client: Any, keys: Keys, url: str) -> None:
        self._client = client
        self._keys = keys
        self._url = url
        self._script = client.register_script(SCRIPT)

    def events(
        self, wanted: EventQuery, after: Cursor | None, limit: int | None = None
    ) -> Iterator[Event]:
        """Yield those behind a place, or all of them."""
        for page in self._pages(wanted, after, limit, self._keys):
            yield from page.events()

    def naming(self, wanted: EventQuery) -> Iterator[ReportNames]:
        """Yield all of them, as far as they say who is named."""
        for page in self._pages(wanted, None, None, self._keys):
            yield from map(read_names, page.bodies)

    def lone_events(
        self, wanted: EventQuery, after: Cursor | None, limit: int | None = None
    ) -> Iterator[Event]:
        """Yield those behind a place that are their canonical event's only report."""
        for page in self._pages(wanted, after, limit, self._keys, self._keys.canonical_of):
            yield from page.events()

    def canonical_events(
        self, wanted: EventQuery, after: Cursor | None, limit: int | None = None
    ) -> Iterator[CanonicalEvent]:
        """Yield the canonical events behind a place that are stored."""
        for page in self._pages(wanted, after, limit, self._keys.canonical):
            yield from page.canonical_events()

    def _pages(
        self,
        wanted: EventQuery,
        after: Cursor | None,
        limit: int | None,
        keys: Keys,
        left_out: str | None = None,
    ) -> Iterator[Page]:
        if not wanted.is_possible():
            return
        call = PageCall.of(wanted, keys, left_out)
        with reporting(self._url):
            place: Place | None = place_behind(after)
            sizes = page_sizes(limit)
            while place is not None:
                page = Page.of(self._script(**call.behind(place, next(sizes))))
                yield page
                place = page.behind

    def count(self, wanted: EventQuery, after: Cursor | None) -> int | None:
        """How many there are behind a place; None where the scores do not tell of every one if it fits."""
        if not wanted.is_possible():
            return 0
        if not wanted.is_told_by_scores(self._keys):
            return None
        call = PageCall.of(wanted, self._keys)
        with reporting(self._url):
            return Page.of(self._script(**call.for_number(place_behind(after)))).ahead
