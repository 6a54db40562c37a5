"""Answers of NewsAPI (and of GNews, which are alike), and their articles one by one."""

import re

from communique_producer.sources.field_map import FieldMap
from communique_producer.sources.shapes.shape import Record, Shape, first_in

_CUT = re.compile(r"\[\+?\d+ chars\]\s*$")
_REMOVED = "[Removed]"
_COUNTS = {"totalResults", "totalArticles", "status"}


def _fits(record: Record) -> bool:
    if {"status", "code", "message"} <= record.keys():
        return True
    if _COUNTS & record.keys() and isinstance(record.get("articles"), list):
        return not record["articles"] or "publishedAt" in first_in(record, "articles")
    return {"publishedAt", "content"} <= record.keys() and isinstance(record.get("source"), dict)


def _failure(record: Record) -> str | None:
    return f"{record['code']}: {record['message']}" if record.get("status") == "error" else None


def _gap(record: Record) -> str | None:
    content = record.get("content")
    if not isinstance(content, str):
        return "content is missing"
    if content.strip() == _REMOVED:
        return "its publisher has removed it"
    cut = _CUT.search(content)
    return f"content is cut: it ends in {cut[0].strip()!r}" if cut else None


NEWS_API = Shape(
    "NewsAPI",
    _fits,
    FieldMap(
        {
            "text": ("content",),
            "title": ("title",),
            "url": ("url",),
            "source": ("source.name", "source.id"),
            "published_at": ("publishedAt",),
        },
        list_at="articles",
    ),
    failure=_failure,
    gap=_gap,
)
