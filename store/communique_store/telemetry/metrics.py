"""What is counted: each metric with its meaning in one place. Nothing is counted before `enable`.

A worker is several processes, which count into files of a folder that they share (prometheus_client's own
way); who serves them adds them up.
"""

import os
from tempfile import TemporaryDirectory
from typing import Any

from communique_schemas.errors import MissingExtraError

_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metric:
    """One thing that is counted or measured; it costs nothing while metrics are off."""

    def __init__(self, kind: str, name: str, meaning: str, *labels: str, **options: Any) -> None:
        self.kind = kind
        self.name = name
        self.meaning = meaning
        self.labels = labels
        self._options = options
        self._made: Any = None  # prometheus_client is imported where it is used

    def make(self, registry: Any) -> None:
        """Begin to count into a registry; None where processes share a folder."""
        import prometheus_client

        make = getattr(prometheus_client, self.kind.capitalize())
        self._made = make(self.name, self.meaning, self.labels, registry=registry, **self._options)

    def end(self) -> None:
        """Count no more."""
        self._made = None

    def is_on(self) -> bool:
        """Whether it is counted."""
        return self._made is not None

    def add(self, amount: float = 1, **labels: str) -> None:
        """Count so many more."""
        if self._made is not None and amount:
            (self._made.labels(**labels) if labels else self._made).inc(amount)

    def observe(self, value: float) -> None:
        """Enter one measured value."""
        if self._made is not None:
            self._made.observe(value)


ARTICLES_READ = Metric(
    "counter", "communique_articles_read_total", "Articles read whose events went to the store."
)
READING_FAILURES = Metric(
    "counter",
    "communique_reading_failures_total",
    "Tries of a chunk or of an article alone that failed (`error`) or took too long (`time`).",
    "of",
    "reason",
)
ARTICLES_DEAD = Metric(
    "counter", "communique_articles_dead_total", "Articles that became dead letters.", "reason"
)
EVENTS_STORED = Metric(
    "counter", "communique_events_stored_total", "Events that were stored.", "type", "subtype"
)
ARTICLE_SECONDS = Metric(
    "histogram",
    "communique_article_seconds",
    "How long the extraction took for an article; those of one chunk share its time.",
    buckets=_SECONDS,
)
ARTICLES_PUSHED = Metric(
    "counter",
    "communique_articles_pushed_total",
    "Articles of a push: `queued`, `known`, `refused`, or `unreadable` as they came.",
    "result",
)
ENTRIES_FORWARDED = Metric(
    "counter",
    "communique_entries_forwarded_total",
    "Entries of the stream that a target has (`added`, `retracted`), or that it refused (`rejected`).",
    "result",
)
METRICS = (
    ARTICLES_READ,
    READING_FAILURES,
    ARTICLES_DEAD,
    EVENTS_STORED,
    ARTICLE_SECONDS,
    ARTICLES_PUSHED,
    ENTRIES_FORWARDED,
)


def require_metrics_extra() -> None:
    """Check that prometheus_client is installed.

    Raises:
        MissingExtraError: it is not; the message says how to install it.
    """
    try:
        import prometheus_client  # noqa: F401 - only whether it is there
    except ImportError:
        raise MissingExtraError(
            'metrics need prometheus_client: pip install "communique[metrics]"'
        ) from None


def _share_counts() -> None:
    """Let what is made from now on count into the shared folder.

    prometheus_client looks for the folder when it is imported, which others may have done before us: Celery
    loads the commands of whatever is installed beside it, Flower's among them, which counts as well.
    """
    from prometheus_client import values

    shared: Any = values  # its types do not say that this may be set
    shared.ValueClass = shared.get_value_class()


class Counting:
    """The counts of this process, or of this one and its children."""

    def __init__(self, *, with_children: bool = False) -> None:
        """Begin to count.

        Args:
            with_children: before they are forked; their counts are added up.

        Raises:
            MissingExtraError: prometheus_client is not installed.
        """
        self._folder: TemporaryDirectory[str] | None = None
        if with_children:
            self._folder = TemporaryDirectory(prefix="communique-metrics-")
            os.environ[_FOLDER] = self._folder.name
        require_metrics_extra()
        if with_children:
            _share_counts()
        from prometheus_client import CollectorRegistry

        self._registry = None if with_children else CollectorRegistry()
        for metric in METRICS:
            metric.make(self._registry)

    def collectors(self) -> list[Any]:
        """What prometheus_client collects these counts from."""
        from prometheus_client.multiprocess import MultiProcessCollector

        if self._registry is not None:
            return [self._registry]
        shared: Any = MultiProcessCollector  # it has no types
        return [shared(None, path=self._folder.name if self._folder else None)]

    def close(self) -> None:
        """Count no more, and take the shared folder away, when all have ended that count into it."""
        for metric in METRICS:
            metric.end()
        if self._folder is not None:
            self._folder.cleanup()


def join_counting() -> None:
    """In a child that was not forked but started anew: count where its parent does."""
    if _FOLDER in os.environ and not ARTICLES_READ.is_on():
        for metric in METRICS:
            metric.make(None)
