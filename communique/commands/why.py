"""`communique why`: why two reports are one event, or are not."""

import typer

from communique.commands.event import EventId, named
from communique.terminal.comparisons import comparison_table
from communique.terminal.consoles import output as terminal
from communique_merging import compare
from communique_schemas import Event
from communique_schemas.errors import NotFoundError
from communique_store.event_store import EventStore


def why(one: EventId, other: EventId) -> None:
    """Show why two reports are one event, or are not: what speaks for it and against it, in words.

    Of an event with several reports the first is compared.

    Example: communique why 5b1f0c9a7d3e42d68f1c0b9a7d3e42d6 08c2d4e6f8a0b2c4d6e8f0a2b4c6d8e0
    """
    with EventStore() as store:
        reports = [_report(store, each) for each in (one, other)]
        names = [store.canonical.of_report(report.id) for report in reports]
        decided = store.corrections.all().of_reports({report.id: report for report in reports})
    typer.echo(
        f"{'one event' if names[0] == names[1] else 'two events'}: {' and '.join(dict.fromkeys(names))}"
    )
    if decided.same:
        typer.echo("an analyst joined these two reports (`communique corrections`)")
    if decided.different:
        typer.echo("an analyst split these two reports (`communique corrections`)")
    terminal().print(comparison_table(compare(*reports)))


def _report(store: EventStore, event_id: str) -> Event:
    """A report by its id, or the first of an event."""
    try:
        return store.event(event_id)
    except NotFoundError:
        return store.event(named(store, event_id).reports[0].id)
