"""The commands `check`, `trim`, `schema`, `groups …` and `dead list|show|drop`."""

import json
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique_schemas.json_schema import json_schema
from communique_schemas.printable import printable, printable_json
from communique_store.connection.settings import OLDEST_DAYS
from communique_store.event_store import EventStore
from communique_store.events_command import position

groups_app = typer.Typer(no_args_is_help=True, help="Consumer groups of the stream.")
dead_app = typer.Typer(no_args_is_help=True, help="Articles that could not be processed.")


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
        store.stream.rewind(name, position(to))
    typer.echo(f"{printable(name)} reads again from {printable(to)}")


@groups_app.command("drop")
def groups_drop(name: str) -> None:
    """Forget a consumer group, whose unread entries hold back trimming no more.

    Example: communique groups drop my-consumer
    """
    with EventStore() as store:
        store.stream.drop_group(name)
    typer.echo(f"dropped {printable(name)}")


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
