"""`communique groups …`: the consumer groups of both streams, that of events and that of reports."""

from typing import Annotated, Any, Literal

import typer

from communique.commands.positions import position
from communique.terminal.consoles import output
from communique.terminal.lists import add, rows
from communique_schemas.errors import NotFoundError
from communique_schemas.printable import printable
from communique_store import EventStore
from communique_store.stream import Stream

app = typer.Typer(no_args_is_help=True, help="Consumer groups of the streams.")

Which = Literal["events", "reports"]
Of = Annotated[
    Which | None,
    typer.Option(help="Which stream it reads; needed where both have a group of this name."),
]


@app.command("list")
def list_groups() -> None:
    """List the consumer groups of the streams of events and of reports, and what each has yet to read.

    Example: communique groups list
    """
    table = rows(
        "stream", "group", "consumers", "not acknowledged", "not given out", "lost to a trim"
    )
    with EventStore() as store:
        for name, stream in _streams(store).items():
            for group in stream.groups():
                lag = "unknown" if group.lag is None else f"{group.lag:,}"
                cells = (f"{group.consumers:,}", f"{group.pending:,}", lag, f"{group.lost:,}")
                add(table, (name, group.name, *cells))
    output().print(table if table.row_count else "no consumer groups")


@app.command("rewind")
def rewind(
    name: str,
    to: Annotated[str, typer.Option(help="0, $, an entry id, or a day or time (ISO 8601).")] = "0",
    of: Of = None,
) -> None:
    """Let a group read its stream again from a point on.

    Example: communique groups rewind my-consumer --to 2024-05-14
    """
    with EventStore() as store:
        _stream_of(store, name, of).rewind(name, position(to))
    typer.echo(f"{printable(name)} reads again from {printable(to)}")


@app.command("drop")
def drop(name: str, of: Of = None) -> None:
    """Forget a consumer group, whose unread entries hold back trimming no more.

    Example: communique groups drop my-consumer
    """
    with EventStore() as store:
        _stream_of(store, name, of).drop_group(name)
    typer.echo(f"dropped {printable(name)}")


def _streams(store: EventStore) -> dict[Which, Stream[Any]]:
    return {"events": store.changes, "reports": store.stream}


def _stream_of(store: EventStore, group: str, of: Which | None) -> Stream[Any]:
    """The stream that a group reads.

    Raises:
        NotFoundError: there is no such group.
    """
    found = [
        name
        for name, stream in _streams(store).items()
        if of in {None, name} and group in {known.name for known in stream.groups()}
    ]
    if not found:
        raise NotFoundError(f"there is no consumer group {group!r}")
    if len(found) > 1:
        raise typer.BadParameter(f"both streams have a group {printable(group)}: say which by --of")
    return _streams(store)[found[0]]
