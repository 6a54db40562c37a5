"""What is under way, what is stored, who works: looked at once, or tick by tick."""

import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from communique_producer.producer import Producer
from communique_schemas import StreamEntry
from communique_schemas.errors import ConnectionFailedError, StoreError
from communique_store import ConnectionSettings, EventStore
from communique_store.stream import Group

_LAST_EVENTS = 5
_RATE_SECONDS = 30.0
"""Rates are of so long a time: an article every few seconds is no rate of 0."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What `communique status` counts."""

    messages_in_the_queue: int
    articles_under_way: int
    articles_processed: int
    events_stored: int
    dead_letters: int
    workers_alive: int


@dataclass(frozen=True, slots=True)
class Tick:
    """What was found at one moment; where the servers were away, the reason alone."""

    error: str | None = None
    counts: Counts | None = None
    lag_seconds: float = 0.0
    articles_per_second: float | None = None
    events_per_second: float | None = None
    workers: list[str] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    dead_by_reason: dict[str, int] = field(default_factory=dict)
    last_events: list[StreamEntry] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """One flat object, with the names that `status --json` has."""
        if self.counts is None:
            return {"error": self.error}
        return {
            **asdict(self.counts),
            "workers": self.workers,
            "lag_seconds": round(self.lag_seconds, 1),
            "articles_per_second": self.articles_per_second,
            "events_per_second": self.events_per_second,
            "groups": [asdict(group) for group in self.groups],
            "dead_by_reason": self.dead_by_reason,
            "last_events": [
                {"entry_id": entry.entry_id, "action": entry.action, "id": entry.event.id}
                for entry in self.last_events
            ],
        }


def count(store: EventStore, producer: Producer) -> tuple[Counts, list[str]]:
    """Count, and name the workers that live."""
    held, workers = store.counts(), store.workers.alive()
    depth = producer.queue_depth()
    counts = Counts(
        depth, held.under_way, held.articles, held.events, held.dead_letters, len(workers)
    )
    return counts, workers


class Watching:
    """Looks at store and queue now and then; what goes away is waited for."""

    def __init__(self, settings: ConnectionSettings) -> None:
        self._settings = settings
        self._producer = Producer(settings=settings)
        self._seen: list[tuple[float, Counts]] = []
        self._dead: tuple[int, dict[str, int]] = (0, {})
        self._asking = threading.Lock()

    def ticks(self, seconds: float) -> Iterator[Tick]:
        """Yield what is found, every so many seconds."""
        due = time.monotonic()
        while True:
            yield self.look()
            due = max(due + seconds, time.monotonic())  # a look that took long is not made up for
            time.sleep(max(0.0, due - time.monotonic()))

    def look(self) -> Tick:
        """What is found now; several threads may ask."""
        with self._asking:
            return self._look()

    def _look(self) -> Tick:
        try:
            with EventStore(settings=self._settings) as store:
                counts, workers = count(store, self._producer)
                articles, events = self._rates(counts)
                return Tick(
                    counts=counts, workers=workers, lag_seconds=store.outbox.lag(),
                    articles_per_second=articles, events_per_second=events,
                    groups=store.stream.groups(), dead_by_reason=self._by_reason(store, counts),
                    last_events=store.stream.latest(_LAST_EVENTS),
                )  # fmt: skip
        except (ConnectionFailedError, StoreError) as error:
            self._seen.clear()
            return Tick(error=str(error))

    def _rates(self, counts: Counts) -> tuple[float | None, float | None]:
        """Articles and events a second of late; None at the first look."""
        now = time.monotonic()
        self._seen = [seen for seen in self._seen if now - seen[0] <= _RATE_SECONDS]
        self._seen.append((now, counts))
        then, before = self._seen[0]
        if then == now:
            return None, None
        articles = counts.articles_processed - before.articles_processed
        events = counts.events_stored - before.events_stored
        seconds = now - then
        return round(max(0, articles) / seconds, 2), round(max(0, events) / seconds, 2)

    def _by_reason(self, store: EventStore, counts: Counts) -> dict[str, int]:
        """Counted anew only where their number has changed: all of them are read for it."""
        if counts.dead_letters != self._dead[0]:
            self._dead = counts.dead_letters, store.letters.by_reason()
        return self._dead[1]
