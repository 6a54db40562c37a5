"""What a worker hands to the store: everything that one article gave, in one piece."""

from typing import Self

from pydantic import model_validator

from communique_schemas.article import Article
from communique_schemas.event import Event, ExtractorInfo
from communique_schemas.span import Contract, check_spans


class ExtractionResult(Contract):
    """One article and the events read from it; `events` is empty where it reports none."""

    article: Article
    extractor: ExtractorInfo
    events: tuple[Event, ...] = ()

    @model_validator(mode="after")
    def _events_are_of_this_article(self) -> Self:
        for event in self.events:
            if event.article.id != self.article.id or event.extractor != self.extractor:
                message = f"event {event.id!r} comes from another article or extractor"
                raise ValueError(message)
        if len({event.id for event in self.events}) < len(self.events):
            raise ValueError("two events have the same id")
        return self

    def check(self) -> None:
        """Check every span of every event against the article's text.

        Raises:
            SpanError: a span does not hold the words that it claims.
        """
        check_spans(self.events, self.article.text)
