"""The whole way, from push to stored, against bare processes that only extract the same articles."""

import tempfile
import time
from itertools import islice
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from statistics import median

from feed import MIXED, Measure, articles
from running import server, until, worker

from communique_producer import Producer
from communique_schemas import Article
from communique_store import EventStore
from communique_worker.extraction.extractor import Extractor

_CORES = 2
_CHUNK = 32
_LOOK_SECONDS = 0.05
"""Looking more often would take work from the two cores that are measured."""

_loaded: list[Extractor] = []
"""The extractor of this bare process."""


def whole_way(*, short: bool) -> list[Measure]:
    """Articles a second over the queue against bare extraction, in turns, so that noise hits both."""
    size, turns = (60, 1) if short else (2000, 5)
    batch = articles(MIXED, size, seed=2)
    ratios = []
    with (
        tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file,
        get_context("spawn").Pool(_CORES, initializer=_load) as bare,
        server() as settings,
        worker(settings, _CORES),
        EventStore(settings=settings) as store,
    ):
        file.writelines(article.model_dump_json() + "\n" for article in batch)
        file.flush()
        for turn in range(-1, turns):  # the first one warms up
            alone = _bare(bare, file.name)
            whole = _over_the_queue(Producer(settings=settings), store, batch, turn)
            if turn >= 0:
                ratios.append(alone / whole)
    return [Measure("whole way on 2 cores against bare extraction", median(ratios), 0.93, "x")]


def _over_the_queue(
    producer: Producer, store: EventStore, batch: list[Article], turn: int
) -> float:
    """Seconds from the push of all articles until the last of them is stored."""
    new = [article.model_copy(update={"id": f"{turn}-{article.id}"}) for article in batch]
    began = time.perf_counter()
    producer.push(new)
    until(lambda: not store.outbox.size(), _LOOK_SECONDS)
    return time.perf_counter() - began


def _bare(processes: Pool, file: str) -> float:
    """Seconds until every process has extracted its share of the file."""
    began = time.perf_counter()
    processes.starmap(_extract, [(file, part) for part in range(_CORES)], chunksize=1)
    return time.perf_counter() - began


def _load() -> None:
    _loaded.append(Extractor())


def _extract(file: str, part: int) -> None:
    """Read every second chunk of the file, as a worker gets them."""
    with Path(file).open(encoding="utf-8") as lines:
        for number, chunk in enumerate(iter(lambda: list(islice(lines, _CHUNK)), [])):
            if number % _CORES == part:
                list(_loaded[0].pipe(Article.model_validate_json(line) for line in chunk))
