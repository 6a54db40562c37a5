"""Tells the open streams of a process that something came, by one look at the store for all of them."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from communique_schemas.errors import ConnectionFailedError, StoreError
from communique_store import EventStore
from communique_store.telemetry.logs import logger

_LOG = logger(__name__)
_LOOK_SECONDS = 0.2
_AWAY_SECONDS = 1.0


class News:
    """Counts the moments at which the stream of changes had grown."""

    def __init__(self, store: EventStore) -> None:
        self._store = store
        self._listeners = 0
        self._end = ""
        self._number = 0
        self._more = asyncio.Event()

    @property
    def number(self) -> int:
        """How often there was something new: ask for it before you read."""
        return self._number

    @property
    def listeners(self) -> int:
        """How many streams are open."""
        return self._listeners

    @contextmanager
    def listening(self) -> Iterator[None]:
        """The store is looked at while somebody listens."""
        self._listeners += 1
        try:
            yield
        finally:
            self._listeners -= 1

    async def since(self, number: int) -> None:
        """Wait until there was something new after that number was told."""
        while self._number == number:
            await self._more.wait()

    async def run(self) -> None:
        """Look, for as long as the application lives."""
        while True:
            pause = _LOOK_SECONDS
            if self._listeners:
                try:
                    end = await asyncio.to_thread(self._store.changes.end)
                except (ConnectionFailedError, StoreError) as error:
                    _LOG.warning("the stream cannot be looked at", error=str(error))
                    pause = _AWAY_SECONDS
                else:
                    self._tell(end)
            await asyncio.sleep(pause)

    def _tell(self, end: str) -> None:
        if end == self._end:
            return
        self._end = end
        self._number += 1
        self._more.set()
        self._more = asyncio.Event()
