"""`communique event`: one event with everything that is told of it."""

import json
from typing import Annotated, Literal

import typer

from communique.terminal.canonical_tables import whole_event
from communique.terminal.consoles import output as terminal
from communique_schemas.printable import printable_json
from communique_store.event_store import EventStore

EventId = Annotated[
    str, typer.Argument(metavar="EVENT", help="Id of an event, or of one of its reports.")
]


def event(
    event_id: EventId,
    output: Annotated[
        Literal["table", "json"], typer.Option("--format", help="For people or for programs.")
    ] = "table",
) -> None:
    """Show one event: its best values, what its reports disagree on, its history, and the words of each.

    Example: communique event ce-5b1f0c9a7d3e42d68f1c0b9a7d3e42d6
    """
    with EventStore() as store:
        found = store.canonical.named(event_id)
        reports = store.groups.reports(report.id for report in found.reports)
        told = store.canonical.links(found)
        linked = store.canonical.many({end for tie in told for end in (tie.source, tie.target)})
        ties = [tie for tie in told if {tie.source, tie.target} <= {found.id, *linked}]
    if output == "json":
        whole = found.model_dump(mode="json") | {"links": [tie.model_dump() for tie in ties]}
        typer.echo(printable_json(json.dumps(whole, ensure_ascii=False)))
        return
    for part in whole_event(found, reports, ties, linked):
        terminal().print(part)
