"""`communique trim`: shortens the streams."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from communique_schemas.printable import printable
from communique_store import EventStore
from communique_store.connection.settings import OLDEST_DAYS


def trim(
    older_than_days: Annotated[
        float, typer.Option(min=0, max=OLDEST_DAYS, help="Age from which entries go.")
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Drop what a group has not read, too.")
    ] = False,
) -> None:
    """Drop old entries of the streams; what a registered group has not read stays, unless forced.

    Example: communique trim --older-than-days 30
    """
    before = datetime.now(UTC) - timedelta(days=older_than_days)
    with EventStore() as store:
        reports = [stream.trim(before, force=force) for stream in (store.stream, store.changes)]
    typer.echo(f"dropped {sum(report.dropped for report in reports):,} entries")
    fate = "lost {} entries that it had not read" if force else "has not read {} of the old entries"
    for group, number in (unread for report in reports for unread in report.unread.items()):
        typer.echo(f"group {printable(group)} {fate.format(f'{number:,}')}", err=True)
