"""Lists of articles from GDELT's DOC interface, as JSON and as CSV: addresses, and no texts.

The time is that at which the page was first seen, in UTC.
"""

from communique_producer.sources.field_map import FieldMap
from communique_producer.sources.shapes.shape import Record, Shape, first_in

_KEYS = {"url", "seendate"}
_COLUMNS = {"URL", "MobileURL", "Date", "Title"}


def _fits(record: Record) -> bool:
    keys = record.keys()
    return keys >= _KEYS or keys == _COLUMNS or first_in(record, "articles").keys() >= _KEYS


GDELT = Shape(
    "GDELT",
    _fits,
    FieldMap(
        {
            "title": ("title", "Title"),
            "url": ("url", "URL"),
            "source": ("domain",),
            "published_at": ("seendate", "Date"),
            "language": ("language",),
        },
        list_at="articles",
    ),
    gap=lambda _: "it is an address and no text",
    zone="UTC",
)
