"""The whole way, from push to stored, against bare processes that only extract the same articles."""

import tempfile
import time
from itertools import islice
from multiprocessing import get_context
from multiprocessing.pool import Pool
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from statistics import median

from feed import MIXED, Measure, articles
from running import server, until, worker

from communique_extraction.extractor import Extractor
from communique_producer import Producer
from communique_schemas import Article
from communique_store import EventStore

_CORES = 2
_CHUNK = 32
_LOOK_SECONDS = 0.05
"""Looking more often would take work from the two cores that are measured."""

_loaded: list[tuple[Extractor, "Synchronized[int]"]] = []
"""The extractor of this bare process, and the number of the next chunk that none has taken."""


def whole_way(*, short: bool) -> list[Measure]:
    """Articles a second over the queue against bare extraction, in turns, so that noise hits both."""
    size, turns = (60, 1) if short else (2000, 5)
    batch = articles(MIXED, size, seed=2)
    ratios = []
    spawning = get_context("spawn")
    free: Synchronized[int] = spawning.Value("i", 0)
    with (
        tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file,
        spawning.Pool(_CORES, initializer=_load, initargs=(free,)) as bare,
        server() as settings,
        worker(settings, _CORES),
        EventStore(settings=settings) as store,
    ):
        file.writelines(article.model_dump_json() + "\n" for article in batch)
        file.flush()
        for turn in range(-1, turns):  # the first one warms up
            free.value = 0
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
    """Seconds until the processes have extracted all articles of the file."""
    began = time.perf_counter()
    processes.map(_extract, [file] * _CORES, chunksize=1)
    return time.perf_counter() - began


def _load(free: "Synchronized[int]") -> None:
    _loaded.append((Extractor(), free))


def _extract(file: str) -> None:
    """Read chunks of the file that no other process has taken: none waits while another has work."""
    [(extractor, free)] = _loaded
    with Path(file).open(encoding="utf-8") as lines:
        chunks = enumerate(iter(lambda: list(islice(lines, _CHUNK)), []))
        while True:
            with free:
                mine = free.value
                free.value += 1
            chunk = next((chunk for number, chunk in chunks if number == mine), None)
            if chunk is None:
                return
            list(extractor.pipe(Article.model_validate_json(line) for line in chunk))
