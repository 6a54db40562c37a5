"""`communique why`: why two reports are one event, or are not."""

import typer

from communique.commands.event import EventId
from communique.terminal.comparisons import comparison_table
from communique.terminal.consoles import output as terminal
from communique_store.event_store import EventStore


def why(one: EventId, other: EventId) -> None:
    """Show why two reports are one event, or are not: what speaks for it and against it, in words.

    Of an event with several reports the first is compared.

    Example: communique why 5b1f0c9a7d3e42d68f1c0b9a7d3e42d6 08c2d4e6f8a0b2c4d6e8f0a2b4c6d8e0
    """
    with EventStore() as store:
        told = store.why(one, other)
    names = " and ".join(dict.fromkeys(told.events))
    typer.echo(f"{'one event' if told.one_event else 'two events'}: {names}")
    if told.joined:
        typer.echo("an analyst joined these two reports (`communique corrections`)")
    if told.split:
        typer.echo("an analyst split these two reports (`communique corrections`)")
    terminal().print(comparison_table(told.comparison))
