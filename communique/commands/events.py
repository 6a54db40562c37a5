"""`communique events`: queries, and following the stream."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from typing import Annotated, BinaryIO, TypeVar

import typer

from communique.commands import filters
from communique.commands.following import LINES, follow_events, follow_reports
from communique.commands.options import Consumer, GroupStart
from communique.commands.positions import position
from communique.terminal.canonical_tables import canonical_rows, surest_reports
from communique.terminal.consoles import RenderableType, counting, messages
from communique.terminal.consoles import output as terminal
from communique.terminal.event_tables import counted, event_rows
from communique_consumer.files import whole_file
from communique_consumer.formats.format import Format
from communique_consumer.formats.known import FORMATS, named, of_file
from communique_schemas import CanonicalEvent, Event
from communique_schemas.printable import printable
from communique_store.canonical.canonical_query import CanonicalQuery, CanonicalQueryResult
from communique_store.event_store import EventStore
from communique_store.query_result import QueryResult

_TABLE = "table"
_LONGEST_SECONDS = 1e9
_LIMIT = 100
_ROWS = 100
E = TypeVar("E", Event, CanonicalEvent)


def _known(name: str | None) -> str | None:
    if name not in {None, _TABLE} and named(str(name)) is None:
        known = ", ".join((_TABLE, *(form.name for form in FORMATS)))
        raise typer.BadParameter(f"{name!r} is no form of output: use {known}")
    return None if name == _TABLE else name


def events(
    kind: filters.Type = None,
    country: filters.Country = None,
    participant: filters.Participant = None,
    status: filters.Status = None,
    since: filters.Since = None,
    until: filters.Until = None,
    article: filters.OfArticle = None,
    min_confidence: filters.MinConfidence = None,
    min_reports: filters.MinReports = 1,
    min_outlets: filters.MinOutlets = 0,
    reports: Annotated[
        bool, typer.Option("--reports", help="The single reports instead, one for each article.")
    ] = False,
    newest_first: Annotated[
        bool, typer.Option("--newest-first", help="By day from the last on.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            min=0, help="At most so many; 0 for all, as --out takes.", show_default=str(_LIMIT)
        ),
    ] = None,
    after: Annotated[
        str | None, typer.Option(help="Go on behind the events printed before: the cursor told.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join((_TABLE, *(form.name for form in FORMATS))),
            callback=_known,
            help="By default a table, or what the ending of --out says.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Write all that fits to a file, which is there when it is whole.", dir_okay=False
        ),
    ] = None,
    follow: Annotated[bool, typer.Option("--follow", help="Go on with new events.")] = False,
    group: Annotated[str, typer.Option(help="Consumer group of --follow.")] = "cli",
    consumer: Consumer = None,
    start: GroupStart = "0",
    idle: Annotated[
        float | None,
        typer.Option(min=0, max=_LONGEST_SECONDS, help="End --follow after so many idle seconds."),
    ] = None,
) -> None:
    """Query the store, or follow it; a follower passes over what does not fit the filters.

    What several articles report of one event comes once, with the number of reports; --reports gives each.
    Where the limit leaves events out, standard error says so, and ends with the cursor for --after.

    Example: communique events --country TJK --since 2022-05-01 --out tajikistan.csv
    """
    form = _form(output, out)
    if follow:
        _check_followed(form, out, after, limit, newest_first=newest_first)
    if consumer and not follow:
        raise typer.BadParameter("--consumer is a name within the group of --follow")
    if reports and (min_reports > 1 or min_outlets > 0):
        raise typer.BadParameter("--min-reports and --min-outlets are of events, not of --reports")
    asked = replace(
        filters.asked(kind, country, participant, status, since, until, article, min_confidence),
        newest_first=newest_first,
    )
    wanted = CanonicalQuery(**asdict(asked), min_reports=min_reports, min_outlets=min_outlets)
    with EventStore() as store:
        if follow and reports:
            follow_reports(store, group, consumer, position(start), idle, asked, form)
            return
        if follow:
            follow_events(store, group, consumer, position(start), idle, wanted, form)
            return
        most = (0 if out else _LIMIT) if limit is None else limit
        limit, after = most or None, after or None
        found = (
            store.query(**asdict(asked), limit=limit, after=after)
            if reports
            else store.query_canonical(**asdict(wanted), limit=limit, after=after)
        )
        shown = _write(store, found, form, out)
        if not shown:
            typer.echo("no further event fits" if after else "no event fits", err=True)
        elif shown == most:
            _tell_rest(found)


def _check_followed(
    form: Format | None,
    out: Path | None,
    after: str | None,
    limit: int | None,
    *,
    newest_first: bool,
) -> None:
    """Refuse what is for queries alone."""
    if after:
        raise typer.BadParameter(
            "--after is for queries; --follow goes on by its --group, or --from"
        )
    if limit is not None:
        raise typer.BadParameter("--limit is for queries; --follow ends by --idle, or Ctrl-C")
    if newest_first:
        raise typer.BadParameter("--newest-first is for queries; --follow goes by what comes")
    if out or (form and form.name not in LINES):
        raise typer.BadParameter(f"--follow prints a table, or lines: {', '.join(LINES)}")


def _form(name: str | None, out: Path | None) -> Format | None:
    """The form that is asked for; None is the table."""
    form = named(name) if name else of_file(str(out)) if out else None
    if out and form is None:
        endings = ", ".join(known.ending for known in FORMATS)
        raise typer.BadParameter(
            f"{out}: say with --format what to write (endings known: {endings})"
        )
    if form and not form.is_text and not out and sys.stdout.isatty():
        raise typer.BadParameter(f"{form.name} is not for a terminal: give --out FILE")
    return form


def _write(
    store: EventStore,
    found: QueryResult | CanonicalQueryResult,
    form: Format | None,
    out: Path | None,
) -> int:
    """Write what was found; returns how many events it was."""
    if form is None:
        return _print_tables(store, found)
    if out is None:
        return _write_form(form, found, sys.stdout.buffer, lambda _: None)
    with whole_file(out) as file, counting("events", messages()) as count:
        number = _write_form(form, found, file, count)
    typer.echo(f"{counted(number)} written to {printable(str(out))}", err=True)
    return number


def _write_form(
    form: Format,
    found: QueryResult | CanonicalQueryResult,
    file: BinaryIO,
    count: Callable[[int], None],
) -> int:
    if isinstance(found, QueryResult):
        return form.write(_counted(found, count), file)
    return form.write_canonical(_counted(found, count), file)


def _counted(found: Iterable[E], count: Callable[[int], None]) -> Iterator[E]:
    for number, event in enumerate(found, 1):
        yield event
        count(number)


def _print_tables(store: EventStore, found: QueryResult | CanonicalQueryResult) -> int:
    """Print tables of a hundred events, so that no more than so many are held at a time."""
    number, console = 0, terminal()
    for table, shown in _tables(store, found):
        console.print(table)
        number += shown
    if number:
        console.print(counted(number), highlight=False)
    return number


def _tables(
    store: EventStore, found: QueryResult | CanonicalQueryResult
) -> Iterator[tuple[RenderableType, int]]:
    if isinstance(found, QueryResult):
        while page := list(islice(found, _ROWS)):
            yield event_rows(page), len(page)
        return
    while events := list(islice(found, _ROWS)):
        yield canonical_rows(events, store.groups.reports(surest_reports(events))), len(events)


def _tell_rest(found: QueryResult | CanonicalQueryResult) -> None:
    """Say how many events the limit left out, if any; the cursor is the last word, for scripts."""
    rest = found.remaining()
    if rest != 0:
        number = "" if rest is None else f"{rest:,} "
        typer.echo(
            f"{number}more (--limit 0 gives all); go on with --after {found.cursor}", err=True
        )
