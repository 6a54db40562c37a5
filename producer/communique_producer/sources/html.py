"""HTML: a page an article, without what stands around it."""

import codecs
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from communique_producer.sources.input import Input
from communique_producer.sources.kind import Kind, Raw
from communique_producer.sources.news_article import news_article
from communique_producer.sources.text import has_sentence
from communique_schemas.errors import SourceError

_BEGINS = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+)?(?>(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SAMPLE = 4096
LARGEST_PAGE = 10 * 1024**2
"""Bytes; pages of news have a tenth of them."""
_MOST_TAGS = 100_000
_WHOLE = 0.5
"""Share of the page's text that an article given as data has at least; one with less is a teaser."""
_SHORT = 1000
"""Characters of a text that must have a sentence, lest it be the menu of a page without an article."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def begins_as_html(text: str) -> bool:
    """Tell by its beginning whether a text is a page."""
    return bool(_BEGINS.match(text))


def page_record(
    data: bytes, *, charset: str | None = None, url: str | None = None
) -> dict[str, Any]:
    """Make an article record of a page.

    Args:
        data: the page.
        charset: its encoding, as whoever sent it said.
        url: its address, where it is known.

    Raises:
        SourceError: it is too large, or there is no article in it.
    """
    try:
        from trafilatura import bare_extraction, load_html
    except ImportError as error:
        raise SourceError(
            'HTML needs what is not installed: pip install "communique[sources]"'
        ) from error
    if len(data) > LARGEST_PAGE:
        raise SourceError(f"a page of more than {LARGEST_PAGE:,} bytes, which is the limit")
    if data.count(b"<") > _MOST_TAGS:
        raise SourceError(f"a page of more than {_MOST_TAGS:,} tags, which is the limit")
    tree = load_html(_decoded(data, charset))
    if tree is None:
        raise SourceError("no article text was found in this page: it has no HTML")
    scripts = tree.xpath('//script[contains(@type, "ld+json")]')
    told = news_article(script.text or "" for script in scripts)
    for script in scripts:
        script.drop_tree()
    language = next(iter(tree.xpath("/html/@lang | /html/@xml:lang")), "")
    canonical = next(
        iter(tree.xpath('//link[@rel="canonical"]/@href | //meta[@property="og:url"]/@content')), ""
    )
    try:
        found: Any = bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,
                "outputformat": "%Y-%m-%dT%H:%M:%S%z",
            },
        )
    except (ValueError, RecursionError, AttributeError, TypeError) as error:
        raise SourceError(f"the page cannot be read ({type(error).__name__}: {error})") from error
    title = told.get("title") or (found and found.title) or None
    read = {
        "text": _text((found and found.text) or "", title),
        "title": title,
        "url": _address(canonical) or url,
        "source": found and (found.sitename or found.hostname),
        "published_at": found and found.date,
        "language": language,
    }
    return _record(read, told)


def _record(read: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """Of what was read from the page, and what the page told as data; that is preferred."""
    made = {key: value for key, value in (read | told).items() if value}
    if len(told.get("text", "")) < _WHOLE * len(read["text"]):
        made["text"] = read["text"]
    text = made.get("text", "")
    if not text or (len(text) < _SHORT and not has_sentence(text)):
        raise SourceError("no article text was found in this page")
    made["url"] = read["url"] or _address(told.get("url", ""))
    made["published_at"] = _moment(made.get("published_at"))
    if not _LANGUAGE.fullmatch(made.get("language", "")):
        made.pop("language", None)
    return {key: value for key, value in made.items() if value}


def _text(text: str, title: str | None) -> str:
    """The text by paragraphs, without the title above it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "\n\n".join(lines[1:] if title and lines[:1] == [title.strip()] else lines)


def _address(value: str) -> str | None:
    """An address, if it is a whole one."""
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return None
    return value.strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def _moment(value: Any) -> Any:
    """A time with its zone, or the day of one that has none; what is no date is none."""
    try:
        moment = datetime.fromisoformat(value)
    except (ValueError, TypeError):
        return None
    return moment.isoformat() if moment.tzinfo else moment.date().isoformat()


def _decoded(data: bytes, charset: str | None) -> str:
    """The page as text: UTF-8 if it can be that, else by what is said, else as browsers do."""
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:_SAMPLE])
    name = charset or (declared[1].decode("ascii", "replace") if declared else "windows-1252")
    try:
        known = codecs.lookup(name).name
        known = "cp1252" if known in {"iso8859-1", "ascii"} else known
        return data.decode(known, errors="replace")
    except (LookupError, ValueError) as error:
        raise SourceError(f"an encoding {name!r} that is not known: convert it to UTF-8") from error


def _recognise(given: Input) -> bool:
    return begins_as_html(given.opening)


def _read(given: Input) -> Iterator[Raw]:
    yield None, page_record(given.content(), charset=given.charset, url=given.url)


HTML = Kind("html", frozenset({".html", ".htm", ".xhtml"}), _recognise, _read, is_of_web=True)
