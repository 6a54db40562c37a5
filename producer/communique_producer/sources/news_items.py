"""What the standards of news agencies have in common: states in which an item is no news, and times."""

from typing import Any

from communique_producer.sources.values import tidied
from communique_schemas.errors import InvalidArticleError

_NOT_USABLE = {
    "canceled": "its publisher has cancelled it",
    "cancelled": "its publisher has cancelled it",
    "withheld": "its publisher withholds it",
    "embargoed": "its publisher holds it back still",
    "killed": "its publisher has cancelled it",
}
_LONGEST_ID = 512
_MOST_SUBJECTS = 50


def check_usable(status: Any) -> None:
    """Refuse an item that is not to be used; a status may have a prefix, as in `stat:canceled`.

    Raises:
        InvalidArticleError: it is cancelled, withheld or embargoed.
    """
    name = str(status or "").rpartition(":")[2].rpartition("/")[2].strip().casefold()
    if reason := _NOT_USABLE.get(name):
        raise InvalidArticleError(reason)


def first_time(told: list[Any]) -> Any:
    """The first time that is told, as ISO 8601; what is cut to a year or month is none."""
    for value in told:
        if isinstance(value, str) and len(value.strip()) >= len("20240514"):
            return tidied("published_at", value)
    return None


def identity(name: Any) -> dict[str, Any]:
    """The id that a name for all the world makes, and the address where it is one."""
    if not isinstance(name, str) or not name.strip() or len(name) > _LONGEST_ID:
        return {}
    name = name.strip()
    is_address = name.startswith(("http://", "https://"))
    return {"id": name, "url": name} if is_address else {"id": name}


def metadata(**values: Any) -> dict[str, Any]:
    """Those that are told, no list longer than is of use."""
    return {
        key: value[:_MOST_SUBJECTS] if isinstance(value, list) else value
        for key, value in values.items()
        if value not in (None, "", [], {})
    }
