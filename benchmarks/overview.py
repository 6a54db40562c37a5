"""The read model of the charts: filling it, the memory that it takes, and how fast each chart is answered.

python benchmarks/overview.py                # 100,000 invented events, some minutes
python benchmarks/overview.py --events 5000

All by processor time, so that what else runs on the machine counts less.
"""

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import psutil
from invented_world import fill
from rich.console import Console
from rich.table import Table
from running import progress, server, until

from communique_console.overview.agreements import agreements
from communique_console.overview.fitting import Condition, condition
from communique_console.overview.keeping import Keeper
from communique_console.overview.network import network
from communique_console.overview.people import people
from communique_console.overview.person_page import page
from communique_console.overview.tables import Tables
from communique_console.overview.timeline import timeline
from communique_console.overview.world_map import world_map
from communique_store import EventStore
from communique_store.canonical.canonical_query import CanonicalQuery

TARGET_MS = 200
_TURNS = 5
_MIB = 1024 * 1024

FILTERS: dict[str, dict[str, Any]] = {
    "all": {},
    "occurred": {"status": "occurred"},
    "two years": {"since": date(2023, 1, 1)},
    "meetings, sure": {"type": "meeting", "min_confidence": 0.6},
}


def filters(tables: Tables) -> dict[str, dict[str, Any]]:
    """Filters that let all, most, or few events through, of this world."""
    someone = people(tables, Condition(), "", "person", 1, 200).people[0]
    a_state = people(tables, Condition(), "", "country", 1, 20).people[0]
    return {
        **FILTERS,
        "one state": {"country": a_state.country},
        "a name": {"participant": someone.name},
    }


def charts(tables: Tables) -> dict[str, Callable[[Condition], Any]]:
    """Every answer, by its name."""
    first = people(tables, Condition(), "", "person", 1, 0).people[0]
    return {
        "map": partial(world_map, tables),
        "network of persons": lambda fitting: network(tables, fitting, "person"),
        "network of states": lambda fitting: network(tables, fitting, "state"),
        "timeline": partial(timeline, tables),
        "agreements": lambda fitting: agreements(tables, fitting, 100, 0),
        "people": lambda fitting: people(tables, fitting, "", "person", 50, 0),
        "people, searched": lambda fitting: people(tables, fitting, "ka mi", "person", 50, 0),
        "page of a person": lambda fitting: page(
            tables, fitting, "person", first.name, first.country
        ),
        "page of a state": lambda fitting: page(tables, fitting, "country", "", first.country),
    }


def timed(ask: Callable[[Condition], Any], asked: dict[str, Any]) -> float:
    """Milliseconds of an answer with its JSON; the median of some turns."""
    took = []
    for turn in range(_TURNS):
        fitting = condition(CanonicalQuery(**asked))
        fitting.values["turn"] = turn  # so that none is an answer that was kept
        began = time.process_time()
        ask(fitting).model_dump_json()
        took.append(1000 * (time.process_time() - began))
    return statistics.median(took)


def main() -> int:
    """Print the figures; 1 where a chart takes longer than the target."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=100_000)
    told = parser.parse_args()
    console = Console(width=110)
    with server() as settings, EventStore(settings=settings) as store:
        with progress("stored", told.events) as say:
            fill(store, told.events, say)
        gc.collect()
        before, began = psutil.Process().memory_info().rss, time.process_time()
        tables = Tables()
        _read(Keeper(tables, store), told.events)
        took = time.process_time() - began
        grown = (psutil.Process().memory_info().rss - before) / _MIB
        console.print(
            f"{tables.number():,} events read in {took:.1f} s, {grown:.0f} MiB", highlight=False
        )
        asked_by = filters(tables)
        table = Table("ms", *asked_by)
        slowest = 0.0
        for name, ask in charts(tables).items():
            row = [timed(ask, asked) for asked in asked_by.values()]
            slowest = max(slowest, *row)
            table.add_row(name, *(f"{figure:.0f}" for figure in row))
        console.print(table)
    return 1 if slowest > TARGET_MS else 0


def _read(keeper: Keeper, events: int) -> None:
    """Let a keeper read the whole store."""
    with progress("read", events) as say:

        def is_whole() -> bool:
            say(keeper.progress.read)
            return keeper.progress.is_whole

        keeper.start()
        until(is_whole, look_seconds=0.2)
        keeper.stop()


if __name__ == "__main__":
    sys.exit(main())
