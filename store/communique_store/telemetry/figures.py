"""What the store and the queue hold, asked at the moment at which somebody reads the metrics."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from communique_schemas.errors import ConnectionFailedError, StoreError
from communique_store.connection.connecting import resolve_broker_url
from communique_store.connection.settings import ConnectionSettings
from communique_store.event_store import EventStore
from communique_store.queue.sender import Sender


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the store."""

    name: str
    meaning: str
    label: str | None = None


STORE_UP = Figure(
    "communique_store_up", "Whether the store answered, and for a worker the queue: 1 or 0."
)
QUEUE_MESSAGES = Figure("communique_queue_messages", "Messages that wait in the queue.")
UNDER_WAY = Figure(
    "communique_articles_under_way", "Articles accepted, and neither stored nor dead yet."
)
LAG = Figure(
    "communique_lag_seconds", "How long ago the oldest article under way was sent; 0 for none."
)
ARTICLES_HELD = Figure("communique_articles_held", "Articles that the store counts as processed.")
EVENTS_HELD = Figure("communique_events_held", "Events in the store.")
LETTERS_HELD = Figure("communique_dead_letters_held", "Dead letters in the store.")
WORKERS_ALIVE = Figure("communique_workers_alive", "Workers that gave a sign of life.")
WAITING = Figure(
    "communique_reports_waiting", "Reports that came, went or changed, and are not merged yet."
)
GROUP_LAG = Figure(
    "communique_group_lag_entries",
    "Entries of its stream not given out to a group yet.",
    "group",
)
GROUP_PENDING = Figure(
    "communique_group_pending_entries",
    "Entries given out to a group and not acknowledged.",
    "group",
)
FIGURES = (
    STORE_UP,
    QUEUE_MESSAGES,
    UNDER_WAY,
    LAG,
    ARTICLES_HELD,
    EVENTS_HELD,
    LETTERS_HELD,
    WORKERS_ALIVE,
    WAITING,
    GROUP_LAG,
    GROUP_PENDING,
)


Values = dict[Figure, float | dict[str, float]]
"""Figures with what they are now, or what they are for each value of their label."""


class GroupFigures:
    """A collector, as prometheus_client has it, of what the consumer groups have yet to read."""

    def __init__(self, settings: ConnectionSettings) -> None:
        """Ask the store of these settings."""
        self._settings = settings

    def describe(self) -> list[Any]:
        """Nothing that would need the store."""
        return []

    def collect(self) -> Iterator[Any]:
        """Yield the figures; where the store is away, that alone."""
        from prometheus_client.core import GaugeMetricFamily

        try:
            values = self._values()
        except (ConnectionFailedError, StoreError):
            values = {STORE_UP: 0.0}
        for figure, value in values.items():
            labels = [figure.label] if figure.label else []
            family = GaugeMetricFamily(figure.name, figure.meaning, labels=labels)
            told = value if isinstance(value, dict) else {None: value}
            for label, number in told.items():
                family.add_metric([] if label is None else [label], number)
            yield family

    def _values(self) -> Values:
        with EventStore(settings=self._settings) as store:
            return {STORE_UP: 1, **_of_groups(store)}


class StoreFigures(GroupFigures):
    """A collector of all figures; every worker of a store tells the same."""

    def __init__(self, settings: ConnectionSettings) -> None:
        """Ask the store and the broker of these settings."""
        super().__init__(settings)
        self._broker_url = resolve_broker_url(settings)

    def _values(self) -> Values:
        with EventStore(settings=self._settings) as store:
            counts, groups = store.counts(), _of_groups(store)
            workers, lag = len(store.workers.alive()), store.outbox.lag()
            waiting = store.groups.waiting()
        with Sender(self._broker_url, self._settings.queue) as sender:
            depth = sender.depth()
        return {
            STORE_UP: 1,
            QUEUE_MESSAGES: depth,
            UNDER_WAY: counts.under_way,
            LAG: lag,
            ARTICLES_HELD: counts.articles,
            EVENTS_HELD: counts.events,
            LETTERS_HELD: counts.dead_letters,
            WORKERS_ALIVE: workers,
            WAITING: waiting,
            **groups,
        }


def _of_groups(store: EventStore) -> Values:
    groups = {group.name: group for group in store.stream.groups()}
    groups |= {f"{group.name} (events)": group for group in store.changes.groups()}
    return {
        GROUP_LAG: {name: group.lag for name, group in groups.items() if group.lag is not None},
        GROUP_PENDING: {name: group.pending for name, group in groups.items()},
    }
