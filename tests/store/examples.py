"""What a store is given in its tests."""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid4

from communique_schemas import (
    Article,
    ArticleReference,
    DeadLetter,
    ExtractionResult,
    ExtractorInfo,
)
from communique_store import EventStore
from communique_store.outbox import Accepted
from tests.schemas.examples import EXTRACTOR, TEXT, meeting

INFO = ExtractorInfo.model_validate(EXTRACTOR)


def result(article_id: str = "a1", version: str = "1", **changes: object) -> ExtractionResult:
    info = {**EXTRACTOR, "version": version}
    event = meeting(
        **{
            "id": f"{article_id}-{version}",
            "article": {"id": article_id},
            "extractor": info,
            **changes,
        }
    )
    return ExtractionResult.model_validate(
        {"article": Article(id=article_id, text=TEXT), "extractor": info, "events": (event,)}
    )


def record(article_id: str = "a1", text: str = TEXT, **details: object) -> Article:
    return Article.model_validate({"id": article_id, "text": text, **details})


def reading(article: Article, version: str = "1") -> ExtractionResult:
    """What an extractor of this version reads in a record: one event, of no other record or version."""
    info = {**EXTRACTOR, "version": version}
    event = meeting(
        id=f"{article.id}/{sha256(article.fingerprint.encode()).hexdigest()[:8]}/{version}",
        article=ArticleReference.to(article),
        extractor=info,
    )
    return ExtractionResult.model_validate(
        {"article": article, "extractor": info, "events": (event,)}
    )


def told(store: EventStore) -> list[tuple[str, str]]:
    """What the stream says, from its beginning: actions and event ids."""
    entries = store.follow(f"reader-{uuid4()}", block_seconds=0.01)
    return [(entry.action, entry.event.id) for entry in entries]


def taken(store: EventStore, *article_ids: str) -> list[Accepted]:
    """What a worker is given of these articles."""
    return [each for each in store.outbox.articles(article_ids) if isinstance(each, Accepted)]


def letter() -> DeadLetter:
    return DeadLetter(
        article_id="a1", reason="timed-out", message="too long", attempts=1,
        failed_at=datetime(2024, 5, 14, tzinfo=UTC), worker="w", record={"text": TEXT},
    )  # fmt: skip
