"""What the queue costs: the whole way against bare processes, the producer, latency, memory, growth."""

import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import median

from celery import Celery
from feed import MIXED, Measure, articles
from tenacity import retry, retry_if_result, wait_fixed

from communique_producer import Producer
from communique_schemas import TASK_NAME, Article, ChunkMessage, InlineChunkMessage
from communique_store import ConnectionSettings, EventStore
from communique_store.embedded import EmbeddedServer
from communique_worker.extraction.extractor import Extractor

_CORES = 2
_KIB = 1024


@contextmanager
def server() -> Iterator[ConnectionSettings]:
    """An empty server, and the settings that point at it."""
    with tempfile.TemporaryDirectory() as folder, EmbeddedServer(Path(folder)) as running:
        yield ConnectionSettings(broker_url=running.url, store_url=running.url)


@contextmanager
def worker(settings: ConnectionSettings, concurrency: int) -> Iterator["subprocess.Popen[bytes]"]:
    """A real worker that is ready."""
    url = settings.store_url or ""
    environment = {**os.environ, "COMMUNIQUE_STORE_URL": url, "COMMUNIQUE_BROKER_URL": url}
    command = [sys.executable, "-m", "communique", "worker", "--concurrency", str(concurrency),
               "--loglevel", "error"]  # fmt: skip
    running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        with EventStore(settings=settings) as store:
            _until(lambda: bool(store.workers_alive()))
        yield running
    finally:
        running.terminate()
        running.wait()


def _until(condition: object) -> None:
    retry(retry=retry_if_result(lambda done: not done), wait=wait_fixed(0.005))(condition)()  # type: ignore[arg-type]


def whole_way(*, short: bool) -> list[Measure]:
    """Push to stored on two cores, against two bare processes that only extract the same articles."""
    batch = articles(MIXED, 60 if short else 3000, seed=2)
    bare = _bare_seconds(batch)
    with server() as settings, worker(settings, _CORES), EventStore(settings=settings) as store:
        producer = Producer(settings=settings)
        warm = articles(MIXED, 64, seed=3)
        producer.push(a.model_copy(update={"id": f"warm-{a.id}"}) for a in warm)
        _until(lambda: not store.outbox.size())
        began = time.perf_counter()
        producer.push(batch)
        _until(lambda: not store.outbox.size())
        whole = time.perf_counter() - began
    return [Measure("whole way on 2 cores against bare extraction", bare / whole, 0.93, "x")]


def _bare_seconds(batch: list[Article]) -> float:
    """How long two processes take for half of the articles each, once both are warm."""
    context = multiprocessing.get_context("spawn")
    ready, done = context.Barrier(_CORES + 1), context.Barrier(_CORES + 1)
    processes = [
        context.Process(target=_extract, args=(batch[part::_CORES], ready, done))
        for part in range(_CORES)
    ]
    for process in processes:
        process.start()
    ready.wait()
    began = time.perf_counter()
    done.wait()
    seconds = time.perf_counter() - began
    for process in processes:
        process.join()
    return seconds


def _extract(batch: list[Article], ready: Barrier, done: Barrier) -> None:
    extractor = Extractor()
    list(extractor.pipe(batch[:32]))
    ready.wait()
    for start in range(0, len(batch), 32):
        list(extractor.pipe(batch[start : start + 32]))
    done.wait()


def pushing(*, short: bool) -> list[Measure]:
    """Articles a second pushed, against one Celery message an article."""
    batch = articles(MIXED, 100 if short else 4000, seed=4)
    one_by_one, ours = [], []
    with server() as settings:
        app = Celery(broker=settings.broker_url)
        app.conf.task_ignore_result = True
        producer = Producer(settings=settings)
        for turn in range(3):  # the best of three, by turns, so that what else runs counts less
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
            _until(lambda: not store.outbox.size())
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
        private = [_private_mib(int(pid)) for pid in children]
    return [Measure("private memory of a pool process", max(private), 80, "MiB", False)]


def _private_mib(pid: int) -> float:
    told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(int(kib) for kib in re.findall(r"Private_\w+:\s+(\d+) kB", told)) / _KIB


def queue_growth(*, short: bool) -> list[Measure]:
    """Percent by which an article costs more with 10,000 articles under way than with 100."""
    few, many, probe = (20, 200, 32) if short else (100, 10_000, 320)
    costs = []
    with server() as settings:
        os.environ["COMMUNIQUE_STORE_URL"] = settings.store_url or ""
        from communique_worker.tasks import _process, extractor

        extractor()
        producer = Producer(settings=settings)
        for waiting in (few, many):
            producer.push(articles(MIXED, waiting, seed=8), force=True)
            costs.append(_cost(producer, _process, probe, f"{waiting}"))
    return [
        Measure(
            "cost of an article at 10,000 under way against 100", _percent(costs), 10, "%", False
        )
    ]


def _cost(producer: Producer, process: object, probe: int, name: str) -> float:
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
            process(ChunkMessage(articles=ids).payload())  # type: ignore[operator]
        best = min(best, time.process_time() - began)
    return best


def _percent(costs: list[float]) -> float:
    return 100 * (costs[1] / costs[0] - 1)
