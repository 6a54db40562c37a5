"""What a worker hands to the store: everything that one article gave, in one piece."""

from communique_schemas.article import Article
from communique_schemas.event import Event, ExtractorInfo
from communique_schemas.span import Contract, check_spans


class ExtractionResult(Contract):
    """One article and the events read from it; `events` is empty where it reports none."""

    article: Article
    extractor: ExtractorInfo
    events: tuple[Event, ...] = ()

    def check(self) -> None:
        """Check every span of every event against the article's text.

        Raises:
            SpanError: a span does not hold the words that it claims.
        """
        check_spans(self.events, self.article.text)
