"""NewsML-G2 of the IPTC: a news item an article, by itself or with others in a message."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from communique_producer.refusal import Refusal
from communique_producer.sources.input import Input
from communique_producer.sources.kind import Kind, Raw
from communique_producer.sources.markup import words_in, words_of
from communique_producer.sources.news_items import check_usable, first_time, identity, metadata
from communique_producer.sources.nitf import nitf_record
from communique_producer.sources.xml_document import (
    LANGUAGE,
    all_named,
    attribute,
    child,
    first_named,
    local,
    parsed,
    root_of,
)
from communique_schemas.errors import InvalidArticleError, SourceError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ITEMS = {"newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"}
_ROOTS = {"newsMessage", *_ITEMS}
_FIRST_VERSION = "NewsML"
_HTML = ("text/html", "application/xhtml+xml")


def _recognise(given: Input) -> bool:
    root = root_of(given.opening)
    return root in _ROOTS or root == _FIRST_VERSION


def _read(given: Input) -> Iterator[Raw]:
    root = parsed(given.content(), "NewsML-G2")
    if local(root) == _FIRST_VERSION:
        raise SourceError("this is NewsML 1, which is not read here: NewsML-G2 is, and NITF")
    items = [each for each in root.iter() if local(each) in _ITEMS]
    others: Counter[str] = Counter()
    made = 0
    for number, item in enumerate(items, start=1):
        sort = _sort(item)
        if sort != "text" and first_named(item, "inlineXML") is None:
            others[sort] += 1
            continue
        made += 1
        try:
            yield number, _record(item)
        except InvalidArticleError as error:
            yield Refusal(given.name, number, f"{_name(item)}: {error}")
    told = ", ".join(f"{count:,} {sort}" for sort, count in others.most_common())
    if not made:
        raise SourceError(f"it holds no news items with text{f': {told}' if told else ''}")
    if told:
        given.notice(f"{given.name}: {len(items):,} items; passed over, being no text: {told}")


def _sort(item: "Element") -> str:
    """What an item is: text, picture, video, … or another kind of item than one of news."""
    if local(item) != "newsItem":
        return local(item)
    sort = first_named(child(item, "itemMeta"), "itemClass")
    return (
        (attribute(sort, "qcode") or attribute(sort, "uri") or "text")
        .replace("/", ":")
        .rpartition(":")[2]
    )


def _name(item: "Element") -> str:
    return attribute(item, "guid") or "an item without a guid"


def _record(item: "Element") -> dict[str, Any]:
    about, content = child(item, "itemMeta"), child(item, "contentMeta")
    check_usable(attribute(child(about, "pubStatus"), "qcode"))
    inner = _content(item)
    language = attribute(child(content, "language"), "tag")
    times = [_line(child(content, name)) for name in ("contentModified", "contentCreated")]
    times += [_line(child(about, name)) for name in ("versionCreated", "firstCreated")]
    made = {
        **identity(attribute(item, "guid")),
        "text": inner["text"],
        "title": _line(child(content, "headline"))
        or inner.get("title")
        or _line(child(about, "title")),
        "source": _party(child(about, "provider")) or inner.get("source"),
        "published_at": first_time(times),
        "language": language or inner.get("language") or attribute(item, LANGUAGE),
        "metadata": metadata(
            version=attribute(item, "version"),
            embargoed=_line(child(about, "embargoed")),
            slugline=_line(child(content, "slugline")),
            dateline=_line(child(content, "dateline")),
            by=_line(child(content, "by")),
            located=_party(child(content, "located")),
            urgency=_line(child(content, "urgency")),
            subjects=[_party(each) for each in all_named(content, "subject") if _party(each)],
        ),
    }
    return {key: value for key, value in made.items() if value}


def _content(item: "Element") -> dict[str, Any]:
    """The text with what is told inside it; of several renditions the longest."""
    contents = child(item, "contentSet")
    found = [_inline_xml(each) for each in all_named(contents, "inlineXML")]
    found += [_inline_data(each) for each in all_named(contents, "inlineData")]
    best = max(found, key=lambda made: len(made.get("text", "")), default={})
    if best.get("text"):
        return best
    elsewhere = attribute(first_named(contents, "remoteContent"), "href")
    raise InvalidArticleError(
        f"its text is elsewhere: {elsewhere}" if elsewhere else "it holds no text"
    )


def _inline_xml(element: "Element") -> dict[str, Any]:
    document = first_named(element, "nitf")
    if document is not None:
        return nitf_record(document)
    language = attribute(element, LANGUAGE)
    body = first_named(element, "body")
    return {"text": words_in(element if body is None else body), "language": language}


def _inline_data(element: "Element") -> dict[str, Any]:
    if attribute(element, "encoding"):
        return {}
    text = element.text or ""
    is_html = (attribute(element, "contenttype") or "").startswith(_HTML)
    return {
        "text": words_of(text) if is_html else text.strip(),
        "language": attribute(element, LANGUAGE),
    }


def _party(element: "Element | None") -> str | None:
    """Who or what is meant: by its name, else by the code without its prefix."""
    code = attribute(element, "qcode") or ""
    return (
        _line(child(element, "name"))
        or attribute(element, "literal")
        or code.partition(":")[2]
        or attribute(element, "uri")
    )


def _line(element: "Element | None") -> str:
    return " ".join(words_in(element).split())


NEWSML_G2 = Kind("newsml", frozenset({".newsml"}), _recognise, _read, is_of_web=True)
"""The number of an item in its message stands where others have a line."""
