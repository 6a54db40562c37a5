"""What the queue costs: the producer, latency, memory, growth."""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from celery import Celery
from feed import MIXED, Measure, articles
from running import server, until, worker

from communique_producer import Producer
from communique_schemas import TASK_NAME, ChunkMessage, InlineChunkMessage
from communique_store import EventStore

_CORES = 2
_KIB = 1024


def pushing(*, short: bool) -> list[Measure]:
    """Articles a second pushed, against one Celery message an article."""
    batch = articles(MIXED, 100 if short else 4000, seed=4)
    one_by_one, ours = [], []
    with server() as settings:
        app = Celery(broker=settings.broker_url)
        app.conf.task_ignore_result = True
        producer = Producer(settings=settings)
        for turn in range(5):  # the best of five, by turns, so that what else runs counts less
            began = time.perf_counter()
            for article in batch[: len(batch) // 4]:
                record = article.model_dump(mode="json")
                payload = InlineChunkMessage(articles=(record,)).payload()
                app.send_task(TASK_NAME, args=[payload], queue="one-by-one")
            one_by_one.append(4 * (time.perf_counter() - began))
            new = [a.model_copy(update={"id": f"{turn}-{a.id}"}) for a in batch]
            began = time.perf_counter()
            producer.push(new)
            ours.append(time.perf_counter() - began)
    speed = min(one_by_one) / min(ours)
    return [Measure("articles/s pushed against one message an article", speed, 8, "x")]


def latency(*, short: bool) -> list[Measure]:
    """Milliseconds from push to stored, one article, idle system, median."""
    batch = articles(MIXED, 5 if short else 60, seed=6)
    times = []
    with server() as settings, worker(settings, 1), EventStore(settings=settings) as store:
        producer = Producer(settings=settings)
        for article in batch:
            began = time.perf_counter()
            producer.push([article])
            until(lambda: not store.outbox.size())
            times.append(1000 * (time.perf_counter() - began))
    return [
        Measure("push to stored, one article, idle system, median", median(times), 150, "ms", False)
    ]


def memory(*, short: bool) -> list[Measure]:
    """MiB of private memory of each pool process after 1,000 articles; the larger of two."""
    batch = articles(MIXED, 50 if short else 1000, seed=7)
    with server() as settings, worker(settings, _CORES) as running:
        producer = Producer(settings=settings)
        producer.push(batch)
        producer.wait(article.id for article in batch)
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
        private = [private_mib(int(pid)) for pid in children]
    return [Measure("private memory of a pool process", max(private), 80, "MiB", False)]


def private_mib(pid: int) -> float:
    """MiB of memory that a process has for itself."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(int(kib) for kib in re.findall(r"Private_\w+:\s+(\d+) kB", told)) / _KIB


def queue_growth(*, short: bool) -> list[Measure]:
    """Percent by which an article costs more with 10,000 articles under way than with 100."""
    few, many, probe = (20, 200, 32) if short else (100, 10_000, 320)
    costs = []
    with server() as settings:
        os.environ["COMMUNIQUE_STORE_URL"] = settings.store_url or ""
        from communique_worker.tasks import extract, extractor

        extractor()
        producer = Producer(settings=settings)
        for waiting in (few, many):
            producer.push(articles(MIXED, waiting, seed=8), force=True)
            costs.append(_cost(producer, extract, probe, f"{waiting}"))
    return [
        Measure(
            "cost of an article at 10,000 under way against 100", _percent(costs), 10, "%", False
        )
    ]


def _cost(
    producer: Producer, task: Callable[[dict[str, Any]], None], probe: int, name: str
) -> float:
    """Seconds for the task's work on some articles, the best of three, so that noise counts less."""
    best = float("inf")
    for turn in range(3):
        batch = [
            a.model_copy(update={"id": f"{name}-{turn}-{a.id}"})
            for a in articles(MIXED, probe, seed=9)
        ]
        producer.push(batch)
        began = time.process_time()
        for start in range(0, len(batch), 32):
            ids = tuple(article.id for article in batch[start : start + 32])
            task(ChunkMessage(articles=ids).payload())
        best = min(best, time.process_time() - began)
    return best


def _percent(costs: list[float]) -> float:
    return 100 * (costs[1] / costs[0] - 1)
