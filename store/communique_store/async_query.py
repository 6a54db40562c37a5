"""Queries for reports on asyncio: `walk.py` and `query_result.py` over `redis.asyncio`."""

from collections.abc import AsyncIterator
from typing import Any

from communique_schemas import Event
from communique_store.connection.connecting import reporting
from communique_store.cursor import Cursor
from communique_store.keys import Keys
from communique_store.queries import EventQuery
from communique_store.query_result import QueryPlace
from communique_store.walk import SCRIPT, Page, PageCall, Place, page_sizes, place_behind


class AsyncEventWalk:
    """`EventWalk` on asyncio."""

    def __init__(self, client: Any, keys: Keys, url: str) -> None:
        self._client = client
        self._keys = keys
        self._url = url
        self._script = client.register_script(SCRIPT)

    async def events(
        self, wanted: EventQuery, after: Cursor | None, limit: int | None = None
    ) -> AsyncIterator[Event]:
        """Yield those behind a place, or all of them."""
        if not wanted.is_possible():
            return
        with reporting(self._url):
            call = PageCall.of(wanted, self._keys)
            place: Place | None = place_behind(after)
            sizes = page_sizes(limit)
            while place is not None:
                page = Page.of(await self._script(**call.behind(place, next(sizes))))
                for event in page.events():
                    yield event
                place = page.behind

    async def count(self, wanted: EventQuery, after: Cursor | None) -> int | None:
        """How many there are behind a place; None where the scores do not tell of every one if it fits."""
        if not wanted.is_possible():
            return 0
        if not wanted.is_told_by_scores(self._keys):
            return None
        call = PageCall.of(wanted, self._keys)
        with reporting(self._url):
            return Page.of(await self._script(**call.for_number(place_behind(after)))).ahead


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
        self._events = walk.events(wanted, self._after, limit)

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
        async for event in self._walk.events(self._wanted, self._place(), 1):
            if self._wanted.matches(event):
                return True
        return False
