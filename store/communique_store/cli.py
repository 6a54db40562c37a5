"""The commands `events`, `check`, `trim`, `schema`, `groups …` and `dead list|show|drop`."""

import json
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    wait_random_exponential,
)

from communique_schemas import Event
from communique_schemas.errors import ConnectionFailedError
from communique_schemas.json_schema import json_schema
from communique_store.event_store import EventStore
from communique_store.settings import OLDEST_DAYS
from communique_store.tables import events_table
from communique_store.terminal import printable, printable_json

Output = Literal["table", "jsonl"]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]

groups_app = typer.Typer(no_args_is_help=True, help="Consumer groups of the stream.")
dead_app = typer.Typer(no_args_is_help=True, help="Articles that could not be processed.")


def events(
    kind: Annotated[Literal["meeting", "agreement"] | None, typer.Option("--type")] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-3, e.g. TJK.")] = None,
    participant: Annotated[str | None, typer.Option(help="A name or a part of one.")] = None,
    status: Annotated[str | None, typer.Option(help="occurred, planned, …")] = None,
    since: Day = None,
    until: Day = None,
    article: Annotated[str | None, typer.Option(help="Id of an article.")] = None,
    min_confidence: Annotated[float | None, typer.Option(min=0, max=1)] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 100,
    output: Annotated[Output, typer.Option("--format")] = "table",
    follow: Annotated[bool, typer.Option("--follow", help="Go on with new events.")] = False,
    group: Annotated[str, typer.Option(help="Consumer group of --follow.")] = "cli",
    start: Annotated[
        str,
        typer.Option(
            "--from", help="Where a new group starts: 0, $, an entry id, a day or a time."
        ),
    ] = "0",
    idle: Annotated[
        float | None, typer.Option(help="End --follow after so many idle seconds.")
    ] = None,
) -> None:
    """Query the store, or follow it.

    Example: communique events --country TJK --since 2022-05-01 --format jsonl
    """
    with EventStore() as store:
        if follow:
            _follow(store, group, _position(start), idle, output)
            return
        found = store.query(
            type=kind,
            country=country,
            participant=participant,
            status=status,
            since=since.date() if since else None,
            until=until.date() if until else None,
            article=article,
            min_confidence=min_confidence,
            limit=limit,
        )
        shown = _print(found, output)
    if not shown:
        Console(stderr=True).print("no event fits")


def _print(found: Iterable[Event], output: Output) -> int:
    number = 0
    if output == "jsonl":
        for event in found:
            number += 1
            sys.stdout.write(printable_json(event.model_dump_json()) + "\n")
        return number
    listed = list(found)
    if listed:
        Console().print(events_table(listed))
    return len(listed)


def _follow(
    store: EventStore, group: str, start: str | datetime, idle: float | None, output: Output
) -> None:
    """Print each entry of the stream as it comes; a store that goes away is waited for."""
    say = Console(stderr=True, markup=False, highlight=False, soft_wrap=True)
    lost = next((known.lost for known in store.stream.groups() if known.name == group), 0)
    if lost:
        say.print(f"group {printable(group)} lost {lost:,} entries to a trim before it read them")

    def tell(state: RetryCallState) -> None:
        say.print(printable(f"waiting: {state.outcome.exception() if state.outcome else None}"))

    Retrying(
        retry=retry_if_exception_type(ConnectionFailedError),
        wait=wait_random_exponential(max=10),
        before_sleep=tell,
    )(_print_entries, store, group, start, idle, output)


def _print_entries(
    store: EventStore, group: str, start: str | datetime, idle: float | None, output: Output
) -> None:
    """Print entries; one that was printed is acknowledged."""
    for entry in store.follow(group, start=start, block_seconds=idle):
        if output == "jsonl":
            sys.stdout.write(printable_json(entry.model_dump_json()) + "\n")
            sys.stdout.flush()
        else:
            note = "" if entry.action == "added" else "retracted:"
            Console().print(note, events_table([entry.event]))


def schema(
    name: Annotated[Literal["article", "event"], typer.Argument(help="article or event")] = "event",
) -> None:
    """Print the JSON Schema of an article or an event.

    Example: communique schema event > event.schema.json
    """
    typer.echo(json.dumps(json_schema(name), indent=2, ensure_ascii=False))


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


def trim(
    older_than_days: Annotated[
        float, typer.Option(min=0, max=OLDEST_DAYS, help="Age from which entries go.")
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Drop what a group has not read, too.")
    ] = False,
) -> None:
    """Drop old entries of the stream; what a registered group has not read stays, unless forced.

    Example: communique trim --older-than-days 30
    """
    before = datetime.now(UTC) - timedelta(days=older_than_days)
    with EventStore() as store:
        report = store.stream.trim(before, force=force)
    typer.echo(f"dropped {report.dropped:,} entries")
    fate = "lost {} entries that it had not read" if force else "has not read {} of the old entries"
    for group, number in report.unread.items():
        typer.echo(f"group {printable(group)} {fate.format(f'{number:,}')}", err=True)


@groups_app.command("list")
def groups_list() -> None:
    """List the consumer groups of the stream, and what each has yet to read.

    Example: communique groups list
    """
    table = Table("group", "consumers", "not acknowledged", "not given out", "lost to a trim")
    with EventStore() as store:
        for group in store.stream.groups():
            lag = "unknown" if group.lag is None else f"{group.lag:,}"
            cells = (f"{group.consumers:,}", f"{group.pending:,}", lag, f"{group.lost:,}")
            table.add_row(Text(printable(group.name)), *cells)
    Console().print(table if table.row_count else "no consumer groups")


@groups_app.command("rewind")
def groups_rewind(
    name: str,
    to: Annotated[str, typer.Option(help="0, $, an entry id, or a day or time (ISO 8601).")] = "0",
) -> None:
    """Let a group read the stream again from a point on.

    Example: communique groups rewind my-consumer --to 2024-05-14
    """
    with EventStore() as store:
        store.stream.rewind(name, _position(to))
    typer.echo(f"{printable(name)} reads again from {printable(to)}")


@groups_app.command("drop")
def groups_drop(name: str) -> None:
    """Forget a consumer group, whose unread entries hold back trimming no more.

    Example: communique groups drop my-consumer
    """
    with EventStore() as store:
        store.stream.drop_group(name)
    typer.echo(f"dropped {printable(name)}")


def _position(text: str) -> str | datetime:
    if text == "$" or re.fullmatch(r"\d+(-\d+)?", text):
        return text
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no entry id and no ISO 8601 day or time") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@dead_app.command("list")
def dead_list() -> None:
    """List the dead letters.

    Example: communique dead list
    """
    table = Table("article", "reason", "tries", "when", "message")
    with EventStore() as store:
        for letter in store.letters.all():
            cells = (letter.article_id, letter.reason, str(letter.attempts), f"{letter.failed_at:%F %T}",
                     letter.message)  # fmt: skip
            table.add_row(*(Text(printable(cell)) for cell in cells))
    Console().print(table if table.row_count else "no dead letters")


@dead_app.command("show")
def dead_show(article_id: str) -> None:
    """Show one dead letter with what was sent.

    Example: communique dead show url-1f0c
    """
    with EventStore() as store:
        typer.echo(printable_json(store.letters.get(article_id).model_dump_json(indent=2)))


@dead_app.command("drop")
def dead_drop(article_id: str) -> None:
    """Take one dead letter out for good.

    Example: communique dead drop url-1f0c
    """
    with EventStore() as store:
        store.letters.drop(article_id)
    typer.echo(f"dropped {printable(article_id)}")
