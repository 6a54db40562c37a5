"""Brings a SQLite file up to date from the stream, and asks it who took part in most events.

python examples/busiest_in_sqlite.py events.db
"""

import sqlite3
import subprocess
import sys
from contextlib import closing

_BUSIEST = """
    SELECT participants.name, participants.country, count(*) AS events, max(events.date_start) AS latest
    FROM participants JOIN events ON events.id = participants.event_id
    WHERE participants.kind = 'person' AND events.status = 'occurred'
    GROUP BY participants.name, participants.country
    ORDER BY events DESC, participants.name
    LIMIT 10
"""


def main(file: str) -> None:
    """Forward what is new, and print the answer; retracted events are gone from the tables."""
    forward = [sys.executable, "-m", "communique", "forward", "--to", f"sqlite:///{file}", "--once"]
    subprocess.run(forward, check=True, stdout=sys.stderr)
    with closing(sqlite3.connect(file)) as database:
        for row in database.execute(_BUSIEST):
            print(*row, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
