"""`communique events`: queries, and following the stream."""

import signal
import socket
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import datetime
from functools import partial
from itertools import islice
from types import FrameType
from typing import Annotated, Literal

import typer
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    wait_random_exponential,
)

from communique.commands.positions import position
from communique.terminal.consoles import messages
from communique.terminal.consoles import output as terminal
from communique.terminal.event_tables import event_rows, events_table
from communique_schemas import Event, StreamEntry
from communique_schemas.errors import ConnectionFailedError
from communique_schemas.printable import printable, printable_json
from communique_store.event_store import EventStore
from communique_store.identity import unique_name
from communique_store.queries import EventQuery
from communique_store.query_result import QueryResult

Output = Literal["table", "jsonl"]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]

_LONGEST_SECONDS = 1e9
_LIMIT = 100
_ROWS = 100
_KILLED = 128
"""What a shell adds to the number of the signal that ended a command."""


def events(
    kind: Annotated[Literal["meeting", "agreement"] | None, typer.Option("--type")] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-3, e.g. TJK.")] = None,
    participant: Annotated[str | None, typer.Option(help="A name or a part of one.")] = None,
    status: Annotated[str | None, typer.Option(help="occurred, planned, …")] = None,
    since: Day = None,
    until: Day = None,
    article: Annotated[str | None, typer.Option(help="Id of an article.")] = None,
    min_confidence: Annotated[float | None, typer.Option(min=0, max=1)] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=0, help="At most so many; 0 for all.", show_default=str(_LIMIT)),
    ] = None,
    after: Annotated[
        str | None, typer.Option(help="Go on behind the events printed before: the cursor told.")
    ] = None,
    output: Annotated[Output, typer.Option("--format")] = "table",
    follow: Annotated[bool, typer.Option("--follow", help="Go on with new events.")] = False,
    group: Annotated[str, typer.Option(help="Consumer group of --follow.")] = "cli",
    consumer: Annotated[
        str | None,
        typer.Option(help="Name within the group, to come back under; else one of its own."),
    ] = None,
    start: Annotated[
        str,
        typer.Option(
            "--from", help="Where a new group starts: 0, $, an entry id, a day or a time."
        ),
    ] = "0",
    idle: Annotated[
        float | None,
        typer.Option(min=0, max=_LONGEST_SECONDS, help="End --follow after so many idle seconds."),
    ] = None,
) -> None:
    """Query the store, or follow it; a follower passes over what does not fit the filters.

    Where the limit leaves events out, standard error says so, and ends with the cursor for --after.

    Example: communique events --country TJK --since 2022-05-01 --format jsonl
    """
    if follow and after:
        raise typer.BadParameter(
            "--after is for queries; --follow goes on by its --group, or --from"
        )
    if follow and limit is not None:
        raise typer.BadParameter("--limit is for queries; --follow ends by --idle, or Ctrl-C")
    if consumer and not follow:
        raise typer.BadParameter("--consumer is a name within the group of --follow")
    wanted = EventQuery(
        kind,
        country,
        participant,
        status,
        since.date() if since else None,
        until.date() if until else None,
        article,
        min_confidence,
    )
    with EventStore() as store:
        if follow:
            _follow(store, group, consumer, position(start), idle, wanted, output)
        else:
            _query(store, wanted, _LIMIT if limit is None else limit, after, output)


def _query(
    store: EventStore, wanted: EventQuery, limit: int, after: str | None, output: Output
) -> None:
    """Print what fits, up to the limit, and say how much it left out."""
    found = store.query(**asdict(wanted), limit=limit or None, after=after or None)
    shown = _print_lines(found) if output == "jsonl" else _print_tables(found)
    if not shown:
        typer.echo("no further event fits" if after else "no event fits", err=True)
    elif shown == limit:
        _tell_rest(found)


def _print_lines(found: Iterable[Event]) -> int:
    number = 0
    for event in found:
        number += 1
        sys.stdout.write(printable_json(event.model_dump_json()) + "\n")
    return number


def _print_tables(found: Iterator[Event]) -> int:
    """Print tables of a hundred events, so that no more than so many are held at a time."""
    number, console = 0, terminal()
    while page := list(islice(found, _ROWS)):
        console.print(event_rows(page))
        number += len(page)
    if number:
        console.print(f"{number:,} events", highlight=False)
    return number


def _tell_rest(found: QueryResult) -> None:
    """Say how many events the limit left out, if any; the cursor is the last word, for scripts."""
    rest = found.remaining()
    if rest != 0:
        number = "" if rest is None else f"{rest:,} "
        typer.echo(
            f"{number}more (--limit 0 gives all); go on with --after {found.cursor}", err=True
        )


def _follow(
    store: EventStore,
    group: str,
    consumer: str | None,
    start: str | datetime,
    idle: float | None,
    wanted: EventQuery,
    output: Output,
) -> None:
    """Print each entry of the stream as it comes; a store that goes away is waited for."""
    say = messages()
    lost = next((known.lost for known in store.stream.groups() if known.name == group), 0)
    if lost:
        say.print(f"group {printable(group)} lost {lost:,} entries to a trim before it read them")

    def tell(state: RetryCallState) -> None:
        say.print(printable(f"waiting: {state.outcome.exception() if state.outcome else None}"))

    follow = partial(
        store.follow,
        group,
        # one name for the whole run: what it held when the server went away it gets again at once
        consumer=consumer or unique_name(socket.gethostname()),
        leave=not consumer,
        start=start,
        block_seconds=idle,
    )
    signal.signal(signal.SIGTERM, _end)
    Retrying(
        retry=retry_if_exception_type(ConnectionFailedError),
        wait=wait_random_exponential(max=10),
        before_sleep=tell,
    )(_print_entries, follow, wanted, output)


def _end(number: int, _frame: FrameType | None) -> None:
    """End in order, as by Ctrl-C, so that what was not printed is given back."""
    sys.exit(_KILLED + number)


def _print_entries(
    follow: Callable[[], Generator[StreamEntry]], wanted: EventQuery, output: Output
) -> None:
    """Print the entries that fit; one that was printed, or does not fit, is acknowledged."""
    with closing(follow()) as entries:
        for entry in filter(lambda entry: wanted.fits(entry.event), entries):
            if output == "jsonl":
                sys.stdout.write(printable_json(entry.model_dump_json()) + "\n")
                sys.stdout.flush()
            else:
                note = "" if entry.action == "added" else "retracted:"
                terminal().print(note, events_table([entry.event]))
