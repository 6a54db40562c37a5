"""Whom a stored report names, read without the rest of it."""

from datetime import date
from typing import Any

from communique_merging.identity.named import ArticleTold, DaysTold, NameTold, ReportNames
from communique_schemas.errors import InvalidEventError
from communique_store.codec import read_unchecked

_DAY = len("2024-05-13")


def read_names(packed: bytes) -> ReportNames:
    """The names of a report, from the bytes that are stored of it.

    Raises:
        InvalidEventError: it was written by another version of the contract, or is damaged.
    """
    told = read_unchecked(packed)
    try:
        article = told["article"]
        return ReportNames(
            told["id"],
            told["type"],
            ArticleTold(article["id"], _day(article.get("published_at"))),
            tuple(map(_name, told["participants"])),
            _days(told.get("date")),
        )
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        raise InvalidEventError(f"no event of this contract: {error!r}") from error


def _name(told: dict[str, Any]) -> NameTold:
    return NameTold(
        told["name"],
        told["kind"],
        told.get("title"),
        told.get("affiliation"),
        told.get("country"),
    )


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told[:_DAY]) if told else None


def _days(told: dict[str, str] | None) -> DaysTold | None:
    if told is None:
        return None
    return DaysTold(date.fromisoformat(told["start"]), date.fromisoformat(told["end"]))
