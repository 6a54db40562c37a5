"""`communique groups …`: the consumer groups of the stream."""

from typing import Annotated

import typer

from communique.commands.positions import position
from communique.terminal.consoles import output
from communique.terminal.lists import add, rows
from communique_schemas.printable import printable
from communique_store import EventStore

app = typer.Typer(no_args_is_help=True, help="Consumer groups of the stream.")


@app.command("list")
def list_groups() -> None:
    """List the consumer groups of the stream, and what each has yet to read.

    Example: communique groups list
    """
    table = rows("group", "consumers", "not acknowledged", "not given out", "lost to a trim")
    with EventStore() as store:
        for group in store.stream.groups():
            lag = "unknown" if group.lag is None else f"{group.lag:,}"
            cells = (f"{group.consumers:,}", f"{group.pending:,}", lag, f"{group.lost:,}")
            add(table, (group.name, *cells))
    output().print(table if table.row_count else "no consumer groups")


@app.command("rewind")
def rewind(
    name: str,
    to: Annotated[str, typer.Option(help="0, $, an entry id, or a day or time (ISO 8601).")] = "0",
) -> None:
    """Let a group read the stream again from a point on.

    Example: communique groups rewind my-consumer --to 2024-05-14
    """
    with EventStore() as store:
        store.stream.rewind(name, position(to))
    typer.echo(f"{printable(name)} reads again from {printable(to)}")


@app.command("drop")
def drop(name: str) -> None:
    """Forget a consumer group, whose unread entries hold back trimming no more.

    Example: communique groups drop my-consumer
    """
    with EventStore() as store:
        store.stream.drop_group(name)
    typer.echo(f"dropped {printable(name)}")
