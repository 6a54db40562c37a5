"""What a page says of its article as data: NewsArticle of schema.org, in JSON-LD."""

import json
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from communique_producer.sources.values import is_set, tidied

_TYPES = ("Article", "BlogPosting", "Report")
"""How the names of types end whose `articleBody` is an article; NewsArticle is one of many."""
_MOST_NODES = 1000


def news_article(scripts: Iterable[str]) -> dict[str, Any]:
    """Our fields of the first article that a page's scripts of JSON-LD describe; none if there is none."""
    for script in scripts:
        try:
            document = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue  # the page itself is still there to be read
        for node in _nodes(document):
            if any(kind.endswith(_TYPES) for kind in _strings(node.get("@type"))):
                return _fields(node)
    return {}


def _nodes(document: Any) -> Iterator[dict[str, Any]]:
    """The objects of a document: it may be a list, or a graph of them."""
    waiting, seen = [document], 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node[:_MOST_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)


def _fields(node: dict[str, Any]) -> dict[str, Any]:
    body = _first(node.get("articleBody"))
    found = {
        "text": body if body and "</" not in body else None,  # marked up: the page has it better
        "title": _first(node.get("headline")),
        "url": _first(node.get("url")) or _first(node.get("mainEntityOfPage"), "@id"),
        "source": _first(node.get("publisher"), "name"),
        "published_at": _first(node.get("datePublished")),
        "language": tidied("language", _first(node.get("inLanguage"), "alternateName")),
    }
    return {key: unescape(value).strip() for key, value in found.items() if is_set(value)}


def _first(value: Any, key: str = "") -> str | None:
    """A string, be it in a list or under that key."""
    if isinstance(value, dict):
        value = value.get(key)
    return next(iter(_strings(value, key)), None)


def _strings(value: Any, key: str = "") -> list[str]:
    values = value if isinstance(value, list) else [value]
    values = [each.get(key) if isinstance(each, dict) else each for each in values]
    return [each for each in values if isinstance(each, str)]
