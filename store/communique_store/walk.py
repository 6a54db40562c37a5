"""Walks the indexes of events in pages (see `walk.lua`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from communique_schemas import Event
from communique_store.codec import unpack_event
from communique_store.connection.answers import number
from communique_store.connection.connecting import reporting
from communique_store.cursor import Cursor
from communique_store.keys import Keys
from communique_store.queries import EventQuery
from communique_store.scripts.loading import script

_PAGE = 100
_LOOKS = 1000
"""Entries of an index that the server looks at in one go, which keeps it for some milliseconds."""

_Place = tuple[bytes | str | int, bytes | str]
"""Score and id of the entry to go on behind, both empty at the beginning."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What one call of the server gave: the events' bodies, and the place to go on behind, None at the end.

    `ahead` is the number of entries that could fit from where the call began.
    """

    behind: _Place | None
    ahead: int
    bodies: list[bytes]


class EventWalk:
    """Reads the events that scores and indexes do not rule out, by day."""

    def __init__(self, client: Any, keys: Keys, url: str) -> None:
        self._client = client
        self._keys = keys
        self._url = url
        self._script = client.register_script(script("walk.lua"))

    def events(self, wanted: EventQuery, after: Cursor | None) -> Iterator[Event]:
        """Yield those behind a place, or all of them."""
        if not wanted.is_possible():
            return
        with reporting(self._url):
            filters = self._filters(wanted)
            place: _Place | None = _place(after)
            while place is not None:
                page = self._page(wanted, filters, place, _LOOKS, _PAGE)
                yield from map(unpack_event, page.bodies)
                place = page.behind

    def count(self, wanted: EventQuery, after: Cursor | None) -> int | None:
        """How many there are behind a place; None where the scores do not tell of every one if it fits."""
        if not wanted.is_possible():
            return 0
        if not wanted.is_told_by_scores(self._keys):
            return None
        with reporting(self._url):
            return self._page(wanted, self._filters(wanted), _place(after), 1, 1).ahead

    def _filters(self, wanted: EventQuery) -> list[int | str]:
        longest = number(self._client.hget(self._keys.counters, "longest"))
        return wanted.filters(longest)

    def _page(
        self, wanted: EventQuery, filters: list[int | str], place: _Place, looks: int, most: int
    ) -> _Page:
        last_score, last_id, ahead, *bodies = self._script(
            keys=[self._keys.bodies, *wanted.indexes(self._keys)],
            args=[*place, looks, most, *filters],
        )
        return _Page((last_score, last_id) if last_score else None, ahead, bodies)


def _place(after: Cursor | None) -> _Place:
    return (after.score, after.event_id) if after else ("", "")
