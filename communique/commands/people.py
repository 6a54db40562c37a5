"""`communique people`: persons and organisations across all articles, or one of them whole."""

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from communique.commands import filters
from communique.terminal.consoles import counting, messages
from communique.terminal.consoles import output as terminal
from communique.terminal.people_tables import people_rows, whole_person
from communique_consumer.files import whole_file
from communique_consumer.persons import WRITERS
from communique_merging.identity import is_called_exactly
from communique_schemas import CanonicalEvent, Person
from communique_schemas.printable import printable
from communique_store.event_store import EventStore

_LIMIT = 50


def people(
    name: Annotated[
        str | None, typer.Argument(help="A name or a part of one, in any form seen.")
    ] = None,
    country: filters.Country = None,
    kind: Annotated[Literal["person", "organization"] | None, typer.Option()] = None,
    since: filters.Since = None,
    until: filters.Until = None,
    min_events: Annotated[int, typer.Option(min=1, help="In so many events.")] = 1,
    limit: Annotated[
        int | None,
        typer.Option(
            min=0, help="At most so many; 0 for all, as --out takes.", show_default=str(_LIMIT)
        ),
    ] = None,
    output: Annotated[
        Literal["table", "jsonl", "csv"] | None,
        typer.Option("--format", help="By default a table, or what the ending of --out says."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Write all that fit to a file, which is there when it is whole.", dir_okay=False
        ),
    ] = None,
) -> None:
    """List persons and organisations with their names, offices, meetings and agreements, most active first.

    A NAME that fits one of them shows it whole: names, offices over time, and its events, newest first.
    --since and --until say of which events all of this is told.

    Example: communique people Koskinen --since 2024-01-01
    """
    form = _form(output, out)
    with EventStore() as store:
        with counting("reports", messages()) as count:
            found = store.people(
                name=name, country=country, kind=kind, since=_day(since), until=_day(until),
                min_events=min_events, progress=count,
            )  # fmt: skip
        if not found:
            typer.echo("nobody fits", err=True)
        one = _meant(found, name) if form is None and name is not None else None
        if one is not None:
            _show(store, one, (_LIMIT if limit is None else limit) or None)
            if len(found) > 1:
                typer.echo(f"{len(found) - 1:,} more fit: a part of the name lists all", err=True)
            return
    most = (0 if out else _LIMIT) if limit is None else limit
    _write(found[: most or None], form, out)
    if most:
        _tell_rest(len(found) - most, "more")


def _form(asked: str | None, out: Path | None) -> str | None:
    """The form that is asked for; None is the table."""
    form = asked or (out.suffix.removeprefix(".") if out else "table")
    if out and form not in WRITERS:
        raise typer.BadParameter(f"{out}: say with --format what to write: {', '.join(WRITERS)}")
    return None if form == "table" else form


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _meant(found: Sequence[Person], name: str) -> Person | None:
    """The only one that fits, or else the only one that is called so in full; one word may be of many."""
    in_full = [person for person in found if is_called_exactly(person, name)]
    if len(found) > 1 and len(in_full) == 1 and (" " in name or in_full[0].kind != "person"):
        return in_full[0]
    return found[0] if len(found) == 1 else None


def _show(store: EventStore, person: Person, most: int | None) -> None:
    events = store.canonical.many([*person.meetings, *person.agreements]).values()
    newest = sorted(events, key=_latest_day, reverse=True)
    shown = newest[:most]
    for part in whole_person(person, shown):
        terminal().print(part)
    _tell_rest(len(newest) - len(shown), "earlier")


def _tell_rest(number: int, which: str) -> None:
    if number > 0:
        typer.echo(f"{number:,} {which} (--limit 0 gives all)", err=True)


def _latest_day(event: CanonicalEvent) -> tuple[str, str]:
    """Its last day, or else that of the first report; events of one day stand in the order of their ids."""
    told = event.date.end if event.date else event.first_seen
    return (told.isoformat()[:10] if told else "", event.id)


def _write(persons: Sequence[Person], form: str | None, out: Path | None) -> None:
    if form is None:
        if persons:
            terminal().print(people_rows(persons))
        return
    if out is None:
        WRITERS[form](persons, sys.stdout.buffer)
        return
    with whole_file(out) as file:
        number = WRITERS[form](persons, file)
    counted = "1 person or organisation" if number == 1 else f"{number:,} persons and organisations"
    typer.echo(f"{counted} written to {printable(str(out))}", err=True)
