"""What one Redis carries: simulated workers on it, extraction replaced by its measured time.

    python benchmarks/scale.py          # about two minutes
    python benchmarks/scale.py --short  # only that it works

A simulated worker takes a chunk of ids from a list and notes it as unacknowledged, as Celery's transport
does, reads the articles from the outbox, sleeps for as long as their extraction takes, saves the results
by the store's own script, and acknowledges. Results are packed beforehand, for on a real worker's core
that is part of the extraction. Every worker has some chunks to do; more workers than one process can play
are not simulated. So the server's limit is not reached: it is calculated from the server's own CPU time
for an article, the median of the steps.
"""

import argparse
import asyncio
import sys
import time
from dataclasses import dataclass
from itertools import islice
from statistics import median

import redis.asyncio
from feed import MIXED, articles
from rich.console import Console
from rich.table import Table
from running import server
from store_size import variants

from communique_schemas import ExtractionResult
from communique_store import EventStore
from communique_store.codec import pack_article
from communique_store.scripts import script
from communique_worker.extraction.extractor import Extractor

_CHUNK = 32
_SECONDS = 4
_MOST_ARTICLES = 20_000
_BUSY = 0.8
"""Share of one core up to which a server that answers in time should be loaded."""

Writing = tuple[list[str], list[str | bytes | float]]


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
    for workers in (4, 8) if short else (8, 32, 64, 128):
        step = _step(patterns, workers, each, 200 if short else _MOST_ARTICLES)
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


def _step(patterns: list[ExtractionResult], workers: int, each: float, most: int) -> Step:
    number = min(most, max(workers * _CHUNK, int(workers * _SECONDS / each)))
    results = list(islice(variants(patterns), number))
    with server() as settings, EventStore(settings=settings) as store:
        writings = {}
        for start in range(0, number, 512):
            part = results[start : start + 512]
            store.outbox.accept([result.article for result in part])
            for result in part:
                writings[result.article.id] = store._writing(result)  # noqa: SLF001 - packed here
        client = store._client  # noqa: SLF001
        outbox = store._keys.outbox  # noqa: SLF001
        ids = list(writings)
        for start in range(0, number, _CHUNK):
            client.lpush("chunks", "\n".join(ids[start : start + _CHUNK]))
        before, own, began = _busy(client), time.process_time(), time.perf_counter()
        asyncio.run(_work(settings.store_url or "", workers, each, outbox, writings))
        took = time.perf_counter() - began
        busy, simulating = _busy(client) - before, time.process_time() - own
    return Step(workers, number / took, workers / each, busy / took, simulating / took)


def _busy(client: "redis.Redis") -> float:
    told = client.info("cpu")
    return float(told["used_cpu_user"]) + float(told["used_cpu_sys"])


async def _work(
    url: str, workers: int, each: float, outbox: str, writings: dict[str, Writing]
) -> None:
    async with redis.asyncio.Redis.from_url(url, max_connections=workers) as client:
        digest = await client.script_load(script("save.lua"))

        async def one() -> None:
            while (taken := await client.rpop("chunks")) is not None:
                await client.hset("unacked", taken, taken)
                await client.zadd("unacked_index", {taken: time.time()})
                ids = taken.decode().split("\n")
                await client.hmget(outbox, ids)
                await asyncio.sleep(each * len(ids))
                async with client.pipeline(transaction=False) as pipeline:
                    for article_id in ids:
                        keys, arguments = writings[article_id]
                        pipeline.evalsha(digest, len(keys), *keys, *arguments)
                    await pipeline.execute()
                await client.zrem("unacked_index", taken)
                await client.hdel("unacked", taken)

        await asyncio.gather(*(one() for _ in range(workers)))


if __name__ == "__main__":
    sys.exit(main())
