"""Settles who is who in the tables: which name belongs to whom, and who took part in what, with whom.

Only what came and went is looked at: names of the families that are stale, and the events that tell them.
"""

import sqlite3

from communique_console.overview.identities import identities


def settle(database: sqlite3.Connection) -> bool:
    """Settle what is stale; gives whether anything was."""
    if not _is_stale(database):
        return False
    database.execute("BEGIN")
    try:
        _name_everybody(database)
        for step in _STEPS:
            database.execute(step)
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
    return True


def _is_stale(database: sqlite3.Connection) -> bool:
    found = database.execute(
        "SELECT EXISTS (SELECT 1 FROM stale_family) OR EXISTS (SELECT 1 FROM stale_event)"
    )
    return bool(found.fetchone()[0])


def _name_everybody(database: sqlite3.Connection) -> None:
    """Say of each name of a stale family whom it belongs to; who belongs elsewhere now makes events stale."""
    known = database.execute(
        "SELECT n, name.kind, name, country, words, who FROM stale_family AS stale "
        "JOIN name ON name.kind = stale.kind AND name.family = stale.family"
    ).fetchall()
    found = identities(known)
    moved = [(found[row["n"]], row["n"]) for row in known if row["who"] != found[row["n"]]]
    database.executemany("UPDATE name SET who = ? WHERE n = ?", moved)
    database.executemany(
        "INSERT OR IGNORE INTO stale_event SELECT event FROM participant WHERE name = ?",
        [(number,) for _, number in moved],
    )


_STEPS = (
    "DELETE FROM part WHERE event IN (SELECT event FROM stale_event)",
    "DELETE FROM person_pair WHERE event IN (SELECT event FROM stale_event)",
    """
    INSERT INTO part
    SELECT kind, who, event.n, event.tally, event.day, max(role IN ('party', 'signatory'))
    FROM stale_event CROSS JOIN event ON event.n = stale_event.event
    JOIN participant ON participant.event = event.n JOIN name ON name.n = participant.name
    GROUP BY event.n, kind, who
    """,
    """
    INSERT INTO person_pair
    SELECT one.who, other.who, one.event, one.tally
    FROM stale_event CROSS JOIN part AS one ON one.event = stale_event.event AND one.kind = 'person'
    JOIN part AS other ON other.event = one.event AND other.kind = 'person' AND one.who < other.who
    """,
    "DELETE FROM stale_event",
    "DELETE FROM stale_family",
)
