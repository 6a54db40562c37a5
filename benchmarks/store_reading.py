"""How a consumer reads the store: queries by random filters, and following the stream."""

import random
import time
from datetime import date
from itertools import islice

from communique_store import EventStore


def reading(url: str, queries: int, entries: int) -> tuple[float, float]:
    """The 99th percentile of so many queries in ms, and the entries followed in a second."""
    with EventStore(url) as store:
        return _slowest(store, queries), _following(store, entries)


def _slowest(store: EventStore, number: int) -> float:
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
        list(store.query(**asked))  # type: ignore[arg-type]
        times.append((1000 * (time.perf_counter() - began), asked))
    times.sort(key=lambda entry: entry[0])
    return times[int(0.99 * (number - 1))][0]


def _following(store: EventStore, number: int) -> float:
    best = 0.0
    for turn in range(3):
        entries = store.follow(f"benchmark-{turn}", block_seconds=0.1, count=1000)
        began = time.perf_counter()
        read = sum(1 for _ in islice(entries, number))
        best = max(best, read / (time.perf_counter() - began))
    return best
