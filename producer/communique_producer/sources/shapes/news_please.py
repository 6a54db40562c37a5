"""What news-please saves of a page; `maintext` was called `text` once."""

from communique_producer.sources.field_map import FieldMap
from communique_producer.sources.shapes.shape import Record, Shape

_KEYS = {"date_publish", "date_download", "source_domain"}


def _fits(record: Record) -> bool:
    return "maintext" in record or record.keys() >= _KEYS


NEWS_PLEASE = Shape(
    "news-please",
    _fits,
    FieldMap(
        {
            "text": ("maintext", "text"),
            "title": ("title", "title_page"),
            "url": ("url",),
            "source": ("source_domain",),
            "published_at": ("date_publish",),
            "language": ("language",),
        }
    ),
)
