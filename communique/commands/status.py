"""`communique status`: what is under way, what is stored, who works; once, or tick by tick."""

import json
import signal
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from communique.commands.ending import end_as_by_ctrl_c
from communique.terminal import board as boards
from communique.terminal.consoles import output
from communique.terminal.lists import add, rows
from communique_producer.producer import Producer
from communique_producer.watching import Counts, Tick, Watching, count
from communique_store import ConnectionSettings, EventStore


def status(
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object instead of a table.")
    ] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="A live board until Ctrl-C; a JSON object a tick with --json or in a pipe.",
        ),
    ] = False,
    every: Annotated[
        float, typer.Option(min=0.1, max=3600, help="Seconds from tick to tick of --watch.")
    ] = 2,
) -> None:
    """Show queue depth, articles processed, events stored, dead letters and workers alive.

    Example: communique status --watch
    """
    if watch:
        _watch(every, as_json=as_json or not sys.stdout.isatty())
        return
    with EventStore() as store:
        counts, workers = count(store, Producer())
    if as_json:
        typer.echo(json.dumps({**asdict(counts), "workers": workers}))
        return
    table = rows()
    for name, number in _figures(counts).items():
        add(table, (name, number))
    output().print(table)


def _watch(seconds: float, *, as_json: bool) -> None:
    end_as_by_ctrl_c(signal.SIGTERM)
    ticks = Watching(ConnectionSettings()).ticks(seconds)
    try:
        if as_json:
            for tick in ticks:
                typer.echo(json.dumps(tick.as_json()))
        else:
            boards.show_boards(_drawn(ticks))
    except KeyboardInterrupt:
        return  # that is how a watch ends


def _figures(counts: Counts) -> dict[str, str]:
    return {name.replace("_", " "): f"{number:,}" for name, number in asdict(counts).items()}


def _drawn(ticks: Iterator[Tick]) -> Iterator[boards.Shown]:
    """Each tick as a board; while the servers are away the last one stays, with the reason below it."""
    last = Tick()
    for tick in ticks:
        if tick.counts is not None:
            last = tick
        yield _board(last, note=f"waiting: {tick.error}" if tick.error else "")


def _board(tick: Tick, note: str) -> boards.Shown:
    figures = _figures(tick.counts) if tick.counts else {}
    if tick.counts:
        figures |= {
            "oldest under way, seconds": f"{tick.lag_seconds:,.0f}",
            "articles a second": _rate(tick.articles_per_second),
            "events a second": _rate(tick.events_per_second),
        }
    lists = {}
    if tick.workers:
        lists["workers"] = boards.names_list(tick.workers)
    if tick.groups:
        lists["consumer groups"] = boards.groups_list(tick.groups)
    if tick.dead_by_reason:
        lists["dead letters"] = boards.counted_list(tick.dead_by_reason)
    if tick.last_events:
        lists["last events"] = boards.entries_list(tick.last_events)
    return boards.board(figures, lists, now=datetime.now().astimezone(), note=note)


def _rate(number: float | None) -> str:
    return "–" if number is None else f"{number:,.2f}"
