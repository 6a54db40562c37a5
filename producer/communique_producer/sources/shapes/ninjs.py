"""ninjs, News in JSON of the IPTC: versions 1, 2 and 3, which name the same fields differently."""

from typing import Any

from communique_producer.sources.field_map import FieldMap
from communique_producer.sources.markup import words_of
from communique_producer.sources.news_items import check_usable, first_time, identity, metadata
from communique_producer.sources.shapes.shape import Record, Shape, first_in

_KEYS = {
    "bodies", "headlines", "body_text", "body_html", "body_xhtml", "versioncreated", "pubstatus",
    "representationtype",
}  # fmt: skip
_LIST = "_items"
_LEFT_OUT = {
    "uri", "bodies", "headlines", "headline", "descriptions", "description_text", "description_html",
    "associations", "renditions", "standard", "language", "contentcreated", "pubstatus",
}  # fmt: skip
"""What becomes a field of ours, or is too large to be kept beside it."""


def _fits(record: Record) -> bool:
    """It is an item, or an answer with a list of them, as Superdesk gives it."""
    first = first_in(record, _LIST)
    return _is_item(first or record)


def _is_item(record: Record) -> bool:
    if "uri" not in record:
        return False
    standard = record.get("standard")
    named = isinstance(standard, dict) and str(standard.get("name")).casefold() == "ninjs"
    return named or bool(_KEYS & {str(key).casefold() for key in record})


def _plain(record: Record) -> dict[str, Any]:
    item = _lowered(record)
    check_usable(item.get("pubstatus"))
    times = [item.get(key) for key in ("contentcreated", "versioncreated", "firstcreated")]
    others = {
        key: value
        for key, value in item.items()
        if key not in _LEFT_OUT and not key.startswith("body_")
    }
    return metadata(
        text=_text(item),
        title=_headline(item),
        source=_source(item),
        published_at=first_time(times),
        language=item.get("language"),
        **identity(item.get("uri")),
        metadata=metadata(**others),
    )


def _lowered(record: Any) -> dict[str, Any]:
    """The fields by the names of version 2: those of version 3 have capitals in them."""
    return {str(key).casefold(): value for key, value in record.items()}


def _objects(value: Any) -> list[dict[str, Any]]:
    return (
        [_lowered(each) for each in value if isinstance(each, dict)]
        if isinstance(value, list)
        else []
    )


def _text(item: dict[str, Any]) -> str:
    """The longest body: those of HTML have the paragraphs, which others may have lost."""
    bodies = [(each.get("contenttype") or each.get("role") or "", each.get("value"))
              for each in _objects(item.get("bodies"))]  # fmt: skip
    bodies += [(key, value) for key, value in item.items() if key.startswith("body_")]
    marked = [
        words_of(value) for sort, value in bodies if _is_marked(sort) and isinstance(value, str)
    ]
    plain = [value.strip() for sort, value in bodies
             if not _is_marked(sort) and isinstance(value, str)]  # fmt: skip
    return max(marked, key=len, default="") or max(plain, key=len, default="")


def _is_marked(sort: Any) -> bool:
    return any(name in str(sort).casefold() for name in ("html", "xml", "nitf"))


def _headline(item: dict[str, Any]) -> Any:
    told = _objects(item.get("headlines"))
    main = [each for each in told if each.get("role") == "main"] or told
    return item.get("headline") or next((each.get("value") for each in main), None)


def _source(item: dict[str, Any]) -> Any:
    names = [each.get("name") for each in _objects(item.get("infosources"))]
    provider = item.get("provider")
    provider = _lowered(provider).get("name") if isinstance(provider, dict) else provider
    told = [provider, *names, item.get("source"), item.get("copyrightholder")]
    return next((each for each in told if isinstance(each, str) and each.strip()), None)


def _gap(item: Record) -> str | None:
    about = item.get("metadata") or {}
    if about.get("representationtype") == "incomplete":
        return "it is not complete, as it says itself"
    sort = about.get("type") or "item"
    return None if item.get("text") else f"it is a {sort} without a body: it holds no text"


NINJS = Shape(
    "ninjs",
    _fits,
    FieldMap(
        {
            "id": ("id",),
            "text": ("text",),
            "title": ("title",),
            "url": ("url",),
            "source": ("source",),
            "published_at": ("published_at",),
            "language": ("language",),
            "metadata": ("metadata",),
        },
        list_at=_LIST,
    ),
    gap=_gap,
    plain=_plain,
)
