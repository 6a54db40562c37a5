"""What news-please saves of a page."""

from communique_producer.sources.field_map import FieldMap
from communique_producer.sources.shapes.shape import Record, Shape


def _fits(record: Record) -> bool:
    return "maintext" in record and bool({"date_publish", "source_domain"} & record.keys())


NEWS_PLEASE = Shape(
    "news-please",
    _fits,
    FieldMap(
        {
            "text": ("maintext",),
            "title": ("title",),
            "url": ("url",),
            "source": ("source_domain",),
            "published_at": ("date_publish",),
            "language": ("language",),
        }
    ),
)
