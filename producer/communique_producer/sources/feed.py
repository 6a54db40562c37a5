"""Feeds, RSS and Atom: an item an article, where the feed carries its whole text."""

import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from communique_producer.refusal import Refusal
from communique_producer.sources.input import Input
from communique_producer.sources.kind import Kind, Raw
from communique_producer.sources.markup import paragraphs, words_of
from communique_producer.sources.values import tidied
from communique_producer.sources.xml_document import NotWellFormedError, parsed, root_of
from communique_schemas.errors import SourceError

_ROOTS = {"rss", "RDF", "feed"}
_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|RDF|feed)\s*>", re.IGNORECASE)
_CUT = re.compile(r"(?:…|\.\.\.)\s*[\])]?\s*$")
"""How a teaser ends."""
_WHOLE = 1000
"""Characters of a description that is no summary any more."""
_LONGEST_SUMMARY = 10_000
_MOST_TAGS = 50
_MOST_LENIENT = 50_000
"""Marks in a feed that is not well-formed; its reader takes a second for so many, and for more far longer."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class FeedItem(dict[str, Any]):
    """A record of an item; where it has no `text`, `summary` may be all that the feed tells."""

    summary: str = ""


def _recognise(given: Input) -> bool:
    return root_of(given.opening) in _ROOTS


def _read(given: Input) -> Iterator[Raw]:
    try:
        import feedparser
    except ImportError as error:
        raise SourceError(
            'feeds need what is not installed: pip install "communique[sources]"'
        ) from error
    data = given.content()
    problem = _problem(data)
    if problem and data.count(b"<") > _MOST_LENIENT:
        raise SourceError(
            f"{problem}; with more than {_MOST_LENIENT:,} tags it is not read leniently"
        )
    is_cut = bool(problem) and not _END.search(data[-1000:])
    headers = {"content-location": given.url} if given.url else {}
    try:
        feed = feedparser.parse(
            BytesIO(data.lstrip()),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, RecursionError, AttributeError, LookupError, AssertionError) as error:
        raise SourceError(f"the feed cannot be read ({type(error).__name__}: {error})") from error
    if not feed.entries:
        if problem or not feed.version:
            raise SourceError(f"this is no feed that can be read: {problem or 'it has no version'}")
        given.notice(f"{given.name}: the feed has no items")
    elif problem and not is_cut:
        given.notice(f"{given.name}: {problem}; it is read as well as it can be")
    for number, entry in enumerate(feed.entries, start=1):
        if is_cut and number == len(feed.entries):
            yield Refusal(given.name, number, f"the feed is cut in or behind this item ({problem})")
        else:
            yield number, _item(entry, feed.feed)


def _problem(data: bytes) -> str | None:
    """Why it is not well-formed, which feeds often are not; a feed with entities of its own is refused."""
    if b"<!ENTITY" in data:
        raise SourceError("it declares entities of its own, which is refused as dangerous")
    try:
        parsed(data.lstrip(), "feeds")
    except NotWellFormedError as error:
        return str(error)
    return None


def _item(entry: Any, feed: Any) -> FeedItem:
    text, summary = _texts(entry)
    link = entry.get("link") or ""
    updated = dict.get(entry, "updated")  # its own get would take the time of publication for it
    published = dict.get(entry, "published") or updated
    moment = _moment(published, entry)
    made = {
        "text": text,
        "title": _plain(entry.get("title_detail")),
        "url": link if link.startswith(("http:", "https:")) else None,
        "source": (entry.get("source") or {}).get("title") or _plain(feed.get("title_detail")),
        "published_at": moment,
        "language": _language(entry, feed),
        "metadata": _set(
            guid=entry.get("id"),
            author=entry.get("author"),
            updated=updated if updated != published else None,
            published=None if moment else published,
            tags=[tag.get("term") for tag in entry.get("tags", ())[:_MOST_TAGS] if tag.get("term")],
            summary=None if text else summary,
        ),
    }
    item = FeedItem(_set(**made))
    item.summary = summary
    return item


def _set(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _texts(entry: Any) -> tuple[str, str]:
    """The whole text, where there is one, and the summary."""
    contents = [_words(content) for content in entry.get("content", ())]
    summary = _words(entry.get("summary_detail") or {})
    whole = max(contents, key=len, default="")
    if len(whole) < len(summary) and len(summary) >= _WHOLE:
        whole = summary
    is_whole = whole and not _CUT.search(whole)
    return (whole if is_whole else ""), (summary or whole)[:_LONGEST_SUMMARY]


def _words(detail: Any) -> str:
    value = detail.get("value") or ""
    if detail.get("type") == "text/plain":
        return paragraphs(value.split("\n\n"))
    return words_of(value)


def _plain(detail: Any) -> str:
    return " ".join(_words(detail or {}).split())


def _moment(told: Any, entry: Any) -> str | None:
    """The time as it was told, in its own zone; what only feedparser understands is in UTC."""
    if not isinstance(told, str):
        return None
    made = tidied("published_at", told)
    try:
        datetime.fromisoformat(made)
    except ValueError:
        understood = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
        return datetime.fromtimestamp(timegm(understood), UTC).isoformat() if understood else None
    return str(made)


def _language(entry: Any, feed: Any) -> str | None:
    details = [*entry.get("content", ()), entry.get("title_detail") or {}]
    told = [*(detail.get("language") for detail in details), feed.get("language")]
    return next((tag for tag in told if tag and _LANGUAGE.fullmatch(tag)), None)


FEED = Kind("feed", frozenset({".rss", ".atom"}), _recognise, _read, is_of_web=True)
"""RSS of any version and Atom; the number of an item stands where others have a line."""
