"""The tables of canonical events, as the newest migration leaves them, and the steps that make them.

`canonical_events` has the columns of the CSV, and the whole event as JSON; what it has several of is in
tables beside it, in its order.
"""

from typing import Final

from sqlalchemy import Column, Float, Integer, MetaData, Table, Text

from communique_consumer.flat_canonical import COLUMNS
from communique_consumer.forwarding.sql_migrations import Steps, applied, beside, version_table
from communique_consumer.forwarding.sql_tables import (
    OTHER_THAN_TEXT,
    applied_table,
    table_beside,
    texts,
)

METADATA: Final = MetaData()

_OTHER_THAN_TEXT = {**OTHER_THAN_TEXT, "reports": Integer, "outlets": Integer}

EVENTS: Final = Table(
    "canonical_events",
    METADATA,
    *(Column(name, _OTHER_THAN_TEXT.get(name, Text), primary_key=name == "id") for name in COLUMNS),
    Column("json", Text),
)
PARTICIPANTS: Final = table_beside(
    "canonical_participants",
    METADATA,
    *texts("name", "kind", "role", "title", "affiliation", "country"),
    Column("reports", Integer),
)
REPORTS: Final = table_beside(
    "canonical_reports",
    METADATA,
    *texts("report_id", "article_id", "source", "url", "title", "published_at", "status"),
    Column("confidence", Float),
)
SAID: Final = table_beside(
    "canonical_said", METADATA, *texts("field", "value"), Column("reports", Integer)
)
BESIDE: Final = (PARTICIPANTS, REPORTS, SAID)
APPLIED: Final = applied_table("canonical_applied", METADATA)
VERSIONS: Final = version_table("canonical_schema_version", METADATA)

_EVENTS = """
CREATE TABLE canonical_events (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, subtype TEXT NOT NULL, status TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    date_start DATE, date_end DATE, date_precision TEXT, date_text TEXT,
    place TEXT, place_kind TEXT, place_country TEXT, latitude DOUBLE PRECISION, longitude DOUBLE PRECISION,
    participants TEXT, countries TEXT, hosts TEXT, guests TEXT, parties TEXT, signatories TEXT,
    witnesses TEXT, mediators TEXT,
    topics TEXT, instrument TEXT, instrument_title TEXT, instrument_text TEXT, count BIGINT, fields TEXT,
    value_amount DOUBLE PRECISION, value_currency TEXT, duration TEXT,
    plover TEXT, plover_mode TEXT, cameo TEXT,
    reports INTEGER NOT NULL, outlets INTEGER NOT NULL, sources TEXT, first_seen TEXT, last_seen TEXT,
    status_history TEXT, disagreements TEXT,
    report_ids TEXT NOT NULL, article_ids TEXT NOT NULL, article_urls TEXT,
    json TEXT NOT NULL
)
"""
STEPS: Final[Steps] = (
    (
        _EVENTS,
        beside(
            "canonical_participants",
            "name TEXT NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL, title TEXT, affiliation TEXT, "
            "country TEXT, reports INTEGER NOT NULL",
            of="canonical_events",
        ),
        beside(
            "canonical_reports",
            "report_id TEXT NOT NULL, article_id TEXT NOT NULL, source TEXT, url TEXT, title TEXT, "
            "published_at TEXT, status TEXT NOT NULL, confidence DOUBLE PRECISION NOT NULL",
            of="canonical_events",
        ),
        beside(
            "canonical_said",
            "field TEXT NOT NULL, value TEXT NOT NULL, reports INTEGER NOT NULL",
            of="canonical_events",
        ),
        applied("canonical_applied"),
        "CREATE INDEX canonical_events_by_date ON canonical_events (date_start)",
        "CREATE INDEX canonical_participants_by_country ON canonical_participants (country)",
        "CREATE INDEX canonical_participants_by_name ON canonical_participants (name)",
        "CREATE INDEX canonical_reports_by_report ON canonical_reports (report_id)",
        "CREATE INDEX canonical_reports_by_article ON canonical_reports (article_id)",
    ),
)
