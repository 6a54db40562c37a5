"""Stories as Media Cloud exports them: most exports list addresses and hold no texts."""

from communique_producer.sources.field_map import FieldMap, at
from communique_producer.sources.shapes.shape import Record, Shape
from communique_producer.sources.values import is_set

_TEXT = ("text", "story_text")


def _gap(record: Record) -> str | None:
    return None if any(is_set(at(record, name)) for name in _TEXT) else "it holds no text"


MEDIA_CLOUD = Shape(
    "Media Cloud",
    lambda record: {"publish_date", "media_name", "url"} <= record.keys(),
    FieldMap(
        {
            "text": _TEXT,
            "title": ("title",),
            "url": ("url",),
            "source": ("media_name",),
            "published_at": ("publish_date",),
            "language": ("language",),
        }
    ),
    gap=_gap,
)
