"""Articles of what a program holds already: pages, records, answers of services, finds of news-please."""

from collections.abc import Iterator, Mapping
from typing import Any, Unpack

from communique_producer.refusal import Refusal
from communique_producer.sources.html import page_record
from communique_producer.sources.placed import Placed
from communique_producer.sources.reading import Said, fitting_of
from communique_producer.sources.values import plain
from communique_schemas import Article
from communique_schemas.errors import InvalidArticleError
from communique_schemas.nesting import DEEPEST, is_deeper

_RECORD, _PAGE = "<record>", "<page>"


def article_from_html(
    page: str | bytes,
    *,
    url: str | None = None,
    charset: str | None = None,
    **said: Unpack[Said],
) -> Article:
    """The article of an HTML page, as `push page.html` reads it.

    Args:
        page: the page.
        url: its address, unless it tells one itself.
        charset: the encoding of bytes, as whoever sent them said.
        **said: as `read_articles` has it.

    Raises:
        SourceError: there is no article in the page, it is too large, or a library is not installed.
        InvalidArticleError: it is no article that can be taken, such as one in another language.
    """
    data = page.encode(errors="replace") if isinstance(page, str) else page
    return _one(_items(page_record(data, charset=charset, url=url), said, is_of_web=True))


def article_from_record(record: Mapping[str, Any], **said: Unpack[Said]) -> Article:
    """The article of a record, be it ours or of a service that is known (see `sources/shapes/`).

    Args:
        record: its fields; times may be `datetime`.
        **said: as `read_articles` has it, such as `mapping=["text=body"]`.

    Raises:
        InvalidArticleError: it is no article, or an answer with several.
        SourceError: mapping, zone or pages are none, or a library is not installed.
    """
    return _one(_items(_plain(record), said, is_of_web=False))


def articles_from_answer(
    answer: Mapping[str, Any], **said: Unpack[Said]
) -> Iterator[Article | Refusal]:
    """The articles of a service's answer, as `push answer.json` reads it, and a refusal for what is none.

    Args:
        answer: as it was decoded.
        **said: as `read_articles` has it; `mapping=["records=data.items", …]` says where the articles are.

    Raises:
        SourceError: as `article_from_record`.
        InvalidArticleError: the answer is nested too deep to be read.
    """
    items = _items(_plain(answer), said, is_of_web=False)
    return (item.article if isinstance(item, Placed) else item for item in items)


def article_from_newsplease(article: Any, **said: Unpack[Said]) -> Article:
    """The article that news-please found.

    Its times have no zone: `zone="UTC"`, say, tells which one they are in.

    Args:
        article: what `NewsPlease.from_url` and its like return, or the same as a dictionary.
        **said: as `read_articles` has it.

    Raises:
        InvalidArticleError: it has no text, or its time no zone.
    """
    return article_from_record(
        article if isinstance(article, Mapping) else article.get_dict(), **said
    )


def _plain(record: Mapping[str, Any]) -> Any:
    if is_deeper(record, DEEPEST):
        raise InvalidArticleError(f"a record that is nested more than {DEEPEST} levels deep")
    return plain(record)


def _items(record: Any, said: Said, *, is_of_web: bool) -> Iterator[Placed | Refusal]:
    file = _PAGE if is_of_web else _RECORD
    return fitting_of(said).placed(file, None, record, is_of_web=is_of_web)


def _one(items: Iterator[Placed | Refusal]) -> Article:
    found = list(items)
    if len(found) != 1:
        raise InvalidArticleError(
            f"an answer with {len(found)} articles: take them by articles_from_answer"
        )
    (item,) = found
    if isinstance(item, Refusal):
        raise InvalidArticleError(item.reason)
    return item.article
