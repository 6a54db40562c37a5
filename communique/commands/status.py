"""`communique status`: what is under way, what is stored, who works."""

import json
from typing import Annotated

import typer

from communique.terminal.consoles import output
from communique.terminal.lists import add, rows
from communique_producer.producer import Producer
from communique_store import EventStore


def status(
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object instead of a table.")
    ] = False,
) -> None:
    """Show queue depth, articles processed, events stored, dead letters and workers alive.

    Example: communique status --json
    """
    with EventStore() as store:
        counts = store.counts()
        workers = store.workers.alive()
    figures = {
        "messages in the queue": Producer().queue_depth(),
        "articles under way": counts.under_way,
        "articles processed": counts.articles,
        "events stored": counts.events,
        "dead letters": counts.dead_letters,
        "workers alive": len(workers),
    }
    if as_json:
        names = {name.replace(" ", "_"): number for name, number in figures.items()}
        typer.echo(json.dumps({**names, "workers": workers}))
        return
    table = rows()
    for name, number in figures.items():
        add(table, (name, f"{number:,}"))
    output().print(table)
