"""What one Redis carries: simulated workers on it, extraction replaced by its measured time.

    python benchmarks/scale.py          # about two minutes
    python benchmarks/scale.py --short  # only that it works

A simulated worker takes a chunk of ids from a list and notes it as unacknowledged, as Celery's transport
does, reads the articles from the outbox, sleeps for as long as their extraction takes, saves the results
by the store's own script, and acknowledges. Everything is packed beforehand, for on a real worker's core
that is part of the extraction; one process plays all workers, and needs less of a core for it than the
server. They start out of step, as real ones would be, and what is measured is the time in which all of them
are busy. The knee is where more workers bring no more articles.
"""

import argparse
import asyncio
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import hiredis
import redis
from feed import MIXED, articles
from rich.console import Console
from rich.table import Table
from running import server
from store_size import variants

from communique_extraction.extractor import Extractor
from communique_schemas import ExtractionResult
from communique_store import EventStore
from communique_store.codec import pack_article
from communique_store.event_writer import SCRIPT, EventWriter
from communique_store.keys import Keys

_CHUNK = 32
_ROUNDS = 7
"""Chunks that each worker does: in the first they fall out of step, in the last some have none left."""
_STEPS = (8, 32, 128, 192, 256, 384)
_BUSY = 0.8
"""Share of one core up to which a server that answers in time should be loaded."""

Word = str | bytes | float
Command = Sequence[Word]


@dataclass(frozen=True, slots=True)
class Step:
    """What so many workers did: articles a second, and how busy server and simulation were."""

    workers: int
    speed: float
    ideal: float
    server: float
    simulation: float


def main() -> int:
    """Run the steps, and print them and what follows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="only that it works")
    short = parser.parse_args().short
    extractor, batch = Extractor(), articles(MIXED, 20 if short else 640, seed=11)
    list(extractor.pipe(batch[:16]))  # warm
    began = time.process_time()
    patterns = list(extractor.pipe(batch))
    each = (time.process_time() - began) / len(batch)
    table = Table("workers", "articles/s", "of the ideal", "server busy", "simulation busy")
    costs = []
    for workers in (2, 4) if short else _STEPS:
        step = _step(patterns, workers, each)
        costs.append(step.server / step.speed)
        table.add_row(str(workers), f"{step.speed:,.0f}", f"{step.speed / step.ideal:.0%}",
                      f"{step.server:.0%}", f"{step.simulation:.0%}")  # fmt: skip
    cost = median(costs)
    console = Console(width=110)
    console.print(table)
    console.print(
        f"Extraction takes {1000 * each:.1f} ms of a core for an article, the server "
        f"{1000 * cost:.3f} ms (from {1000 * min(costs):.3f} to {1000 * max(costs):.3f}). "
        f"A server that is {_BUSY:.0%} busy takes "
        f"{_BUSY / cost:,.0f} articles/s and feeds {_BUSY * each / cost:,.0f} cores, by calculation."
    )
    events = sum(len(result.events) for result in patterns) / len(patterns)
    size = sum(len(pack_article(result.article)) for result in patterns) / len(patterns) / 1024
    console.print(f"An article has {events:.2f} events, and takes {size:.1f} KiB when packed.")
    return 0


def _step(patterns: list[ExtractionResult], workers: int, each: float) -> Step:
    results = list(islice(variants(patterns), workers * _ROUNDS * _CHUNK))
    with (
        server() as settings,
        EventStore(settings=settings) as store,
        redis.Redis.from_url(settings.store_url or "") as redis_client,
    ):
        client: Any = redis_client  # it types answers for both of its modes
        keys = Keys(settings.key_prefix)
        writer = EventWriter(client, keys, settings.store_url or "")
        digest = client.script_load(SCRIPT)
        tasks: dict[bytes, _Task] = {}
        for start in range(0, len(results), _CHUNK):
            chunk = results[start : start + _CHUNK]
            store.outbox.accept([result.article for result in chunk])
            ids = [result.article.id for result in chunk]
            saving: list[Command] = []
            for result in chunk:
                receipt = result.article.fingerprint
                written, arguments = writer.script_call(result, receipt)
                saving.append(("EVALSHA", digest, len(written), *written, *arguments))
            taken = "\n".join(ids)
            tasks[taken.encode()] = _Task(
                _packed(("HSET", "unacked", taken, taken)),
                _packed(("ZADD", "unacked_index", time.time(), taken)),
                _packed(("HMGET", keys.queued, *ids), ("HMGET", keys.outbox, *ids)),
                b"".join(map(_packed, saving)),
                _packed(("ZREM", "unacked_index", taken), ("HDEL", "unacked", taken)),
            )
            client.lpush("chunks", taken)
        return asyncio.run(_work(settings.store_url or "", client, workers, each, tasks))


@dataclass(frozen=True, slots=True)
class _Task:
    """The packed commands of a worker for one chunk."""

    note: bytes
    index: bytes
    read: bytes
    save: bytes
    acknowledge: bytes


def _packed(*commands: Command) -> bytes:
    return b"".join(hiredis.pack_command(command) for command in commands)


class _Client:
    """A connection that sends packed commands; a client library would take more time than the server."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._parser = hiredis.Reader()

    async def ask(self, packed: bytes, answers: int = 1) -> list[Any]:
        """Send commands; returns their answers."""
        self._writer.write(packed)
        found: list[Any] = []
        while len(found) < answers:
            answer = self._parser.gets()
            if answer is False:
                self._parser.feed(await self._reader.read(1 << 20))
            elif isinstance(answer, Exception):
                raise answer
            else:
                found.append(answer)
        return found


async def _connected(url: str) -> _Client:
    place = urlsplit(url)
    client = _Client(*await asyncio.open_connection(place.hostname, place.port))
    if place.password:
        await client.ask(_packed(("AUTH", place.password)))
    return client


async def _work(
    url: str, client: Any, workers: int, each: float, tasks: dict[bytes, _Task]
) -> Step:
    """Let the workers do all tasks; tells what they did while all of them were busy."""
    done = 0
    connections = [await _connected(url) for _ in range(workers)]

    async def one(connection: _Client) -> None:
        nonlocal done
        await asyncio.sleep(random.random() * each * _CHUNK)  # noqa: S311 - no secret
        while (taken := (await connection.ask(_packed(("RPOP", "chunks"))))[0]) is not None:
            task = tasks[taken]
            await connection.ask(task.note)
            await connection.ask(task.index)
            await connection.ask(task.read, 2)
            await asyncio.sleep(each * _CHUNK)
            await connection.ask(task.save, _CHUNK)
            await connection.ask(task.acknowledge, 2)
            done += _CHUNK

    running = [asyncio.create_task(one(connection)) for connection in connections]
    await asyncio.sleep(2 * each * _CHUNK)  # now each has saved its first chunk, or is about to
    before, own, began, first = _busy(client), time.process_time(), time.perf_counter(), done
    await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    took = time.perf_counter() - began
    busy, simulating, finished = _busy(client) - before, time.process_time() - own, done - first
    await asyncio.gather(*running)
    return Step(workers, finished / took, workers / each, busy / took, simulating / took)


def _busy(client: Any) -> float:
    told = client.info("cpu")
    return float(told["used_cpu_user"]) + float(told["used_cpu_sys"])


if __name__ == "__main__":
    sys.exit(main())
