"""What a worker tells of each article: a line in the log, without a word of its text, and its counts."""

from collections import Counter
from typing import Literal

from communique_schemas import DeadLetter, ExtractionResult
from communique_store.telemetry.logs import logger, place_of
from communique_store.telemetry.metrics import (
    ARTICLE_SECONDS,
    ARTICLES_DEAD,
    ARTICLES_READ,
    EVENTS_STORED,
    READING_FAILURES,
)
from communique_store.telemetry.tracing import note

_LOG = logger(__name__)
_SUBJECTS = {"chunk": "a chunk, whose articles are tried one by one,", "article": "an article"}


def tell_stored(result: ExtractionResult, seconds: float, *, written: bool) -> None:
    """An article was read, in so many seconds, and its events were stored, or were known already."""
    words = "article stored" if written else "article read, and stored by another or superseded"
    kinds = Counter[str](event.type for event in result.events)
    ARTICLES_READ.add()
    ARTICLE_SECONDS.observe(seconds)
    if written:
        for event in result.events:
            EVENTS_STORED.add(type=event.type, subtype=event.subtype)
    note(words, article_id=result.article.id, events=len(result.events))
    _LOG.info(words, article_id=result.article.id, seconds=round(seconds, 4), **kinds)


def tell_failed(of: Literal["chunk", "article"], error: Exception) -> None:
    """Reading failed; what the error says is left out, for it may quote the text."""
    READING_FAILURES.add(of=of, reason="error")
    _LOG.error(f"{_SUBJECTS[of]} failed", error=type(error).__name__, where=place_of(error))


def tell_late(of: Literal["chunk", "article"]) -> None:
    """Reading took too long."""
    READING_FAILURES.add(of=of, reason="time")
    _LOG.warning(f"{_SUBJECTS[of]} took too long")


def tell_dead(letter: DeadLetter, *, kept: bool) -> None:
    """An article became a dead letter, or would have, were it not done or forgotten by now."""
    if kept:
        ARTICLES_DEAD.add(reason=letter.reason)
        note("dead letter", article_id=letter.article_id, reason=letter.reason)
    words = "dead letter" if kept else "no dead letter, for it is done or forgotten"
    # what an error of the extraction says may quote the text; the letter itself keeps it
    why = letter.message.partition(":")[0] if letter.reason == "failed" else letter.message
    _LOG.warning(
        words, article_id=letter.article_id, reason=letter.reason, attempts=letter.attempts, why=why
    )
