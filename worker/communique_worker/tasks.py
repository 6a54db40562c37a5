"""The one task: a chunk of article records in, their events into the store."""

import logging
import os
import socket
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded
from pydantic import JsonValue, ValidationError

from communique_schemas import (
    TASK_NAME,
    Article,
    ChunkMessage,
    DeadLetter,
    DeadLetterReason,
    ExtractionResult,
    parse_article,
)
from communique_schemas.article import describe
from communique_schemas.errors import (
    ArticleConflictError,
    ConnectionFailedError,
    InvalidArticleError,
)
from communique_store.event_store import EventStore
from communique_worker.extraction.extractor import Extractor
from communique_worker.settings import worker_settings

_LOG = logging.getLogger(__name__)
_LONGEST_PAUSE = 60


@cache
def extractor() -> Extractor:
    """The extractor of this process; made before the fork, its children share it."""
    made = Extractor(worker_settings().model)
    made(Article(text="The ministers met in Vienna on Monday."))
    return made


@shared_task(  # type: ignore[untyped-decorator]
    name=TASK_NAME,
    autoretry_for=(ConnectionFailedError,),  # what never will work is no such error
    max_retries=None,
    retry_backoff=True,
    retry_backoff_max=_LONGEST_PAUSE,
    retry_jitter=True,
)
def extract(message: dict[str, Any]) -> None:
    """Read the events of a chunk of articles and store them; each article on its own account.

    Args:
        message: the payload of a `ChunkMessage`.
    """
    with EventStore(settings=worker_settings()) as store:
        chunk = _Chunk(store)
        try:
            records = ChunkMessage.model_validate(message).articles
        except ValidationError as error:
            chunk.bury(message, "invalid", f"not a chunk of articles: {describe(error)}")
            return
        chunk.process(records)


class _Chunk:
    """One delivery of a chunk."""

    def __init__(self, store: EventStore) -> None:
        self._store = store

    def process(self, records: Sequence[JsonValue]) -> None:
        """Process the records; a chunk that was begun before goes article by article."""
        articles = [article for record in records if (article := self._parsed(record)) is not None]
        waiting = self._store.pending([article.id for article in articles])
        articles = [article for article in articles if article.id in waiting]
        if not articles:
            return
        seen_before = self._store.attempts([article.id for article in articles])
        if any(seen_before):
            self._one_by_one(articles)
        else:
            self._store.begin_attempt([article.id for article in articles])
            self._together(articles)

    def _parsed(self, record: JsonValue) -> Article | None:
        try:
            return parse_article(record, max_characters=worker_settings().max_characters)
        except InvalidArticleError as error:
            self.bury(record, "invalid", str(error))
            return None

    def _together(self, articles: list[Article]) -> None:
        try:
            results = list(extractor().pipe(articles))
        except SoftTimeLimitExceeded:
            self._one_by_one(articles)
            return
        except Exception:  # noqa: BLE001 - whatever one article does must not cost its neighbours
            _LOG.exception("a chunk failed; its articles are tried one by one")
            self._one_by_one(articles)
            return
        for result in results:
            self._save(result)

    def _one_by_one(self, articles: list[Article]) -> None:
        """Count each try outside this process, so that an article that kills it is found out."""
        limit = worker_settings().max_attempts
        for article in articles:
            (attempt,) = self._store.begin_attempt([article.id])
            if attempt > limit:
                reason = f"its worker died {limit} times while it was processed"
                self._bury_article(article, "killed-worker", reason, attempt)
                continue
            self._alone(article, attempt)

    def _alone(self, article: Article, attempt: int) -> None:
        try:
            self._save(extractor()(article))
        except SoftTimeLimitExceeded:
            limit = worker_settings().task_seconds
            self._bury_article(article, "timed-out", f"took longer than {limit} seconds", attempt)
        except ConnectionFailedError:
            raise
        except Exception as error:  # noqa: BLE001 - it ends as a dead letter with its reason
            _LOG.exception("article %r failed", article.id)
            self._bury_article(article, "failed", f"{type(error).__name__}: {error}", attempt)

    def _save(self, result: ExtractionResult) -> None:
        try:
            self._store.save(result)
        except ArticleConflictError as error:
            self._bury_article(result.article, "conflict", str(error), 1)

    def _bury_article(
        self, article: Article, reason: DeadLetterReason, message: str, attempts: int
    ) -> None:
        self.bury(article.model_dump(mode="json"), reason, message, attempts, article.id)

    def bury(
        self,
        record: Any,
        reason: DeadLetterReason,
        message: str,
        attempts: int = 1,
        article_id: str | None = None,
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
        _LOG.warning("dead letter %s (%s): %s", letter.article_id, reason, message)
        self._store.add_dead_letter(letter)
