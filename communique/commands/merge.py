"""`communique merge`: merges what waits, and what another version merged or left alone."""

import typer

from communique.terminal.consoles import counting, messages
from communique_store.event_store import EventStore
from communique_worker.merging import merge_left


def merge() -> None:
    """Merge the reports that wait for it, were never merged, or were merged by another version.

    Workers merge what they store, and take up what others left: this is for after an upgrade.

    Example: communique merge
    """
    with EventStore() as store:
        store.groups.require_all()
        with counting("reports", messages()) as count:
            number = merge_left(store, at_once=True, progress=count)
        typer.echo(f"merged {number:,} reports")
