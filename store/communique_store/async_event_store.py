"""The reading face of the store for programs on asyncio: the same queries over `redis.asyncio`."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Self, Unpack

from communique_schemas import Article, CanonicalChange, Event, Person, StreamEntry
from communique_schemas.errors import NotFoundError
from communique_store.async_query import AsyncEventWalk, AsyncQueryResult
from communique_store.batch import E
from communique_store.canonical.async_canonical import (
    AsyncCanonicalEvents,
    AsyncCanonicalQueryResult,
)
from communique_store.canonical.canonical_query import CanonicalFilters
from communique_store.canonical.people_table import PeopleFilters
from communique_store.codec import unpack_article, unpack_event
from communique_store.connection.connecting import (
    connect_async,
    reporting,
    resolve_store_url,
)
from communique_store.connection.settings import ConnectionSettings
from communique_store.event_store import EventStore
from communique_store.identity import membership
from communique_store.keys import Keys
from communique_store.queries import EventQuery, QueryFilters
from communique_store.stream import Following

_ROUND_SECONDS = 0.5
"""How long a follower waits for entries at a time: so long may its end take."""


class AsyncEventStore:
    """What `EventStore` reads, without keeping an event loop from others; use it as a context manager.

        async with AsyncEventStore() as store:
            async for event in store.query(country="NOR"):
                ...

    Every method raises `ConnectionFailedError` where the server cannot be reached.
    """

    def __init__(
        self, url: str | None = None, *, settings: ConnectionSettings | None = None
    ) -> None:
        """Connect to `url`, else to what the settings or the environment tell, when first asked."""
        self._settings = settings = settings or ConnectionSettings()
        self._url = url or resolve_store_url(settings)
        self._keys = Keys(settings.key_prefix)
        self._client = connect_async(self._url)
        self._walk = AsyncEventWalk(self._client, self._keys, self._url)
        self._beside = EventStore(self._url, settings=settings)
        self.canonical = AsyncCanonicalEvents(self._beside)

    async def __aenter__(self) -> Self:
        """Use the connection."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        await self.close()

    async def close(self) -> None:
        """Close the connection."""
        await self._client.aclose()
        await asyncio.to_thread(self._beside.close)

    def query(
        self, *, limit: int | None = 100, after: str | None = None, **filters: Unpack[QueryFilters]
    ) -> AsyncQueryResult:
        """Give the events that fit all filters, as `EventStore.query` does.

        Raises:
            PositionError: `after` is no cursor.
        """
        return AsyncQueryResult(self._walk, EventQuery(**filters), limit, after)

    async def event(self, event_id: str) -> Event:
        """Give one event.

        Raises:
            NotFoundError: the store does not hold it.
        """
        with reporting(self._url):
            body = await self._client.hget(self._keys.bodies, event_id)
        if body is None:
            raise NotFoundError(f"the store holds no event {event_id!r}")
        return unpack_event(body)

    async def article(self, article_id: str) -> Article:
        """Give one article with its text.

        Raises:
            NotFoundError: the store does not hold it.
        """
        with reporting(self._url):
            record = await self._client.hget(self._keys.article(article_id), "record")
        if record is None:
            raise NotFoundError(f"the store holds no article {article_id!r}")
        return unpack_article(record)

    def query_canonical(
        self,
        *,
        limit: int | None = 100,
        after: str | None = None,
        **filters: Unpack[CanonicalFilters],
    ) -> AsyncCanonicalQueryResult:
        """Give the canonical events that fit all filters, as `EventStore.query_canonical` does.

        Raises:
            PositionError: `after` is no cursor.
        """
        found = self._beside.query_canonical(limit=limit, after=after, **filters)
        return AsyncCanonicalQueryResult(found)

    async def people(self, **filters: Unpack[PeopleFilters]) -> list[Person]:
        """Give the persons and organisations that fit, as `EventStore.people` does."""
        return await asyncio.to_thread(lambda: self._beside.people(**filters))

    def follow(
        self,
        group: str,
        *,
        consumer: str | None = None,
        leave: bool | None = None,
        start: str | datetime = "0",
        block_seconds: float | None = None,
        count: int = 100,
        claim_after_seconds: float = 60,
    ) -> AsyncGenerator[StreamEntry, None]:
        """Follow the stream as a member of a consumer group: `EventStore.follow` in a thread of its own.

        The arguments, and when an entry counts as used, are those of `EventStore.follow`. Close it
        (`contextlib.aclosing`) where you leave it early, so that others get at once what was not used.
        """
        name, leave = membership(consumer, leave=leave)
        how = Following(leave, start, block_seconds, count, claim_after_seconds)
        return self._followed(lambda store, how: store.stream.follow(group, name, how), how)

    def follow_canonical(
        self,
        group: str,
        *,
        consumer: str | None = None,
        leave: bool | None = None,
        start: str | datetime = "0",
        block_seconds: float | None = None,
        count: int = 100,
        claim_after_seconds: float = 60,
    ) -> AsyncGenerator[CanonicalChange, None]:
        """Follow what becomes of canonical events; else as `follow`."""
        name, leave = membership(consumer, leave=leave)
        how = Following(leave, start, block_seconds, count, claim_after_seconds)
        return self._followed(lambda store, how: store.changes.follow(group, name, how), how)

    async def _followed(
        self,
        follow: Callable[[EventStore, Following], Generator[E, None, None]],
        how: Following,
    ) -> AsyncGenerator[E, None]:
        """Follow in rounds of some tenths of a second, so that a round's end is never far."""
        loop, waited = asyncio.get_running_loop(), 0.0
        with (
            EventStore(self._url, settings=self._settings) as store,
            ThreadPoolExecutor(1) as thread,
        ):
            while True:
                left = _ROUND_SECONDS if how.block_seconds is None else how.block_seconds - waited
                patience = min(_ROUND_SECONDS, left)
                entries = follow(store, replace(how, block_seconds=patience))
                try:
                    while entry := await loop.run_in_executor(thread, next, entries, None):
                        waited = 0.0
                        yield entry
                finally:
                    await loop.run_in_executor(thread, entries.close)
                waited += patience
                if how.block_seconds is not None and waited >= how.block_seconds:
                    return
