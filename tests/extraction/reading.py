"""Reads a text in a test, and says of its events what most tests ask."""

from communique_extraction.extractor import Extractor
from communique_schemas import AgreementEvent, Article, MeetingEvent

Events = tuple[MeetingEvent | AgreementEvent, ...]
Person = tuple[str, str, str | None]


def read(
    extractor: Extractor, text: str, published: str | None = "2024-05-14", **record: str
) -> Events:
    """The events of a text; Tuesday, 14 May 2024 is its day of publication."""
    article = Article.model_validate({"text": text, "published_at": published, **record})
    result = extractor(article)
    result.check()
    return result.events


def people(event: MeetingEvent | AgreementEvent) -> set[Person]:
    """Name, role and country of each participant."""
    return {(p.name, p.role, p.country) for p in event.participants}


def names(event: MeetingEvent | AgreementEvent) -> set[str]:
    """The names of its participants."""
    return {p.name for p in event.participants}
