"""The steps that make the tables of reports: see `sql_migrations`."""

from typing import Final

from communique_consumer.forwarding.sql_migrations import Steps, applied, beside

_EVENTS = """
CREATE TABLE events (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, subtype TEXT NOT NULL, status TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    date_start DATE, date_end DATE, date_precision TEXT, date_text TEXT,
    place TEXT, place_kind TEXT, place_country TEXT, latitude DOUBLE PRECISION, longitude DOUBLE PRECISION,
    participants TEXT, countries TEXT, hosts TEXT, guests TEXT, parties TEXT, signatories TEXT,
    witnesses TEXT, mediators TEXT,
    topics TEXT, instrument TEXT, instrument_title TEXT, instrument_text TEXT, count BIGINT, fields TEXT,
    value_amount DOUBLE PRECISION, value_currency TEXT, duration TEXT, made_at TEXT,
    closed_doors BOOLEAN, sidelines_of TEXT,
    plover TEXT, plover_mode TEXT, cameo TEXT,
    evidence TEXT NOT NULL,
    article_id TEXT NOT NULL, article_url TEXT, article_title TEXT, article_source TEXT,
    article_published_at TEXT,
    extractor TEXT NOT NULL
)
"""


STEPS: Final[Steps] = (
    (
        _EVENTS,
        beside(
            "participants",
            "name TEXT NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL, title TEXT, affiliation TEXT, "
            "country TEXT",
        ),
        beside(
            "evidence",
            "start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, text TEXT NOT NULL",
        ),
        beside("topics", "label TEXT NOT NULL, text TEXT NOT NULL"),
        beside("agreement_fields", "label TEXT NOT NULL, text TEXT NOT NULL"),
        beside("statements", "speaker TEXT NOT NULL, text TEXT NOT NULL, quoted BOOLEAN NOT NULL"),
        applied("applied_entries"),
        "CREATE INDEX events_by_date ON events (date_start)",
        "CREATE INDEX events_by_article ON events (article_id)",
        "CREATE INDEX participants_by_country ON participants (country)",
        "CREATE INDEX participants_by_name ON participants (name)",
    ),
)
