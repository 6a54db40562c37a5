"""Prints what speed and size are in this run beside their targets; exits with 1 where one is missed.

    python benchmarks/bench.py              # some fifteen minutes
    python benchmarks/bench.py --short      # only that everything works: small sizes, no judgement
    python benchmarks/bench.py --only store # one part

Timings are ratios measured in one run, because machines differ; docs/performance.md explains each.
`make bench` runs it with one BLAS thread a process, as the worker does.
"""

import argparse
import sys
from collections.abc import Callable

import merging_way
import page_source
import queue_way
import store_size
import whole_way
from feed import Measure
from rich.console import Console
from rich.table import Table

import extraction

PARTS: dict[str, Callable[..., list[Measure]]] = {
    "speed": extraction.speed,
    "gate": extraction.gate,
    "whole-way": whole_way.whole_way,
    "merging": merging_way.merging,
    "pushing": queue_way.pushing,
    "pages": page_source.pages,
    "latency": queue_way.latency,
    "memory": queue_way.memory,
    "growth": queue_way.queue_growth,
    "store": store_size.store,
}


def main() -> int:
    """Run the parts, and print their figures as a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="small sizes, and no judgement")
    parser.add_argument("--only", choices=PARTS, help="run one part")
    told = parser.parse_args()
    say = Console(stderr=True)
    table = Table("what", "this run", "target", "")
    missed = 0
    for name, part in PARTS.items():
        if told.only in {None, name}:
            say.print(f"{name} …")
            for measure in part(short=told.short):
                missed += not measure.met
                table.add_row(*_row(measure, judged=not told.short))
    Console(width=110).print(table)
    return 1 if missed and not told.short else 0


def _row(measure: Measure, *, judged: bool) -> tuple[str, str, str, str]:
    figure = f"{measure.value:,.2f} {measure.unit}"
    if measure.target is None:
        return measure.name, figure, "", ""
    target = f"{'≥' if measure.at_least else '≤'} {measure.target:,g} {measure.unit}"
    verdict = "met" if measure.met else "MISSED"
    return measure.name, figure, target, verdict if judged else ""


if __name__ == "__main__":
    sys.exit(main())
