"""A canonical event as one row: its best values, how many report it, and what they disagree on."""

from collections.abc import Iterable
from typing import Final

from communique_consumer.flat import ROLES, Cell, agreed, joined, when_and_where, who
from communique_schemas import CanonicalEvent, codes_for
from communique_schemas.canonical import Said

COLUMNS: Final = (
    "id", "type", "subtype", "status", "confidence",
    "date_start", "date_end", "date_precision", "date_text",
    "place", "place_kind", "place_country", "latitude", "longitude",
    "participants", "countries", *ROLES,
    "topics", "instrument", "instrument_title", "instrument_text", "count", "fields",
    "value_amount", "value_currency", "duration",
    "plover", "plover_mode", "cameo",
    "reports", "outlets", "sources", "first_seen", "last_seen", "status_history", "disagreements",
    "report_ids", "article_ids", "article_urls",
)  # fmt: skip
"""The columns of a row, in their order; later versions add some at the end."""


def flat_canonical(event: CanonicalEvent) -> dict[str, Cell]:
    """Make one row of a canonical event; several values in a cell stand with "; " between."""
    codes = codes_for(event.type, event.subtype, event.status)
    row: dict[str, Cell] = dict.fromkeys(COLUMNS)
    return (
        row
        | {
            "id": event.id,
            "type": event.type,
            "subtype": event.subtype,
            "status": event.status,
            "confidence": event.confidence,
            "topics": joined(event.topics),
            "plover": codes.plover,
            "plover_mode": codes.plover_mode,
            "cameo": codes.cameo,
        }
        | when_and_where(event.date, event.place)
        | who(event.participants)
        | (agreed(event.instrument, event, event.fields) if event.instrument else {})
        | _told(event)
    )


def disagreements(event: CanonicalEvent) -> list[str]:
    """What reports disagree on, a field each: "count: 17 (9 reports), 15 (1)".

    Who took part is told by each report in its own way, and the status changes in time: neither counts.
    """
    return [
        f"{field}: {_ranked(values)}"
        for field, values in event.said.items()
        if len(values) > 1 and field not in {"participants", "status"}
    ]


def _ranked(values: Iterable[Said]) -> str:
    counted = [(value.value, len(value.reports)) for value in values]
    first, *others = (f"{value} ({number})" for value, number in counted)
    return ", ".join((first, *others))


def _told(event: CanonicalEvent) -> dict[str, Cell]:
    articles = [report.article for report in event.reports]
    return {
        "reports": len(event.reports),
        "outlets": event.outlets,
        "sources": joined(sorted({article.source for article in articles if article.source})),
        "first_seen": event.first_seen.isoformat() if event.first_seen else None,
        "last_seen": event.last_seen.isoformat() if event.last_seen else None,
        "status_history": joined(
            f"{change.published_at.isoformat()[:10] if change.published_at else '?'} {change.status}"
            for change in event.status_history
        ),
        "disagreements": joined(disagreements(event)),
        "report_ids": joined(report.id for report in event.reports),
        "article_ids": joined(dict.fromkeys(article.id for article in articles)),
        "article_urls": joined(dict.fromkeys(article.url for article in articles if article.url)),
    }
