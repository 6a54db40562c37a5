"""The read model of the charts: filling it, the memory that it takes, and how fast each chart is answered.

python benchmarks/overview.py                # 100,000 invented events, some minutes
python benchmarks/overview.py --events 5000
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
from running import server

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
    "one state": {"country": "NOR"},
    "a name": {"participant": "ka"},
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
        "page of a state": lambda fitting: page(tables, fitting, "country", "", "NOR"),
    }


def timed(ask: Callable[[], Any]) -> float:
    """Milliseconds of an answer with its JSON; the median of some turns."""
    took = []
    for _ in range(_TURNS):
        began = time.perf_counter()
        ask().model_dump_json()
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took)


def main() -> int:
    """Print the figures; 1 where a chart takes longer than the target."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=100_000)
    told = parser.parse_args()
    console = Console(width=110)
    with server() as settings, EventStore(settings=settings) as store:
        fill(store, told.events)
        gc.collect()
        before, began = psutil.Process().memory_info().rss, time.perf_counter()
        tables = Tables()
        Keeper(tables, store).catch_up()
        took = time.perf_counter() - began
        grown = (psutil.Process().memory_info().rss - before) / _MIB
        console.print(
            f"{tables.number():,} events read in {took:.1f} s, {grown:.0f} MiB", highlight=False
        )
        table = Table("ms", *FILTERS)
        slowest = 0.0
        for name, ask in charts(tables).items():
            row = [
                timed(partial(ask, condition(CanonicalQuery(**asked))))
                for asked in FILTERS.values()
            ]
            slowest = max(slowest, *row)
            table.add_row(name, *(f"{figure:.0f}" for figure in row))
        console.print(table)
    return 1 if slowest > TARGET_MS else 0


if __name__ == "__main__":
    sys.exit(main())
