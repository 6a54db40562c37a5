"""Answers of EventRegistry (newsapi.ai), and their articles one by one."""

from communique_producer.sources.field_map import FieldMap
from communique_producer.sources.shapes.shape import Record, Shape

_RESULTS = "articles.results"


def _fits(record: Record) -> bool:
    answer = record.get("articles")
    if isinstance(answer, dict):
        return isinstance(answer.get("results"), list)
    return "body" in record and isinstance(record.get("source"), dict) and "uri" in record


EVENT_REGISTRY = Shape(
    "EventRegistry",
    _fits,
    FieldMap(
        {
            "text": ("body",),
            "title": ("title",),
            "url": ("url",),
            "source": ("source.uri", "source.title"),
            "published_at": ("dateTimePub", "dateTime", "date"),
            "language": ("lang",),
        },
        list_at=_RESULTS,
    ),
)
