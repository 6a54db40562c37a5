"""Addresses of the web that are asked again and again: what is new at them, in rounds."""

import json
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from threading import Event

from communique_producer.refusal import Refusal
from communique_producer.sources.address_memory import AddressMemory, Remembered, marks
from communique_producer.sources.fetching import Failed, Fetched, Fetcher
from communique_producer.sources.fitting import Fitting
from communique_producer.sources.input import Input
from communique_producer.sources.kind import Raw
from communique_producer.sources.linked_pages import LinkedPages
from communique_producer.sources.opening import fetched_inputs
from communique_producer.sources.placed import Placed
from communique_producer.sources.recognition import recognise
from communique_schemas.errors import SourceError

_MOST = 32
"""Articles that are handed on at a time."""


class Rounds:
    """Asks addresses in rounds; `every` is the seconds from one to the next, None for a single one."""

    def __init__(
        self,
        urls: list[str],
        every: float | None,
        *,
        kind: str | None,
        fitting: Fitting,
        memory: AddressMemory,
        fetcher: Fetcher,
        stop: Event,
        notice: Callable[[str], None],
    ) -> None:
        self._urls = urls
        self._every = every
        self._kind = kind
        self._fitting = fitting
        self._memory = memory
        self._fetcher = fetcher
        self._stop = stop
        self._notice = notice
        how = (fitting.mapping, fitting.zone, fitting.defaults, type(fitting.pages).__name__)
        self._reading = _mark([kind, *map(str, how), fitting.takes_summaries, fitting.clean])
        self._away: set[str] = set()
        self._not_before: dict[str, float] = {}
        self._told: set[str] = set()

    def batches(self) -> Iterator[list[Placed | Refusal]]:
        """Yield what is new, until it is to end.

        What an address held counts as read when the next batch is asked for: then it is remembered.

        Raises:
            SourceError: what is needed is not installed, or the memory's file cannot be written.
        """
        while not self._stop.is_set():
            began = time.monotonic()
            for url in self._urls:
                if not self._stop.is_set():
                    yield from self._asked(url)
            if self._every is None:
                return
            self._stop.wait(max(0.0, began + self._every - time.monotonic()))

    def _asked(self, url: str) -> Iterator[list[Placed | Refusal]]:
        if time.monotonic() < self._not_before.get(url, 0.0):
            return
        known = self._memory.of(url, self._reading)
        answer = self._fetcher.fetch(url, etag=known.etag, last_modified=known.last_modified)
        if isinstance(answer, Failed):
            if self._every is None:
                yield [Refusal(url, None, answer.reason)]
            elif url not in self._away and not self._stop.is_set():
                self._notice(f"{url}: {answer.reason}; it is asked again in each round")
            self._away.add(url)
            self._not_before[url] = time.monotonic() + answer.wait
            return
        if url in self._away and self._every is not None:
            self._notice(f"{url}: it answers again")
        self._away.discard(url)
        if isinstance(answer, Fetched):
            yield from self._new(url, answer, known)

    def _new(
        self, url: str, fetched: Fetched, known: Remembered
    ) -> Iterator[list[Placed | Refusal]]:
        seen: list[str] = []
        is_all, batch = True, list[Placed | Refusal]()
        for name, raw, is_of_web in self._records(url, fetched):
            if self._stop.is_set():
                is_all = False
                break
            mark = _mark(raw.reason if isinstance(raw, Refusal) else raw[1])
            if mark not in known.seen:
                items = self._items(name, raw, is_of_web)
                batch += self._untold(items, mark)
                if self._has_passing_failure():
                    is_all = False
                    continue
            seen.append(mark)
            if len(batch) >= _MOST:
                yield batch
                batch = []
        if batch:
            yield batch
        whole = (fetched.etag, fetched.last_modified) if is_all else (None, None)
        before = frozenset() if is_all else known.seen
        self._memory.put(url, Remembered(self._reading, *whole, marks([*seen, *before])))

    def _records(self, url: str, fetched: Fetched) -> Iterator[tuple[str, Raw, bool]]:
        """The records, each with the name of what it stands in and whether that is of the web.

        What cannot be read is a refusal.
        """
        for given in fetched_inputs(url, fetched, forced=bool(self._kind), notice=self._told_once):
            if not isinstance(given, Input):
                yield given.file, given, False
                continue
            try:
                kind = recognise(given, self._kind)
                for raw in kind.read(given):
                    yield given.name, raw, kind.is_of_web
            except SourceError as error:
                yield given.name, Refusal(given.name, None, str(error)), False

    def _items(self, name: str, raw: Raw, is_of_web: bool) -> list[Placed | Refusal]:
        if isinstance(raw, Refusal):
            return [raw]
        try:
            return list(self._fitting.placed(name, *raw, is_of_web=is_of_web))
        except SourceError as error:
            return [Refusal(name, raw[0], str(error))]

    def _told_once(self, words: str) -> None:
        if words not in self._told:
            self._told.add(words)
            self._notice(words)

    def _untold(self, items: list[Placed | Refusal], mark: str) -> Iterator[Placed | Refusal]:
        """Those items that are articles, or refusals that were not told in a round before."""
        for item in items:
            if isinstance(item, Placed):
                yield item
            elif f"{mark} {item.reason}" not in self._told:
                self._told.add(f"{mark} {item.reason}")
                yield item

    def _has_passing_failure(self) -> bool:
        """Whether a page could not be had just now, and is to be asked for again."""
        pages = self._fitting.pages
        if not isinstance(pages, LinkedPages):
            return False
        is_failed = bool(pages.passing)
        pages.passing.clear()
        return is_failed


def _mark(record: object) -> str:
    """What tells a record from others, short enough to be remembered."""
    told = json.dumps(record, sort_keys=True, default=str, ensure_ascii=True)
    return sha256(told.encode()).hexdigest()[:24]
