"""The store of events: atomic writes, queries, the stream, and the articles under way."""

import hashlib
import socket
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from types import TracebackType
from typing import Any, Literal, Self

from communique_schemas import (
    Article,
    DeadLetter,
    Event,
    ExtractionResult,
    StreamEntry,
    parse_event,
)
from communique_schemas.errors import ArticleConflictError, NotFoundError
from communique_store.connection import connect, reporting, resolve_store_url
from communique_store.dead_letters import DeadLetters
from communique_store.keys import Keys
from communique_store.queries import EventQuery
from communique_store.settings import ConnectionSettings
from communique_store.stream import follow

_PAGE = 200
_SECONDS_PER_DAY = 86_400
_UNDATED = 0

Known = Literal["new", "known", "conflict"]


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """How much the store holds."""

    articles: int
    events: int
    dead_letters: int
    under_way: int


def _script(name: str) -> str:
    return files("communique_store").joinpath(name).read_text(encoding="utf-8")


class EventStore:
    """A store of events in Redis; use it as a context manager, or call `close`.

    Every method raises `ConnectionFailedError` where the server cannot be reached.
    """

    def __init__(
        self, url: str | None = None, *, settings: ConnectionSettings | None = None
    ) -> None:
        """Connect to `url`, else to what the settings or the environment tell."""
        self._settings = settings or ConnectionSettings()
        self._url = url or resolve_store_url(self._settings)
        self._keys = Keys(self._settings.key_prefix)
        self._client: Any = connect(self._url)  # redis-py types answers for both of its modes
        self._save_script = self._client.register_script(_script("save.lua"))
        self._forget_script = self._client.register_script(_script("forget.lua"))
        self.letters = DeadLetters(self._client, self._keys, self._url)

    def __enter__(self) -> Self:
        """Use the connection."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    # ------------------------------------------------------------------ writing

    def save(self, result: ExtractionResult) -> bool:
        """Put one article and its events in place, in one atomic write.

        Returns:
            True if it was written, False if this or a newer extractor's result was there already.

        Raises:
            ArticleConflictError: the article's id is taken by another text.
        """
        article = result.article
        keys = self._keys
        arguments: list[str | bytes | float] = [
            article.text_hash,
            _sortable(result),
            zlib.compress(article.model_dump_json().encode()),
            article.id,
            time.time(),
            len(result.events),
        ]
        for event in result.events:
            indexes = keys.of_event(event)
            body = zlib.compress(event.model_dump_json().encode())
            arguments += [event.id, body, _score(event), len(indexes), *indexes]
        with reporting(self._url):
            written = self._save_script(
                keys=[
                    keys.article(article.id), keys.events_of(article.id), keys.bodies, keys.indexes,
                    keys.stream, keys.queued, keys.attempts, keys.counters, keys.stored,
                ],
                args=arguments,
            )  # fmt: skip
        if written == -1:
            raise ArticleConflictError(
                f"article id {article.id!r} is taken by another text: give this one an id of its own"
            )
        return bool(written)

    def save_many(self, results: Iterable[ExtractionResult]) -> list[bool]:
        """Save results one after the other; each is atomic by itself."""
        return [self.save(result) for result in results]

    def expire(self, now: float | None = None) -> int:
        """Take out what is older than the retention (`retention_days`); returns how many articles."""
        days = self._settings.retention_days
        if days is None:
            return 0
        limit = (now or time.time()) - days * _SECONDS_PER_DAY
        with reporting(self._url):
            old = self._client.zrangebyscore(self._keys.stored, "-inf", f"({limit}")
            for article_id in old:
                self._forget(article_id.decode())
        return len(old)

    def _forget(self, article_id: str) -> None:
        keys = self._keys
        self._forget_script(
            keys=[keys.article(article_id), keys.events_of(article_id), keys.bodies, keys.indexes,
                  keys.counters, keys.stored],
            args=[article_id],
        )  # fmt: skip

    # ------------------------------------------------------------------ reading

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
    ) -> Iterator[Event]:
        """Yield the events that fit all filters, by their date, or else that of publication.

        The filters are explained at `EventQuery`; `limit` is the most events given, None for all.
        """
        wanted = EventQuery(
            type, country, participant, status, since, until, article, min_confidence
        )
        given = 0
        for event in self._candidates(wanted.indexes(self._keys)):
            if limit is not None and given >= limit:
                return
            if wanted.matches(event):
                given += 1
                yield event

    def _candidates(self, indexes: list[str]) -> Iterator[Event]:
        with reporting(self._url):
            ids = self._client.zinter(indexes, aggregate="MAX")
        for start in range(0, len(ids), _PAGE):
            with reporting(self._url):
                bodies = self._client.hmget(self._keys.bodies, ids[start : start + _PAGE])
            for body in bodies:
                if body is not None:
                    yield parse_event(zlib.decompress(body))

    def event(self, event_id: str) -> Event:
        """Give one event.

        Raises:
            NotFoundError: the store does not hold it.
        """
        with reporting(self._url):
            body = self._client.hget(self._keys.bodies, event_id)
        if body is None:
            raise NotFoundError(f"the store holds no event {event_id!r}")
        return parse_event(zlib.decompress(body))

    def article(self, article_id: str) -> Article:
        """Give one article with its text.

        Raises:
            NotFoundError: the store does not hold it.
        """
        with reporting(self._url):
            record = self._client.hget(self._keys.article(article_id), "record")
        if record is None:
            raise NotFoundError(f"the store holds no article {article_id!r}")
        # It was checked when it came in, perhaps under another limit of length than the default.
        return Article.model_validate_json(
            zlib.decompress(record), context={"max_characters": float("inf")}
        )

    def follow(
        self,
        group: str,
        *,
        consumer: str | None = None,
        start: str = "0",
        block_seconds: float | None = None,
        count: int = 100,
    ) -> Iterator[StreamEntry]:
        """Follow the stream as a member of a consumer group.

        An entry is acknowledged when the next one is asked for. A consumer that comes back under its
        name first gets what it had not acknowledged; what dead consumers held is claimed after a
        minute.

        Args:
            group: its name; made at the first use.
            consumer: name of this consumer; by default that of the host.
            start: where a new group starts: "0" at the beginning, "$" at the end, or an entry id.
            block_seconds: end after so long without a new entry; None waits for ever.
            count: how many entries are fetched at a time.
        """
        with reporting(self._url):
            yield from follow(
                self._client,
                self._keys.stream,
                group,
                consumer or socket.gethostname(),
                start=start,
                block_seconds=block_seconds,
                count=count,
            )

    def counts(self) -> StoreCounts:
        """Count what the store holds."""
        with reporting(self._url):
            pipeline = self._client.pipeline(transaction=False)
            pipeline.hget(self._keys.counters, "articles")
            pipeline.hlen(self._keys.bodies)
            pipeline.hlen(self._keys.dead)
            pipeline.hlen(self._keys.queued)
            articles, events, dead, queued = pipeline.execute()
        return StoreCounts(int(articles or 0), events, dead, queued)

    # ------------------------------------------------------------------ articles under way

    def lookup(self, articles: Sequence[Article]) -> list[Known]:
        """Tell for each article whether it is new, known (queued, processed or dead), or in conflict."""
        with reporting(self._url):
            pipeline = self._client.pipeline(transaction=False)
            for article in articles:
                pipeline.hget(self._keys.article(article.id), "hash")
                pipeline.hget(self._keys.queued, article.id)
                pipeline.hexists(self._keys.dead, article.id)
            answers = pipeline.execute()
        return [_known(article, *answers[3 * n : 3 * n + 3]) for n, article in enumerate(articles)]

    def mark_queued(self, articles: Iterable[Article]) -> None:
        """Note that the broker has taken these articles."""
        marks = {article.id: article.text_hash for article in articles}
        if marks:
            with reporting(self._url):
                self._client.hset(self._keys.queued, mapping=marks)

    def pending(self, article_ids: Iterable[str]) -> set[str]:
        """Which of these articles are neither processed nor dead."""
        ids = list(article_ids)
        with reporting(self._url):
            pipeline = self._client.pipeline(transaction=False)
            for article_id in ids:
                pipeline.exists(self._keys.article(article_id))
                pipeline.hexists(self._keys.dead, article_id)
            answers = pipeline.execute()
        return {
            article_id
            for n, article_id in enumerate(ids)
            if not answers[2 * n] and not answers[2 * n + 1]
        }

    def attempts(self, article_ids: Sequence[str]) -> list[int]:
        """How often each article was begun so far."""
        if not article_ids:
            return []
        with reporting(self._url):
            return [int(n or 0) for n in self._client.hmget(self._keys.attempts, list(article_ids))]

    def begin_attempt(self, article_ids: Sequence[str]) -> list[int]:
        """Count one more try of each article, and return the counts."""
        with reporting(self._url):
            pipeline = self._client.pipeline(transaction=False)
            for article_id in article_ids:
                pipeline.hincrby(self._keys.attempts, article_id, 1)
            return [int(count) for count in pipeline.execute()]

    def add_dead_letter(self, letter: DeadLetter) -> None:
        """Keep a dead letter; the article is under way no more."""
        self.letters.add(letter)

    # ------------------------------------------------------------------ workers

    def heartbeat(self, worker: str, ttl_seconds: int) -> None:
        """Note that a worker lives, for so long."""
        with reporting(self._url):
            self._client.set(self._keys.worker(worker), "1", ex=ttl_seconds)

    def gone(self, worker: str) -> None:
        """Note that a worker has ended."""
        with reporting(self._url):
            self._client.delete(self._keys.worker(worker))

    def workers_alive(self) -> list[str]:
        """The names of the workers that live."""
        start = self._keys.worker("")
        with reporting(self._url):
            found = [key.decode() for key in self._client.scan_iter(f"{start}*", count=1000)]
        return sorted(key.removeprefix(start) for key in found)


def _known(article: Article, held: bytes | None, queued: bytes | None, dead: bool) -> Known:
    known = held or queued
    if known is not None:
        return "known" if known.decode() == article.text_hash else "conflict"
    return "known" if dead else "new"


def _sortable(result: ExtractionResult) -> str:
    """The extractor as a string that sorts by version: numbers padded, the model's name last."""
    version = ".".join(part.zfill(6) for part in result.extractor.version.split("."))
    digest = hashlib.sha256(result.extractor.model.encode()).hexdigest()[:8]
    return f"{version}/{digest}"


def _score(event: Event) -> int:
    """The day by which events are sorted: the event's own, else that of publication."""
    day = event.date.start if event.date else event.article.published_at
    return day.toordinal() if day else _UNDATED
