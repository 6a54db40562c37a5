"""Canonical events on asyncio: what `EventStore` tells of them, asked for in threads.

One event is composed of many reports, and persons are told by all of them: that is work for a processor,
which would keep the loop. So it is not done a second time over `redis.asyncio`, but once, beside the loop.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable
from itertools import islice

from communique_schemas import CanonicalChange, CanonicalEvent, Event, Link
from communique_store.canonical.canonical_query import CanonicalQueryResult, place_of
from communique_store.canonical.reasons import Reasons
from communique_store.event_store import EventStore

_PAGE = 100
"""So many events are read ahead of who asks for them one by one."""


class AsyncCanonicalEvents:
    """The canonical events of a store, by id; what is raised is as of `CanonicalEvents`."""

    def __init__(self, store: EventStore) -> None:
        """Ask a store, which is closed by whoever opened it."""
        self._store = store

    async def get(self, canonical_id: str) -> CanonicalEvent:
        """Give one, by its id."""
        return await asyncio.to_thread(self._store.canonical.get, canonical_id)

    async def named(self, event_id: str) -> CanonicalEvent:
        """Give one by its id, or by that of one of its reports."""
        return await asyncio.to_thread(self._store.canonical.named, event_id)

    async def many(self, canonical_ids: Iterable[str]) -> dict[str, CanonicalEvent]:
        """Give those of these ids that are there."""
        return await asyncio.to_thread(self._store.canonical.many, canonical_ids)

    async def links(self, event: CanonicalEvent) -> tuple[Link, ...]:
        """How an event belongs with others."""
        return await asyncio.to_thread(self._store.canonical.links, event)

    async def of_report(self, report: str) -> str:
        """The id of the canonical event that a report belongs to."""
        return await asyncio.to_thread(self._store.canonical.of_report, report)

    async def of_reports(self, reports: Iterable[str]) -> dict[str, str]:
        """The ids of the canonical events that reports belong to; those not stored are left out."""
        return await asyncio.to_thread(self._store.canonical.of_reports, reports)

    async def reports(self, ids: Iterable[str]) -> dict[str, Event]:
        """Those of some reports that are stored and can be read, by id."""
        return await asyncio.to_thread(self._store.groups.reports, ids)

    async def why(self, one: str, other: str) -> Reasons:
        """Why two reports are one event, or are not (see `EventStore.why`)."""
        return await asyncio.to_thread(self._store.why, one, other)

    async def latest(self, count: int) -> list[CanonicalChange]:
        """The last changes, the newest first."""
        return await asyncio.to_thread(self._store.changes.latest, count)

    async def changes(self, after: str = "0", count: int = _PAGE) -> list[CanonicalChange]:
        """The first changes behind an entry of the stream (see `Stream.behind`)."""
        return await asyncio.to_thread(self._store.changes.behind, after, count)


class AsyncCanonicalQueryResult(AsyncIterator[CanonicalEvent]):
    """`CanonicalQueryResult` on asyncio: `async for` gives its events."""

    def __init__(self, found: CanonicalQueryResult) -> None:
        """Made by `AsyncEventStore.query_canonical`."""
        self._found = found
        self._ahead: deque[CanonicalEvent] = deque()
        self._place = found.place

    async def __anext__(self) -> CanonicalEvent:
        """The next event.

        Raises:
            ConnectionFailedError: the store went away; `cursor` is still behind the last event given.
        """
        if not self._ahead:
            self._ahead.extend(await asyncio.to_thread(lambda: list(islice(self._found, _PAGE))))
        if not self._ahead:
            raise StopAsyncIteration
        event = self._ahead.popleft()
        self._place = place_of(event)
        return event

    @property
    def cursor(self) -> str | None:
        """The place behind the last event given, to go on from; None at the beginning of all."""
        return str(self._place) if self._place else None

    async def remaining(self) -> int | None:
        """0 where no more events fit behind the last one given, else None."""
        return await asyncio.to_thread(self._found.remaining_behind, self._place)
