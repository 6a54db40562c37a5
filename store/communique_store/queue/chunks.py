"""Articles into messages: as many as make a message of a good size."""

from collections.abc import Iterable, Iterator

from communique_schemas import Article

MOST_ARTICLES = 32
MOST_CHARACTERS = 256_000


def chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Divide articles into lists of at most 32 articles and 256,000 characters, order kept.

    An article that is longer than that by itself makes a list of its own.
    """
    chunk: list[Article] = []
    size = 0
    for article in articles:
        length = len(article.text)
        if chunk and (len(chunk) == MOST_ARTICLES or size + length > MOST_CHARACTERS):
            yield chunk
            chunk, size = [], 0
        chunk.append(article)
        size += length
    if chunk:
        yield chunk
