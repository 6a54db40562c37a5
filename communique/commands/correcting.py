"""`communique join`, `split` and `corrections`: what an analyst decides wins, and lasts."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, BinaryIO, Literal

import typer

from communique.commands.event import EventId
from communique_consumer.corrections import corrections_table, read_corrections
from communique_schemas import Correction
from communique_schemas.errors import CorrectionError
from communique_schemas.printable import printable
from communique_store.canonical import deciding
from communique_store.event_store import EventStore
from communique_worker.merging import merge_stored

Note = Annotated[str | None, typer.Option(help="Why, for those who read the list later.")]


def join(
    event_ids: Annotated[list[str], typer.Argument(metavar="EVENT EVENT…")], note: Note = None
) -> None:
    """Say that events are one, whatever their reports look like.

    Example: communique join ce-5b1f0c9a7d3e42d68f1c0b9a7d3e42d6 ce-08c2d4e6f8a0b2c4d6e8f0a2b4c6d8e0
    """
    with EventStore() as store, _explained():
        decided = deciding.join(store, event_ids, note)
        merge_stored(store, decided.due)
        told = _kept(decided.made, decided.instead_of)
        typer.echo(f"{told}; they are {store.canonical.of_report(decided.lead)} now")


def split(
    event_id: EventId,
    report_ids: Annotated[
        list[str],
        typer.Argument(metavar="REPORT…", help="Those of its reports that are of another event."),
    ],
    note: Note = None,
) -> None:
    """Say that some reports of an event are of another one.

    Example: communique split ce-5b1f0c9a7d3e42d68f1c0b9a7d3e42d6 08c2d4e6f8a0b2c4d6e8f0a2b4c6d8e0
    """
    with EventStore() as store, _explained():
        decided = deciding.split(store, event_id, report_ids, note)
        merge_stored(store, decided.due)
        told = _kept(decided.made, decided.instead_of)
        typer.echo(f"{told}; split off: {store.canonical.of_report(decided.lead)}")


def corrections(
    take_back: Annotated[
        int | None, typer.Option(min=1, metavar="NUMBER", help="Let one hold no longer.")
    ] = None,
    apply: Annotated[
        typer.FileBinaryRead | None,
        typer.Option(
            metavar="FILE", help="Take over the decisions of a table (CSV); - for standard input."
        ),
    ] = None,
    output: Annotated[
        Literal["text", "csv"], typer.Option("--format", help="For people, or a table to keep.")
    ] = "text",
) -> None:
    """List what analysts decided, by number, take one decision back, or take over those of a table.

    Exit code 1 says that lines of the table were refused; they cost the others nothing.

    Example: communique corrections --format csv > corrections.csv
    """
    with EventStore() as store:
        if apply:
            _apply(store, apply)
            return
        if take_back:
            gone = store.corrections.take_back(take_back)
            merge_stored(store, sorted(store.corrections.reports_at(gone.reports)))
            typer.echo(printable(f"taken back: {_line(gone)}"))
            return
        decided = store.corrections.all().decided
    if output == "csv":
        typer.echo(corrections_table(decided), nl=False)
        return
    for each in decided:
        typer.echo(printable(_line(each)))
    typer.echo(f"{len(decided)} corrections", err=True)


def _apply(store: EventStore, file: BinaryIO) -> None:
    stated, refused = read_corrections(file.read())
    entered = store.corrections.enter(stated)
    merge_stored(store, entered.due)
    for each in refused:
        typer.echo(printable(f"line {each.line}: {each.reason}"), err=True)
    dropped = f", instead of {len(entered.instead_of)}" if entered.instead_of else ""
    typer.echo(f"{len(entered.made)} made{dropped}, {entered.known} known, {len(refused)} refused")
    raise typer.Exit(1 if refused else 0)


@contextmanager
def _explained() -> Iterator[None]:
    """What cannot be decided lies in the arguments."""
    try:
        yield
    except CorrectionError as error:
        raise typer.BadParameter(printable(str(error))) from error


def _kept(made: list[Correction], dropped: list[Correction]) -> str:
    numbers, others = (", ".join(str(each.number) for each in some) for some in (made, dropped))
    instead = f" instead of {others}" if others else ""
    return f"kept as correction{'s' if len(made) > 1 else ''} {numbers}{instead}"


def _line(decided: Correction) -> str:
    one, other = (f"{at.type} at {at.start} of article {at.article}" for at in decided.reports)
    words = "one event" if decided.decision == "same" else "not one event"
    note = f" ({decided.note})" if decided.note else ""
    return f"{decided.number}: {decided.made_at:%Y-%m-%d} {words}: {one}, {other}{note}"
