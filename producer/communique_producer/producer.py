"""The producer: de-duplicates articles and puts them on the queue."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from celery import Celery
from kombu.connection import Connection
from kombu.exceptions import OperationalError
from kombu.messaging import Producer as Publisher
from tenacity import retry, retry_if_result, stop_after_delay, stop_never, wait_exponential

from communique_producer.chunks import chunks
from communique_producer.refusal import Refusal
from communique_schemas import TASK_NAME, Article, ChunkMessage, DeadLetter, parse_article
from communique_schemas.errors import ConnectionFailedError, NotFoundError
from communique_store import ConnectionSettings, EventStore, redacted, resolve_broker_url

_WINDOW = 512
"""Articles that are looked up and sent in one go."""

_CONNECT_SECONDS = 3
_LONGEST_POLL = 1.0


@dataclass(slots=True)
class PushReport:
    """What became of the articles of one push."""

    queued: int = 0
    known: int = 0
    refused: list[Refusal] = field(default_factory=list)


class Producer:
    """Puts articles on the queue; needs neither spaCy nor a model."""

    def __init__(
        self,
        broker_url: str | None = None,
        store_url: str | None = None,
        *,
        settings: ConnectionSettings | None = None,
    ) -> None:
        """Use the URLs given, else those of the settings or of the environment."""
        self._settings = settings or ConnectionSettings()
        self._broker_url = broker_url or resolve_broker_url(self._settings)
        self._store_url = store_url
        self._app = Celery("communique-producer", broker=self._broker_url, set_as_current=False)
        self._app.conf.update(
            task_serializer="json",
            task_ignore_result=True,
            task_compression="zlib",
            broker_connection_timeout=_CONNECT_SECONDS,
            broker_transport_options={
                "socket_connect_timeout": _CONNECT_SECONDS,
                "socket_timeout": 30,
            },
            task_publish_retry=False,
        )

    def push(
        self,
        articles: Iterable[Article],
        *,
        force: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> PushReport:
        """Put articles on the queue that are not known yet.

        An article counts as queued, and is known from then on, when the broker has taken it; if this
        process dies in between it is sent again at the next push, which changes nothing.

        Args:
            articles: any number; they are read in windows.
            force: send known articles again, too.
            progress: called with the number of articles done, after each window.

        Raises:
            ConnectionFailedError: broker or store cannot be reached.
        """
        report = PushReport()
        remaining = iter(articles)
        seen: dict[str, str] = {}
        with self._store() as store:
            while window := list(islice(remaining, _WINDOW)):
                fresh = self._fresh(store, window, seen, report, force=force)
                self._send(fresh)
                store.mark_queued(fresh)
                report.queued += len(fresh)
                if progress:
                    progress(len(window))
        return report

    def _fresh(
        self,
        store: EventStore,
        window: Sequence[Article],
        seen: dict[str, str],
        report: PushReport,
        *,
        force: bool,
    ) -> list[Article]:
        """Those of a window to be sent; the others are entered in the report."""
        fresh = []
        for article, state in zip(window, store.lookup(window), strict=True):
            before = seen.get(article.id)
            if state == "conflict" or before not in {None, article.text_hash}:
                reason = (
                    f"article id {article.id!r} is taken by another text: give it an id of its own"
                )
                report.refused.append(Refusal(article.id, None, reason))
            elif before is not None or (state == "known" and not force):
                report.known += 1
            else:
                seen[article.id] = article.text_hash
                fresh.append(article)
        return fresh

    def _send(self, articles: Sequence[Article]) -> None:
        """Send articles in chunks; returns when the broker has all of them."""
        if not articles:
            return
        new_publisher: Any = Publisher  # kombu has no types
        with (
            self._broker() as connection,
            new_publisher(connection) as publisher,
            publisher.batch(),
        ):
            for chunk in chunks(articles):
                records = tuple(article.model_dump(mode="json") for article in chunk)
                self._app.send_task(
                    TASK_NAME,
                    args=[ChunkMessage(articles=records).payload()],
                    queue=self._settings.queue,
                    producer=publisher,
                )

    def queue_depth(self) -> int:
        """The number of messages that wait in the queue; an article under way counts no more."""
        with self._broker() as connection:
            queue = self._app.amqp.queues[self._settings.queue].bind(connection.default_channel)
            return int(queue.queue_declare(passive=False).message_count)

    def wait(self, article_ids: Iterable[str], timeout: float | None = None) -> bool:
        """Wait until all of these articles are processed or dead; False if that takes too long."""
        waiting = set(article_ids)

        @retry(
            retry=retry_if_result(lambda done: not done),
            wait=wait_exponential(multiplier=0.05, max=_LONGEST_POLL),
            stop=stop_after_delay(timeout) if timeout is not None else stop_never,
            retry_error_callback=lambda _: False,
        )
        def all_done() -> bool:
            nonlocal waiting
            waiting = store.pending(waiting)
            return not waiting

        with self._store() as store:
            return bool(all_done())

    def retry_dead(self, article_id: str) -> None:
        """Send the article of a dead letter again, and drop the letter.

        Raises:
            NotFoundError: there is no such letter.
            InvalidArticleError: what was sent is no article, and never will be.
        """
        with self._store() as store:
            letter: DeadLetter = store.letters.get(article_id)
            article = parse_article(letter.record, max_characters=self._settings.max_characters)
            store.letters.drop(article_id)
            self._send([article])
            store.mark_queued([article])

    def dead_among(self, article_ids: Iterable[str]) -> list[DeadLetter]:
        """The dead letters of these articles."""
        letters = []
        with self._store() as store:
            for article_id in article_ids:
                try:
                    letters.append(store.letters.get(article_id))
                except NotFoundError:
                    continue
        return letters

    def _store(self) -> EventStore:
        return EventStore(self._store_url, settings=self._settings)

    @contextmanager
    def _broker(self) -> Iterator[Connection]:
        try:
            with self._app.connection_for_write() as connection:
                connection.ensure_connection(max_retries=1, interval_start=0.1)
                yield connection
        except (OperationalError, ConnectionError, TimeoutError) as error:
            raise ConnectionFailedError(
                f"cannot reach the broker at {redacted(self._broker_url)}: start one with "
                f"`communique up`, or set COMMUNIQUE_BROKER_URL ({type(error).__name__})"
            ) from error
