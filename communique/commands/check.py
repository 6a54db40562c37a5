"""`communique check`: verifies a store."""

import typer

from communique_schemas.printable import printable
from communique_store import EventStore


def check() -> None:
    """Verify the store: nothing half-written, nothing twice, indexes and events agree.

    The exit code is 1 where something is wrong. The store may be in use meanwhile.

    Example: communique check
    """
    with EventStore() as store:
        counts = store.counts()
        wrong = 0
        for words in store.problems():
            wrong += 1
            typer.echo(printable(words))
    seen = f"{counts.articles:,} articles, {counts.events:,} events, {counts.dead_letters:,} dead letters"
    typer.echo(f"{wrong:,} problems in {seen}, {counts.under_way:,} under way")
    raise typer.Exit(1 if wrong else 0)
