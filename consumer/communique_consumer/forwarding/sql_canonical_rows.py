"""A canonical event as the rows of its tables."""

import re

from sqlalchemy import Table

from communique_consumer.flat_canonical import flat_canonical
from communique_consumer.forwarding.sql_canonical_tables import EVENTS, PARTICIPANTS, REPORTS, SAID
from communique_consumer.forwarding.sql_rows import NOT_STORABLE, Row, beside
from communique_schemas import CanonicalEvent, ReportReference

_NULL_CHARACTER = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""As JSON writes it; PostgreSQL makes no `jsonb` of a text with one."""


def canonical_rows_of(event: CanonicalEvent) -> dict[Table, list[Row]]:
    """The rows of an event, by table; `reports` counts those that say so."""
    days = {"date_start": event.date.start, "date_end": event.date.end} if event.date else {}
    whole = _NULL_CHARACTER.sub(rf"\1{NOT_STORABLE}", event.model_dump_json())
    several: dict[Table, list[Row]] = {
        PARTICIPANTS: [one.model_dump() for one in event.participants],
        REPORTS: [_report(report) for report in event.reports],
        SAID: [
            {"field": field, "value": said.value, "reports": len(said.reports)}
            for field, values in event.said.items()
            for said in values
        ],
    }
    return beside(EVENTS, {**flat_canonical(event), **days, "json": whole}, several)


def _report(report: ReportReference) -> Row:
    article = report.article
    return {
        "report_id": report.id,
        "article_id": article.id,
        "source": article.source,
        "url": article.url,
        "title": article.title,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "status": report.status,
        "confidence": report.confidence,
    }
