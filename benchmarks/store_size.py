"""The store at a million events: what storing costs, memory, and how it is read."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import redis
from feed import DIPLOMATIC, Measure, articles
from running import server

from communique_extraction.extractor import Extractor
from communique_schemas import ArticleReference, ExtractionResult
from communique_store import EventStore

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
    results = variants([result for result in patterns if result.events])
    with (
        server() as settings,
        EventStore(settings=settings) as opened,
        redis.Redis.from_url(settings.store_url or "") as redis_client,
    ):
        client: Any = redis_client  # it types answers for both of its modes
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
        read = _reading(settings.store_url or "", short=short)
    return [
        Measure(
            "cost of an article at 1,000,000 events stored against 1,000",
            100 * (late / early - 1),
            10,
            "%",
            False,
        ),
        Measure(
            "query by any filter at 1,000,000 events, 99th percentile", read["p99"], 20, "ms", False
        ),
        Measure(
            "query for canonical events, the same",
            read["canonical_p99"],
            20,
            "ms",
            False,
        ),
        Measure("memory of an event beside its article", each, 2.5, "KiB", False),
        Measure("events/s that one consumer follows", read["followed"], 20_000, "/s"),
    ]


def _reading(url: str, *, short: bool) -> dict[str, float]:
    """What `store_reading.py` measures."""
    entries, every = (1_000, 25) if short else (50_000, 1)
    script = Path(__file__).with_name("store_reading.py")
    command = [sys.executable, str(script), url, "--follow", str(entries), "--every", str(every)]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    figures: dict[str, float] = json.loads(told)
    return figures


def variants(
    patterns: list[ExtractionResult], days_a_turn: int | None = None
) -> Iterator[ExtractionResult]:
    """Results without end: those read from real articles, under new ids and on other days.

    Args:
        patterns: the results.
        days_a_turn: each turn through all of them lies so many days behind the one before, as news comes; by
            default each result lies anywhere within some years.
    """
    dice = random.Random(1)  # noqa: S311 - no secret
    turn = 0
    while True:
        turn += 1
        for result in patterns:
            days = dice.randint(-1500, 1500) if days_a_turn is None else turn * days_a_turn
            shift = timedelta(days=days)
            published = result.article.published_at
            article = result.article.model_copy(
                update={
                    "id": f"{turn}-{result.article.id}",
                    "published_at": published and published + shift,
                }
            )
            events = tuple(
                event.model_copy(
                    update={
                        "id": f"{turn:06x}{event.id[6:]}",
                        "article": ArticleReference.to(article),
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
