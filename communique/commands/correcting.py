"""`communique join`, `split` and `corrections`: what an analyst decides wins, and lasts."""

from itertools import combinations, product
from typing import Annotated

import typer

from communique.commands.event import EventId
from communique_schemas import Correction, Event
from communique_schemas.printable import printable
from communique_store.event_store import EventStore
from communique_worker.merging import merge_stored

Note = Annotated[str | None, typer.Option(help="Why, for those who read the list later.")]


def join(
    event_ids: Annotated[list[str], typer.Argument(metavar="EVENT EVENT…")], note: Note = None
) -> None:
    """Say that events are one, whatever their reports look like.

    Example: communique join ce-5b1f0c9a7d3e42d68f1c0b9a7d3e42d6 ce-08c2d4e6f8a0b2c4d6e8f0a2b4c6d8e0
    """
    with EventStore() as store:
        events = list(
            {each.id: each for each in (store.canonical.named(name) for name in event_ids)}.values()
        )
        if len(events) < 2:
            raise typer.BadParameter("name two events or more; these are one already")
        firsts = _events(store, [event.reports[0].id for event in events])
        sides = [_events(store, [report.id for report in event.reports]) for event in events]
        across = [pair for two in combinations(sides, 2) for pair in product(*two)]
        contrary = store.corrections.all().against("same", across)
        pairs = [(firsts[0], other) for other in firsts[1:]]
        made = store.corrections.add("same", pairs, note, instead_of=contrary)
        merge_stored(store, [each.id for side in sides for each in side])
        told = _kept(made, contrary)
        typer.echo(f"{told}; they are {store.canonical.of_report(firsts[0].id)} now")


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
    with EventStore() as store:
        event = store.canonical.named(event_id)
        reports = [report.id for report in event.reports]
        strangers = [name for name in report_ids if name not in reports]
        if strangers:
            raise typer.BadParameter(
                f"{printable(strangers[0])} is no report of it: `communique event {event.id}` lists them"
            )
        rest = [name for name in reports if name not in report_ids]
        if not rest:
            raise typer.BadParameter("these are all of its reports: leave one")
        apart, kept = _events(store, report_ids), _events(store, rest)
        pairs = list(product(apart, kept))
        contrary = store.corrections.all().against("different", pairs)
        made = store.corrections.add("different", pairs, note, instead_of=contrary)
        merge_stored(store, reports)
        told = _kept(made, contrary)
        typer.echo(f"{told}; split off: {store.canonical.of_report(apart[0].id)}")


def corrections(
    take_back: Annotated[
        int | None, typer.Option(min=1, metavar="NUMBER", help="Let one hold no longer.")
    ] = None,
) -> None:
    """List what analysts decided, by number, or take one decision back.

    Example: communique corrections --take-back 3
    """
    with EventStore() as store:
        if take_back:
            gone = store.corrections.take_back(take_back)
            merge_stored(store, sorted(store.corrections.reports_at(gone.reports)))
            typer.echo(printable(f"taken back: {_line(gone)}"))
            return
        decided = store.corrections.all().decided
    for each in decided:
        typer.echo(printable(_line(each)))
    typer.echo(f"{len(decided)} corrections", err=True)


def _events(store: EventStore, reports: list[str]) -> list[Event]:
    return [store.event(report) for report in reports]


def _kept(made: list[Correction], dropped: list[Correction]) -> str:
    numbers, others = (", ".join(str(each.number) for each in some) for some in (made, dropped))
    instead = f" instead of {others}" if others else ""
    return f"kept as correction{'s' if len(made) > 1 else ''} {numbers}{instead}"


def _line(decided: Correction) -> str:
    one, other = (f"{at.type} at {at.start} of article {at.article}" for at in decided.reports)
    words = "one event" if decided.decision == "same" else "not one event"
    note = f" ({decided.note})" if decided.note else ""
    return f"{decided.number}: {decided.made_at:%Y-%m-%d} {words}: {one}, {other}{note}"
