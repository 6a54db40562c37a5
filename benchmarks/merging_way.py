"""What merging costs on the whole way, and how canonical events are read: with it against without it."""

import time
from collections.abc import Iterator
from itertools import islice
from statistics import median

from feed import DIPLOMATIC, Measure, articles
from running import server, until, worker
from store_size import variants

from communique_extraction.extractor import Extractor
from communique_producer import Producer
from communique_schemas import Article, ExtractionResult
from communique_store import EventStore
from communique_worker.merging import merge_left, merge_stored

_CORES = 2
_CHUNK = 32
_DAYS_A_TURN = 400
"""More than the articles of a turn lie apart."""
_LOOK_SECONDS = 0.05


def merging(*, short: bool) -> list[Measure]:
    """Articles a second with merging against without, in turns, so that noise hits both.

    The feed of readouts is the hard case: nearly every article has events, and all have a few people.
    """
    size, turns = (60, 1) if short else (800, 3)
    batch = articles(DIPLOMATIC, size, seed=2)
    ratios = []
    for turn in range(turns):
        without = _seconds(batch, turn, merging=False)
        ratios.append(without / _seconds(batch, turn, merging=True))
    return [
        Measure("whole way with merging against without it", median(ratios), 0.9, "x"),
        _growth(short=short),
        _density(short=short),
    ]


def _growth(*, short: bool) -> Measure:
    """How much longer merging a report takes in a store that is full, of the same people years before."""
    few, many = (200, 1_000) if short else (2_000, 20_000)
    patterns = list(Extractor().pipe(articles(DIPLOMATIC, 20 if short else 400)))
    results = variants([result for result in patterns if result.events], _DAYS_A_TURN)
    with server() as settings, EventStore(settings=settings) as store:
        _fill(store, results, few)
        early = _merging(store, results)
        _fill(store, results, many)
        late = _merging(store, results)
    name = f"cost of merging a report at {many:,} reports against {few:,}"
    return Measure(name, 100 * (late / early - 1), 20, "%", False)


def _density(*, short: bool) -> Measure:
    """The same of a store whose reports all lie within fourteen years: of more of them more lie near."""
    few, many = (200, 1_000) if short else (1_000, 6_000)
    patterns = list(Extractor().pipe(articles(DIPLOMATIC, 20 if short else 400)))
    results = variants([result for result in patterns if result.events])
    with server() as settings, EventStore(settings=settings) as store:
        _fill(store, results, few)
        early = _merging(store, results)
        _fill(store, results, many)
        late = _merging(store, results)
    name = f"cost of merging a report at {many:,} dense reports against {few:,}"
    return Measure(name, late / early, 2, "x", False)


def _fill(store: EventStore, results: Iterator[ExtractionResult], number: int) -> None:
    while store.counts().events < number:
        store.save_many(islice(results, _CHUNK))
        merge_left(store, at_once=True)


def _merging(store: EventStore, results: Iterator[ExtractionResult]) -> float:
    """Seconds for merging one report, in chunks as a worker does; the median of ten chunks."""
    times = []
    for _ in range(10):
        batch = list(islice(results, _CHUNK))
        store.save_many(batch)
        reports = [event.id for result in batch for event in result.events]
        began = time.process_time()
        merge_stored(store, reports)
        times.append((time.process_time() - began) / len(reports))
    return median(times)


def _seconds(batch: list[Article], turn: int, *, merging: bool) -> float:
    """Seconds from the push of all articles until all are stored, and merged if that is asked for."""
    with (
        server() as settings,
        worker(settings, _CORES, COMMUNIQUE_MERGING=str(merging)),
        EventStore(settings=settings) as store,
    ):
        producer = Producer(settings=settings)
        _push(producer, store, batch[:40], f"warm-{turn}", merging=merging)
        began = time.perf_counter()
        _push(producer, store, batch, str(turn), merging=merging)
        return time.perf_counter() - began


def _push(
    producer: Producer, store: EventStore, batch: list[Article], name: str, *, merging: bool
) -> None:
    producer.push([article.model_copy(update={"id": f"{name}-{article.id}"}) for article in batch])
    until(lambda: not store.outbox.size(), _LOOK_SECONDS)
    if merging:
        until(lambda: not store.groups.waiting(), _LOOK_SECONDS)
