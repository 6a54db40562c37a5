"""The one task: a chunk of articles in, their events into the store."""

import os
import socket
import time
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cache
from typing import Any

from celery import shared_task
from celery.exceptions import Reject
from pydantic import ValidationError
from structlog.contextvars import bound_contextvars
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
    ConnectionFailedError,
    InvalidArticleError,
    StoreError,
)
from communique_store.event_store import EventStore
from communique_store.outbox import Accepted
from communique_store.telemetry.logs import logger
from communique_store.telemetry.tracing import CARRIED, span, trace_id
from communique_worker.limits import ArticleTimeoutError, time_limit
from communique_worker.merging import merge_stored
from communique_worker.settings import worker_settings
from communique_worker.telling import tell_dead, tell_failed, tell_late, tell_stored
from communique_worker.warming import warming_articles

_LOG = logger(__name__)
_LONGEST_PAUSE = 30

Tries = dict[tuple[str, str], int]
"""Tries of records that one delivery has counted, by article id and receipt."""


@cache
def extractor() -> Extractor:
    """The extractor of this process; made before the fork, its children share it."""
    made = Extractor(worker_settings().model)
    for _ in made.pipe(warming_articles()):
        pass
    return made


def read(articles: Sequence[Article]) -> list[ExtractionResult]:
    """What the extractor reads of articles; a copy of another one has no events of its own."""
    made = extractor()
    results = made.pipe(article for article in articles if article.copy_of is None)
    return [
        next(results)
        if article.copy_of is None
        else ExtractionResult(article=article, extractor=made.info)
        for article in articles
    ]


@shared_task(name=TASK_NAME)  # type: ignore[untyped-decorator]
def extract(message: dict[str, Any]) -> None:
    """Read the events of a chunk of articles and store them; each article on its own account.

    While the store is away or full the process waits, with growing pauses, and keeps the message. It
    is not Celery's `retry` that does so: that sends a new message, for which the broker may be away,
    too, and drops the old one.

    Args:
        message: the payload of a `ChunkMessage`, or of the version before.

    Raises:
        Reject: the store stayed away, or held what others wrote, for the visibility timeout; the message
            goes back to the queue.
    """
    patiently = Retrying(
        retry=retry_if_exception_type((ConnectionFailedError, StoreError)),
        wait=wait_random_exponential(multiplier=0.2, max=_LONGEST_PAUSE),
        stop=stop_after_delay(worker_settings().visibility_seconds),
        before_sleep=_tell,
        reraise=True,
    )
    try:
        with span("process", "consumer", _carried()), _fields_of_logs():
            patiently(_process, message, {})
    except (ConnectionFailedError, StoreError) as error:
        raise Reject(str(error), requeue=True) from error


def _carried() -> dict[str, str]:
    """The headers by which the trace of who sent this message goes on."""
    request = extract.request
    return {name: value for name in CARRIED if (value := request.get(name))}


def _fields_of_logs() -> AbstractContextManager[None]:
    return bound_contextvars(task_id=extract.request.id, **trace_id())


def _tell(state: RetryCallState) -> None:
    failure = state.outcome.exception() if state.outcome else None
    _LOG.warning("waiting for the store", attempt=state.attempt_number, error=str(failure))


def _process(message: dict[str, Any], tries: Tries) -> None:
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


def _key(accepted: Accepted) -> tuple[str, str]:
    return accepted.article.id, accepted.receipt


class _Chunk:
    """One delivery of a chunk."""

    def __init__(self, store: EventStore, tries: Tries) -> None:
        """Write to `store`; `tries` holds what this delivery has counted, and outlives the store's absence.

        A delivery is one try of an article, however often the store goes away meanwhile: nobody died.
        """
        self._store = store
        self._tries = tries

    def accept(self, records: Sequence[Any]) -> list[str]:
        """Take the articles of a message that carries them into the outbox; returns their ids."""
        parsed = [article for record in records if (article := self._parsed(record)) is not None]
        ids = []
        for article in parsed:  # one by one: two may have one id
            match self._store.outbox.accept([article], in_message=True)[0]:
                case "conflict":
                    self._bury_conflict(article)
                case "forgotten":
                    _LOG.warning(
                        "a forgotten article is left out: push it anew", article_id=article.id
                    )
                case _:
                    ids.append(article.id)
        return list(dict.fromkeys(ids))

    def process(self, article_ids: Sequence[str]) -> None:
        """Process those that are under way still; a chunk begun before goes article by article."""
        accepted = list(self._readable(article_ids))
        if not accepted:
            return
        if any(self._store.outbox.attempts([each.article.id for each in accepted])):
            self._one_by_one(accepted)
        else:
            self._begin(accepted)
            self._together([each for each in accepted if self._tries[_key(each)]])

    def _readable(self, article_ids: Sequence[str]) -> Iterator[Accepted]:
        """Those under way; one that cannot be read becomes a dead letter, and costs no other."""
        for each in self._store.outbox.articles(article_ids):
            if isinstance(each, Accepted):
                yield each
            else:
                record = {"packed": b64encode(each.packed).decode()}
                name, receipt = each.article_id, each.receipt
                self.bury(record, "invalid", each.reason, article_id=name, receipt=receipt)

    def _begin(self, accepted: Sequence[Accepted]) -> None:
        """Count a try of each article outside this process, so that one that kills it is found out."""
        counts = self._store.outbox.begin_attempt(accepted)
        self._tries.update(zip(map(_key, accepted), counts, strict=True))

    def _parsed(self, record: Any) -> Article | None:
        try:
            return parse_article(record, max_characters=worker_settings().max_characters)
        except InvalidArticleError as error:
            self.bury(record, "invalid", str(error))
            return None

    def _together(self, accepted: list[Accepted]) -> None:
        began = time.monotonic()
        try:
            with (
                span("read", articles=len(accepted)),
                time_limit(worker_settings().article_seconds),
            ):
                results = read([each.article for each in accepted])
        except ArticleTimeoutError:
            tell_late("chunk")
            self._one_by_one(accepted)
            return
        except Exception as error:  # noqa: BLE001 - whatever one article does must not cost its neighbours
            tell_failed("chunk", error)
            self._one_by_one(accepted)
            return
        seconds = (time.monotonic() - began) / max(len(results), 1)  # the model reads them together
        receipts = {each.article.id: each.receipt for each in accepted}
        with span("store", articles=len(results)):
            saved = self._store.save_many(
                results, [receipts[result.article.id] for result in results]
            )
            for result, written in zip(results, saved, strict=True):
                tell_stored(result, seconds, written=written is True)
        self._merge(results)

    def _one_by_one(self, accepted: list[Accepted]) -> None:
        limit = worker_settings().max_attempts
        for each in accepted:
            if _key(each) not in self._tries:
                self._begin([each])
            attempt = self._tries[_key(each)]
            with bound_contextvars(article_id=each.article.id):
                if attempt > limit:
                    reason = f"its worker died {limit} times while it was processed"
                    self._bury_article(each, "killed-worker", reason, attempt)
                elif attempt:  # else it is done, forgotten, or under way with a newer record
                    self._alone(each, attempt)

    def _alone(self, accepted: Accepted, attempt: int) -> None:
        seconds = worker_settings().article_seconds
        began = time.monotonic()
        try:
            with span("read", article_id=accepted.article.id), time_limit(seconds):
                (result,) = read([accepted.article])
        except ArticleTimeoutError:
            tell_late("article")
            reason = f"took longer than {seconds:g} seconds"
            self._bury_article(accepted, "timed-out", reason, attempt)
        except Exception as error:  # noqa: BLE001 - it ends as a dead letter with its reason
            tell_failed("article", error)
            self._bury_article(accepted, "failed", f"{type(error).__name__}: {error}", attempt)
        else:
            spent = time.monotonic() - began
            with span("store", articles=1):
                written = self._store.save(result, receipt=accepted.receipt)
                tell_stored(result, spent, written=written)
            self._merge([result])

    def _merge(self, results: Sequence[ExtractionResult]) -> None:
        if not worker_settings().merging:
            return
        reports = [event.id for result in results for event in result.events]
        with span("merge", reports=len(reports)):
            merge_stored(self._store, reports)

    def _bury_conflict(self, article: Article) -> None:
        """Keep an article whose id is another's, under an id of its own."""
        name = f"{article.id}~{article.text_hash[:8]}"
        message = (
            f"article id {article.id!r} is taken by another text: give this one an id of its own, or "
            "push it with `--replace`"
        )
        self.bury(article.model_dump(mode="json"), "conflict", message, article_id=name)

    def _bury_article(
        self, accepted: Accepted, reason: DeadLetterReason, message: str, attempts: int
    ) -> None:
        article = accepted.article
        record = article.model_dump(mode="json")
        self.bury(
            record, reason, message, attempts, article_id=article.id, receipt=accepted.receipt
        )

    def bury(
        self,
        record: Any,
        reason: DeadLetterReason,
        message: str,
        attempts: int = 1,
        *,
        article_id: str | None = None,
        receipt: str | None = None,
    ) -> None:
        """Keep what cannot be processed as a dead letter, unless nobody waits for it any more."""
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
        kept = self._store.letters.add(letter, receipt=receipt, extractor=extractor().info)
        tell_dead(letter, kept=kept)
