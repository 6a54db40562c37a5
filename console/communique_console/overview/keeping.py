"""Keeps the read model true to the store: reads all events once, then what changes."""

import threading
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

import structlog
from pydantic import Field

from communique_console.overview.tables import Tables
from communique_schemas import CanonicalChange, CanonicalEvent, StreamEntry
from communique_schemas.errors import CommuniqueError
from communique_schemas.span import Contract
from communique_store import EventStore
from communique_store.canonical.assignment import id_of_only

if TYPE_CHECKING:
    from communique_store.tail import Tail

_PAGE: Final = 200
"""So many events are put into the tables in one step, while which nobody reads them."""
_NEWS: Final = 500
_PAUSE_SECONDS: Final = 0.5
_RETRY_SECONDS: Final = 2.0

_log = structlog.get_logger(__name__)


class Progress(Contract):
    """How far the read model is."""

    read: int = Field(ge=0)
    """Events read so far, where `is_whole` is false."""
    total: int = Field(ge=0)
    """Events in the store when the reading began."""
    is_whole: bool
    """Whether everything was read: from then on only changes are."""
    trouble: str | None = None
    """Why it does not go on at the moment; it tries again by itself."""


class Keeper:
    """A thread that reads the store into the tables.

    Entries of the streams only say which events to ask for: what the store has by then is put in place, so
    that it does not matter in which order entries are read, or how often. Both streams are read, that of
    reports for those that wait to be merged. A report that waited under its own name leaves that name when it
    is merged, which no entry says: it may be that of another event again.
    """

    def __init__(self, tables: Tables, store: EventStore) -> None:
        """Keep tables; `store` is the keeper's own, closed by who made it."""
        self._tables = tables
        self._store = store
        self._ending = threading.Event()
        self._fill = 0
        self._known_difference: tuple[int, int] | None = None
        self._changes: Tail[CanonicalChange] | None = None
        self._reports: Tail[StreamEntry] | None = None
        self._thread = threading.Thread(target=self._run, name="overview", daemon=True)
        self.progress = Progress(read=0, total=0, is_whole=False)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for it."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join()

    def catch_up(self) -> None:
        """Read until there is nothing new, in the caller's thread."""
        if not self.progress.is_whole or self._changes is None or self._reports is None:
            self._read_all()
        while self._read_news():
            pass

    def _run(self) -> None:
        while not self._ending.is_set():
            pause = _PAUSE_SECONDS
            try:
                self.catch_up()
                self._say(trouble=None)
            except CommuniqueError as error:
                _log.warning("overview_stopped", reason=str(error))
                self._say(trouble=str(error))
                pause = _RETRY_SECONDS
            self._ending.wait(pause)

    def _read_all(self) -> None:
        """Read every event; what was there before and is no more goes at the end."""
        changes, reports = self._store.changes.tail(), self._store.stream.tail()
        self._fill += 1
        self.progress = Progress(read=0, total=self._store.canonical.count(), is_whole=False)
        read = 0
        for page in self._pages():
            self._tables.put(page, fill=self._fill)
            read += len(page)
            self.progress = Progress(
                read=read, total=max(read, self.progress.total), is_whole=False
            )
            if self._ending.is_set():
                return
        self._tables.drop_older(self._fill)
        self._tables.settle()
        self._changes, self._reports = changes, reports
        self.progress = Progress(read=read, total=read, is_whole=True)

    def _pages(self) -> Iterator[list[CanonicalEvent]]:
        found = self._store.query_canonical(limit=None)
        while page := list(islice(found, _PAGE)):
            yield page

    def _read_news(self) -> bool:
        """Read some entries of both streams; gives whether there were any."""
        if self._ending.is_set() or self._changes is None or self._reports is None:
            return False
        changes, reports = self._changes.news(_NEWS), self._reports.news(_NEWS)
        if changes is None or reports is None:
            self._read_all()
            return True
        names = {change.id for change in changes}
        names |= {change.other for change in changes if change.other}
        names |= {id_of_only(report) for change in changes for report in change.reports}
        told = {entry.event.id for entry in reports}
        names |= set(map(id_of_only, told)) | set(self._store.canonical.of_reports(told).values())
        self._refresh(sorted(names))
        if not names and self._misses_something():
            self._read_all()
        return bool(names)

    def _misses_something(self) -> bool:
        """Whether there are more events here than in the store, or fewer, where all is told.

        What is forgotten everywhere is told by no entry. The store's number is exact where nothing waits to
        be merged; a difference that reading all again did not mend is for `communique check` to explain.
        """
        numbers = self._store.canonical.count(), self._tables.number()
        if numbers[0] == numbers[1] or numbers == self._known_difference:
            return False
        if any(True for _ in self._store.groups.due(1)):
            return False
        self._known_difference = numbers
        return True

    def _refresh(self, names: list[str]) -> None:
        for at in range(0, len(names), _PAGE):
            page = names[at : at + _PAGE]
            found = self._store.canonical.many(page)
            gone = [name for name in page if name not in found]
            self._tables.put(found.values(), gone, self._fill)
        self._tables.settle()

    def _say(self, trouble: str | None) -> None:
        if trouble != self.progress.trouble:
            self.progress = self.progress.model_copy(update={"trouble": trouble})
