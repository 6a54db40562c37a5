"""The store at a million events: queries, memory, following, and what storing costs."""

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from feed import DIPLOMATIC, Measure, articles
from queue_way import server

from communique_schemas import ExtractionResult
from communique_store import EventStore
from communique_worker.extraction.extractor import Extractor

_CHUNK = 32
_KIB = 1024


def store(*, short: bool) -> list[Measure]:
    """Fill a store, and measure it on the way."""
    few, many = (200, 2_000) if short else (1_000, 1_000_000)
    extractor, batch = Extractor(), articles(DIPLOMATIC, 20 if short else 400)
    list(extractor.pipe(batch[:5]))  # warm
    began = time.perf_counter()
    patterns = list(extractor.pipe(batch))
    extraction = (time.perf_counter() - began) / len(batch)
    results = _variants([result for result in patterns if result.events])
    with server() as settings, EventStore(settings=settings) as opened:
        client = opened._client  # noqa: SLF001 - a look below
        begun = client.info("memory")["used_memory"]
        _fill(opened, results, few)
        early = extraction + _storing(opened, results)
        _fill(opened, results, many)
        late = extraction + _storing(opened, results)
        events = opened.counts().events
        texts = sum(
            client.memory_usage(key) or 0
            for key in islice(client.scan_iter("{communique}:article:*", count=1000), 2000)
        ) / 2000 * opened.counts().articles  # fmt: skip
        each = (client.info("memory")["used_memory"] - begun - texts) / events / _KIB
        slowest = _slowest(opened, 20 if short else 500)
        speed = _following(opened, 1_000 if short else 100_000)
    return [
        Measure(
            "cost of an article at 1,000,000 events stored against 1,000",
            100 * (late / early - 1),
            10,
            "%",
            False,
        ),
        Measure(
            "query by any filter at 1,000,000 events, 99th percentile", slowest, 20, "ms", False
        ),
        Measure("memory of an event beside its article", each, 2.5, "KiB", False),
        Measure("events/s that one consumer follows", speed, 20_000, "/s"),
    ]


def _variants(patterns: list[ExtractionResult]) -> Iterator[ExtractionResult]:
    """Results without end: those read from real articles, under new ids and on other days."""
    dice = random.Random(1)  # noqa: S311 - no secret
    turn = 0
    while True:
        turn += 1
        for result in patterns:
            article = result.article.model_copy(update={"id": f"{turn}-{result.article.id}"})
            shift = timedelta(days=dice.randint(-1500, 1500))
            events = tuple(
                event.model_copy(
                    update={
                        "id": f"{turn:06x}{event.id[6:]}",
                        "article": event.article.model_copy(update={"id": article.id}),
                        "date": event.date and event.date.model_copy(
                            update={"start": event.date.start + shift, "end": event.date.end + shift}
                        ),
                    }
                )
                for event in result.events
            )  # fmt: skip
            yield result.model_copy(update={"article": article, "events": events})


def _fill(opened: EventStore, results: Iterator[ExtractionResult], number: int) -> None:
    while opened.counts().events < number:
        opened.save_many(islice(results, 20 * _CHUNK))


def _storing(opened: EventStore, results: Iterator[ExtractionResult]) -> float:
    """Seconds for storing one article, in chunks as a worker does; the best of ten chunks."""
    best = float("inf")
    for _ in range(10):
        batch = list(islice(results, _CHUNK))
        began = time.perf_counter()
        opened.save_many(batch)
        best = min(best, (time.perf_counter() - began) / len(batch))
    return best


def _slowest(opened: EventStore, number: int) -> float:
    """The 99th percentile of random queries in ms, each of its first 100 events."""
    dice = random.Random(2)  # noqa: S311 - no secret
    filters: dict[str, list[object]] = {
        "type": ["meeting", "agreement"],
        "status": ["occurred", "planned", "cancelled"],
        "country": ["USA", "RUS", "CHN", "FRA", "TJK"],
        "participant": ["Putin", "Obama", "Vladimir Putin", "nobody"],
        "since": [date(2012, 1, 1), date(2020, 6, 1)],
        "until": [date(2013, 1, 1), date(2021, 1, 1)],
        "min_confidence": [0.5, 0.9],
    }
    times = []
    for turn in range(number):
        names = (
            dice.sample(list(filters), dice.randint(1, 3))
            if turn % 2
            else [dice.choice(list(filters))]
        )
        asked = {name: dice.choice(filters[name]) for name in names}
        began = time.perf_counter()
        list(opened.query(**asked))  # type: ignore[arg-type]
        times.append((1000 * (time.perf_counter() - began), asked))
    times.sort(key=lambda entry: entry[0])
    return times[int(0.99 * (number - 1))][0]


def _following(opened: EventStore, number: int) -> float:
    reading = opened.follow("benchmark", block_seconds=0.1, count=1000)
    began = time.perf_counter()
    read = sum(1 for _ in islice(reading, number))
    return read / (time.perf_counter() - began)
