"""Articles into windows: as many as are accepted in one go, and no two of one id."""

from collections.abc import Iterable, Iterator

from communique_producer.report import PushReport
from communique_schemas import Article


def windows(articles: Iterable[Article], size: int, report: PushReport) -> Iterator[list[Article]]:
    """Divide articles into lists of at most `size`, whose ids differ; order kept.

    One that came before with the same content is entered in the report as known. With another content it
    stands in a later list than the one before it, so that the store judges them in their order.
    """
    seen: dict[str, int] = {}
    window: dict[str, Article] = {}
    for article in articles:
        content = _content(article)
        if seen.get(article.id) == content:
            report.known += 1
            continue
        if article.id in window:
            yield list(window.values())
            window = {}
        seen[article.id] = content
        window[article.id] = article
        if len(window) == size:
            yield list(window.values())
            window = {}
    if window:
        yield list(window.values())


def _content(article: Article) -> int:
    """Cheaper to make and to keep than a fingerprint."""
    details = (article.title, article.url, article.source, article.published_at, article.language)
    return hash((article.text, details, repr(article.metadata) if article.metadata else ""))
