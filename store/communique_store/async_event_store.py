"""The reading face of the store for programs on asyncio: the same queries over `redis.asyncio`."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self

from communique_schemas import Article, Event, StreamEntry
from communique_schemas.errors import NotFoundError
from communique_store.codec import unpack_article, unpack_event
from communique_store.connection.connecting import (
    connect_async,
    reporting,
    resolve_store_url,
)
from communique_store.connection.settings import ConnectionSettings
from communique_store.cursor import Cursor
from communique_store.event_store import EventStore
from communique_store.identity import membership
from communique_store.keys import Keys
from communique_store.queries import EventQuery
from communique_store.query_result import QueryPlace
from communique_store.walk import SCRIPT, Page, PageCall, Place, place_behind

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

    def query(
        self,
        *,
        type: str | None = None,  # noqa: A002 - the contract's name of the field
        country: str | None = None,
        participant: str | None = None,
        status: str | None = None,
        since: date | None = None,
        until: date | None = None,
        article: str | None = None,
        min_confidence: float | None = None,
        limit: int | None = 100,
        after: str | None = None,
    ) -> "AsyncQueryResult":
        """Give the events that fit all filters, as `EventStore.query` does.

        Raises:
            PositionError: `after` is no cursor.
        """
        wanted = EventQuery(
            type, country, participant, status, since, until, article, min_confidence
        )
        return AsyncQueryResult(self._walk, wanted, limit, after)

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

    async def follow(
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
        loop, waited = asyncio.get_running_loop(), 0.0
        with (
            EventStore(self._url, settings=self._settings) as store,
            ThreadPoolExecutor(1) as thread,
        ):
            while True:
                left = _ROUND_SECONDS if block_seconds is None else block_seconds - waited
                patience = min(_ROUND_SECONDS, left)
                entries = store.follow(
                    group, consumer=name, leave=leave, start=start, block_seconds=patience, count=count,
                    claim_after_seconds=claim_after_seconds,
                )  # fmt: skip
                try:
                    while entry := await loop.run_in_executor(thread, next, entries, None):
                        waited = 0.0
                        yield entry
                finally:
                    await loop.run_in_executor(thread, entries.close)
                waited += patience
                if block_seconds is not None and waited >= block_seconds:
                    return


class AsyncEventWalk:
    """`EventWalk` on asyncio."""

    def __init__(self, client: Any, keys: Keys, url: str) -> None:
        self._client = client
        self._keys = keys
        self._url = url
        self._script = client.register_script(SCRIPT)

    async def events(self, wanted: EventQuery, after: Cursor | None) -> AsyncIterator[Event]:
        """Yield those behind a place, or all of them."""
        if not wanted.is_possible():
            return
        with reporting(self._url):
            call = await self._call(wanted)
            place: Place | None = place_behind(after)
            while place is not None:
                page = Page.of(await self._script(**call.behind(place)))
                for event in page.events():
                    yield event
                place = page.behind

    async def count(self, wanted: EventQuery, after: Cursor | None) -> int | None:
        """How many there are behind a place; None where the scores do not tell of every one if it fits."""
        if not wanted.is_possible():
            return 0
        if not wanted.is_told_by_scores(self._keys):
            return None
        with reporting(self._url):
            call = await self._call(wanted)
            return Page.of(await self._script(**call.for_number(place_behind(after)))).ahead

    async def _call(self, wanted: EventQuery) -> PageCall:
        longest = await self._client.hget(self._keys.counters, "longest")
        return PageCall.of(wanted, self._keys, longest)


class AsyncQueryResult(QueryPlace, AsyncIterator[Event]):
    """`QueryResult` on asyncio: `async for` gives its events."""

    def __init__(
        self, walk: AsyncEventWalk, wanted: EventQuery, limit: int | None, after: str | None
    ) -> None:
        """Made by `AsyncEventStore.query`.

        Raises:
            PositionError: `after` is no cursor.
        """
        super().__init__(wanted, after)
        self._walk = walk
        self._left = limit
        self._events = walk.events(wanted, self._after)

    async def __anext__(self) -> Event:
        """The next event.

        Raises:
            ConnectionFailedError: the store went away; `cursor` is still behind the last event given.
        """
        if (
            self._left == 0
        ):  # cut off before it asks for one more, which would be a call for nothing
            raise StopAsyncIteration
        while not self._wanted.matches(event := await anext(self._events)):
            pass
        self._last = event
        if self._left is not None:
            self._left -= 1
        return event

    async def remaining(self) -> int | None:
        """How many more events fit behind the last one given (see `QueryResult.remaining`)."""
        number = await self._walk.count(self._wanted, self._place())
        if number is None and not await self._has_more():
            return 0
        return number

    async def _has_more(self) -> bool:
        async for event in self._walk.events(self._wanted, self._place()):
            if self._wanted.matches(event):
                return True
        return False
