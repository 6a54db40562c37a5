"""The one task: a chunk of articles in, their events into the store."""

import logging
import os
import socket
from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from celery import shared_task
from celery.exceptions import Reject
from pydantic import ValidationError
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_delay,
    wait_random_exponential,
)

from communique_extraction.extractor import Extractor
from communique_schemas import (
    TASK_NAME,
    Article,
    DeadLetter,
    DeadLetterReason,
    ExtractionResult,
    InlineChunkMessage,
    parse_article,
    parse_message,
)
from communique_schemas.article import describe
from communique_schemas.errors import (
    ArticleConflictError,
    ConnectionFailedError,
    InvalidArticleError,
)
from communique_store.event_store import EventStore
from communique_store.terminal import printable
from communique_worker.limits import ArticleTimeoutError, time_limit
from communique_worker.settings import worker_settings
from communique_worker.warming import warming_articles

_LOG = logging.getLogger(__name__)
_LONGEST_PAUSE = 30


@cache
def extractor() -> Extractor:
    """The extractor of this process; made before the fork, its children share it."""
    made = Extractor(worker_settings().model)
    for _ in made.pipe(warming_articles()):
        pass
    return made


@shared_task(name=TASK_NAME)  # type: ignore[untyped-decorator]
def extract(message: dict[str, Any]) -> None:
    """Read the events of a chunk of articles and store them; each article on its own account.

    While the store is away or full the process waits, with growing pauses, and keeps the message. It
    is not Celery's `retry` that does so: that sends a new message, for which the broker may be away,
    too, and drops the old one.

    Args:
        message: the payload of a `ChunkMessage`, or of the version before.

    Raises:
        Reject: the store stayed away for the visibility timeout; the message goes back to the queue.
    """
    patiently = Retrying(
        retry=retry_if_exception_type(ConnectionFailedError),
        wait=wait_random_exponential(multiplier=0.2, max=_LONGEST_PAUSE),
        stop=stop_after_delay(worker_settings().visibility_seconds),
        before_sleep=_tell,
        reraise=True,
    )
    try:
        patiently(_process, message, {})
    except ConnectionFailedError as error:
        raise Reject(str(error), requeue=True) from error


def _tell(state: RetryCallState) -> None:
    failure = state.outcome.exception() if state.outcome else None
    _LOG.warning("waiting for the store (try %d): %s", state.attempt_number, failure)


def _process(message: dict[str, Any], tries: dict[str, int]) -> None:
    with EventStore(settings=worker_settings()) as store:
        chunk = _Chunk(store, tries)
        try:
            parsed = parse_message(message)
        except ValidationError as error:
            chunk.bury(message, "invalid", f"not a chunk of articles: {describe(error)}")
            return
        if isinstance(parsed, InlineChunkMessage):
            chunk.process(chunk.accept(parsed.articles))
        else:
            chunk.process(parsed.articles)


class _Chunk:
    """One delivery of a chunk."""

    def __init__(self, store: EventStore, tries: dict[str, int]) -> None:
        """Write to `store`; `tries` holds what this delivery has counted, and outlives the store's absence.

        A delivery is one try of an article, however often the store goes away meanwhile: nobody died.
        """
        self._store = store
        self._tries = tries

    def accept(self, records: Sequence[Any]) -> list[str]:
        """Take the articles of a message that carries them into the outbox; returns their ids."""
        articles = {a.text_hash: a for record in records if (a := self._parsed(record)) is not None}
        ids = []
        for article in articles.values():  # one by one: two may have one id
            if self._store.outbox.accept([article]) == ["conflict"]:
                self._bury_conflict(article)
            else:
                ids.append(article.id)
        return ids

    def process(self, article_ids: Sequence[str]) -> None:
        """Process those that are under way still; a chunk begun before goes article by article."""
        articles = list(self._readable(article_ids))
        if not articles:
            return
        ids = [article.id for article in articles]
        if any(self._store.outbox.attempts(ids)):
            self._one_by_one(articles)
        else:
            self._begin(ids)
            self._together(articles)

    def _readable(self, article_ids: Sequence[str]) -> Iterator[Article]:
        """Those under way; one that cannot be read becomes a dead letter, and costs no other."""
        for article in self._store.outbox.articles(article_ids):
            if isinstance(article, Article):
                yield article
            else:
                record = {"packed": b64encode(article.packed).decode()}
                self.bury(record, "invalid", article.reason, article_id=article.article_id)

    def _begin(self, article_ids: Sequence[str]) -> None:
        """Count a try of each article outside this process, so that one that kills it is found out."""
        counts = self._store.outbox.begin_attempt(article_ids)
        self._tries.update(zip(article_ids, counts, strict=True))

    def _parsed(self, record: Any) -> Article | None:
        try:
            return parse_article(record, max_characters=worker_settings().max_characters)
        except InvalidArticleError as error:
            self.bury(record, "invalid", str(error))
            return None

    def _together(self, articles: list[Article]) -> None:
        try:
            with time_limit(worker_settings().article_seconds):
                results = list(extractor().pipe(articles))
        except ArticleTimeoutError:
            self._one_by_one(articles)
            return
        except Exception:  # noqa: BLE001 - whatever one article does must not cost its neighbours
            _LOG.exception("a chunk failed; its articles are tried one by one")
            self._one_by_one(articles)
            return
        for result, outcome in zip(results, self._store.save_many(results), strict=True):
            if isinstance(outcome, ArticleConflictError):
                self._bury_conflict(result.article)

    def _one_by_one(self, articles: list[Article]) -> None:
        limit = worker_settings().max_attempts
        for article in articles:
            if article.id not in self._tries:
                self._begin([article.id])
            attempt = self._tries[article.id]
            if attempt > limit:
                reason = f"its worker died {limit} times while it was processed"
                self._bury_article(article, "killed-worker", reason, attempt)
            elif attempt:  # else another worker has finished it since
                self._alone(article, attempt)

    def _alone(self, article: Article, attempt: int) -> None:
        seconds = worker_settings().article_seconds
        try:
            with time_limit(seconds):
                result = extractor()(article)
        except ArticleTimeoutError:
            reason = f"took longer than {seconds:g} seconds"
            self._bury_article(article, "timed-out", reason, attempt)
        except Exception as error:  # noqa: BLE001 - it ends as a dead letter with its reason
            _LOG.exception("article %r failed", article.id)
            self._bury_article(article, "failed", f"{type(error).__name__}: {error}", attempt)
        else:
            self._save(result)

    def _save(self, result: ExtractionResult) -> None:
        try:
            self._store.save(result)
        except ArticleConflictError:
            self._bury_conflict(result.article)

    def _bury_conflict(self, article: Article) -> None:
        """Keep an article whose id is another's, under an id of its own."""
        name = f"{article.id}~{article.text_hash[:8]}"
        message = f"article id {article.id!r} is taken by another text: give this one its own"
        self.bury(article.model_dump(mode="json"), "conflict", message, article_id=name)

    def _bury_article(
        self, article: Article, reason: DeadLetterReason, message: str, attempts: int
    ) -> None:
        record = article.model_dump(mode="json")
        self.bury(record, reason, message, attempts, article_id=article.id, article=article)

    def bury(
        self,
        record: Any,
        reason: DeadLetterReason,
        message: str,
        attempts: int = 1,
        *,
        article_id: str | None = None,
        article: Article | None = None,
    ) -> None:
        """Keep what cannot be processed as a dead letter."""
        given = record.get("id") if isinstance(record, dict) else None
        letter = DeadLetter(
            article_id=article_id or str(given or f"unnamed-{os.urandom(8).hex()}"),
            reason=reason,
            message=message,
            attempts=max(attempts, 1),
            failed_at=datetime.now(UTC),
            worker=f"{socket.gethostname()}:{os.getpid()}",
            record=record,
        )
        if self._store.letters.add(letter, article=article, extractor=extractor().info):
            _LOG.warning("dead letter %r (%s): %s", letter.article_id, reason, printable(message))
