"""Articles into windows: as many as are accepted in one go, and no two of one id."""

from collections.abc import Iterable, Iterator, Sequence

from communique_producer.report import PushReport
from communique_schemas import Article


def windows(articles: Iterable[Article], size: int, report: PushReport) -> Iterator[list[Article]]:
    """Divide articles into lists of at most `size`, whose ids differ; order kept.

    Of two records of one id the second stands in a later list than the first, so that the store judges them
    in their order. An equal one in the same list is left out, and entered in the report as known.
    """
    window: dict[str, Article] = {}
    for article in articles:
        before = window.get(article.id)
        if before is not None:
            if before == article:
                report.known += 1
                continue
            yield list(window.values())
            window = {}
        window[article.id] = article
        if len(window) == size:
            yield list(window.values())
            window = {}
    if window:
        yield list(window.values())


def apart(articles: Sequence[Article], size: int) -> Iterator[list[Article]]:
    """Divide articles into lists of at most `size`, whose ids differ; order kept."""
    window: dict[str, Article] = {}
    for article in articles:
        if article.id in window or len(window) == size:
            yield list(window.values())
            window = {}
        window[article.id] = article
    if window:
        yield list(window.values())
