"""What a store is given in its tests."""

from datetime import UTC, datetime

from communique_schemas import Article, DeadLetter, ExtractionResult, ExtractorInfo
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


def letter() -> DeadLetter:
    return DeadLetter(
        article_id="a1", reason="timed-out", message="too long", attempts=1,
        failed_at=datetime(2024, 5, 14, tzinfo=UTC), worker="w", record={"text": TEXT},
    )  # fmt: skip
