"""What a pool process costs more than a bare one, and what the allocator's setting does.

    python benchmarks/pool_cost.py            # some three minutes
    python benchmarks/pool_cost.py --turns 5  # surer

All of them read the same articles in chunks of 32, one process each, in turns:

    bare              a new process that loads the model, and reads as `whole_way.py` has it
    bare, two threads the same, where a second thread has been, if only for a moment
    forked            a child of a process that loaded the model and froze it
    pool              a worker's pool process, as it is
    pool, all kept    the same without the allocator's setting (`communique_worker/memory.py`)

CPU time is that of the process while it reads, user and system, so that what else runs matters little;
printed are the median of the turns and its ratio to `bare`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any, Literal

from feed import MIXED, articles
from queue_way import private_mib
from rich.console import Console
from rich.table import Table
from running import server, until

from communique_producer import Producer
from communique_schemas import Article
from communique_store import ConnectionSettings, EventStore
from communique_worker.memory import share_with_children
from communique_worker.tasks import extractor

_CHUNK = 32
_WORKER = """
import sys
import communique_worker.app as module
if {kept}:
    module.return_freed_memory = lambda: None
module.app.worker_main(["worker", "--concurrency=1", "--loglevel=error"])
"""
Cost = tuple[float, float, float]
"""Seconds in Python and libraries, seconds in the kernel, MiB of private memory."""


def main() -> int:
    """Measure in turns, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--articles", type=int, default=1000)
    told = parser.parse_args()
    batch = articles(MIXED, told.articles, seed=7)
    costs: dict[str, list[Cost]] = defaultdict(list)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(article.model_dump_json() + "\n" for article in batch)
        file.flush()
        ways: dict[str, Callable[[], Cost]] = {
            "bare": lambda: _in_process("spawn", file.name),
            "bare, two threads": lambda: _in_process("spawn", file.name, threaded=True),
            "forked": lambda: _in_process("fork", file.name),
            "pool": lambda: _in_pool(batch, kept=False),
            "pool, all kept": lambda: _in_pool(batch, kept=True),
        }
        extractor()
        share_with_children()
        for _ in range(told.turns):
            for name, way in ways.items():
                costs[name].append(way())
    table = Table("process", "user s", "kernel s", "CPU against bare", "private MiB")
    bare = median(user + kernel for user, kernel, _ in costs["bare"])
    for name, found in costs.items():
        user, kernel, size = (median(column) for column in zip(*found, strict=True))
        ratio = median(user + kernel for user, kernel, _ in found) / bare
        table.add_row(name, f"{user:.2f}", f"{kernel:.2f}", f"{ratio:.3f}", f"{size:.0f}")
    Console(width=110).print(table)
    return 0


def _in_process(method: Literal["fork", "spawn"], file: str, *, threaded: bool = False) -> Cost:
    """Start it by hand: a `Pool` would bring threads, which this process must not have when it forks."""
    context = get_context(method)
    ours, theirs = context.Pipe()
    process = context.Process(target=_read, args=(theirs, file, threaded))
    process.start()
    cost: Cost = ours.recv()
    process.join()
    return cost


def _read(told: Connection, file: str, threaded: bool) -> None:
    made = extractor()
    if threaded:
        thread = Thread(target=lambda: None)
        thread.start()
        thread.join()
    began = os.times()
    with Path(file).open(encoding="utf-8") as lines:
        for chunk in iter(lambda: list(islice(lines, _CHUNK)), []):
            list(made.pipe(Article.model_validate_json(line) for line in chunk))
    ended = os.times()
    told.send((ended.user - began.user, ended.system - began.system, private_mib(os.getpid())))


def _in_pool(batch: list[Article], *, kept: bool) -> Cost:
    with server() as settings, _worker(settings, kept=kept) as running:
        (child,) = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
        before = _times(child)
        producer = Producer(settings=settings)
        producer.push(batch)
        producer.wait(article.id for article in batch)
        after = _times(child)
        return after[0] - before[0], after[1] - before[1], private_mib(int(child))


@contextmanager
def _worker(settings: ConnectionSettings, *, kept: bool) -> Iterator["subprocess.Popen[bytes]"]:
    url = settings.store_url or ""
    environment = {**os.environ, "COMMUNIQUE_STORE_URL": url, "COMMUNIQUE_BROKER_URL": url}
    command = [sys.executable, "-W", "ignore", "-c", _WORKER.format(kept=kept)]
    running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        with EventStore(settings=settings) as store:
            until(lambda: bool(store.workers.alive()))
        time.sleep(1)  # until the pool's process has settled
        yield running
    finally:
        running.terminate()
        running.wait()


def _times(pid: str) -> tuple[float, float]:
    """Seconds in user mode and in the kernel so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    ticks: Any = os.sysconf("SC_CLK_TCK")
    return int(fields[11]) / ticks, int(fields[12]) / ticks


if __name__ == "__main__":
    sys.exit(main())
