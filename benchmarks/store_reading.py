"""How a consumer reads a store: queries by every filter, and following the stream.

    python benchmarks/store_reading.py redis://…   # of a store that is filled; prints the slowest queries

`store_size.py` runs it as a process of its own, because a consumer holds no model: what stands in memory
beside it makes Python's own garbage collection slower.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations
from typing import Any

import redis

from communique_store import EventStore

FILTERS: dict[str, list[Any]] = {
    "type": ["meeting", "agreement"],
    "status": ["occurred", "ongoing", "planned", "proposed", "cancelled", "denied"],
    "country": ["USA", "RUS", "ISR", "TJK", "ZZZ"],
    "participant": ["Putin", "Vladimir Putin", "Biden", "council", "nobody"],
    "since": [
        date(2000, 1, 1),
        date(2012, 1, 1),
        date(2020, 6, 1),
        date(2027, 1, 1),
        date(2090, 1, 1),
    ],
    "until": [date(1990, 1, 1), date(2013, 1, 1), date(2021, 1, 1), date(2090, 1, 1)],
    "article": ["none"],
    "min_confidence": [0.5, 0.9, 0.97, 0.99, 0.995, 0.998, 1.0],
}
"""Every filter that `communique events` has, with values that fit many, few and no events."""

_TURNS = 3


def all_queries() -> list[dict[str, Any]]:
    """Every value of every filter, and every pair of values of two filters."""
    single = [{name: value} for name, values in FILTERS.items() for value in values]
    pairs = [
        one | other for one, other in combinations(single, 2) if one.keys().isdisjoint(other.keys())
    ]
    return [{}, *single, *pairs]


Took = tuple[float, float, dict[str, Any]]
"""Milliseconds by the clock, those that client and server worked, and the query."""


def timed(
    query: Callable[..., Iterable[Any]],
    queries: list[dict[str, Any]],
    client: "redis.Redis",
) -> list[Took]:
    """Milliseconds of each query's first 100 events, slowest query first.

    Each counts as its best of three turns, so that what else runs on the machine counts less.
    """
    times = []
    for asked in queries:
        by_clock = by_work = float("inf")
        for _ in range(_TURNS):
            worked, began = _worked(client), time.perf_counter()
            list(query(**asked))
            by_clock = min(by_clock, time.perf_counter() - began)
            by_work = min(by_work, _worked(client) - worked)
        times.append((1000 * by_clock, 1000 * by_work, asked))
    return sorted(times, key=lambda entry: -entry[0])


def _worked(client: "redis.Redis") -> float:
    """Seconds that this process and the server have worked."""
    told: Any = client.info("cpu")
    return time.process_time() + float(told["used_cpu_user"] + told["used_cpu_sys"])


def percentile(times: list[Took], of: int) -> float:
    """The 99th percentile of the times by the clock (0), or of the work (1)."""
    ranked = sorted((took[of] for took in times), reverse=True)
    return float(ranked[int(0.01 * len(ranked))])


def longest_script(client: "redis.Redis") -> float:
    """Milliseconds for which the longest script has kept the server, by its log of slow commands."""
    told: Any = client.slowlog_get(-1)  # redis-py types answers for both of its modes
    scripts = [entry["duration"] for entry in told if entry["command"].upper().startswith(b"EVAL")]
    return max(scripts, default=0) / 1000


def following(store: EventStore, number: int) -> float:
    """Entries of the stream that one consumer follows in a second; the best of three turns."""
    best = 0.0
    for turn in range(_TURNS):
        began, read = time.perf_counter(), 0
        for _ in store.follow(f"benchmark-{began}-{turn}", block_seconds=0.1, count=1000):
            read += 1
            if read == number:
                break
        best = max(best, read / (time.perf_counter() - began))
    return best


def main() -> int:
    """Print the figures as JSON, and the slowest queries on standard error."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("--follow", type=int, default=0, help="how many entries to follow")
    parser.add_argument("--every", type=int, default=1, help="ask only every so-manieth query")
    told = parser.parse_args()
    with EventStore(told.url) as store, redis.Redis.from_url(told.url) as client:
        client.config_set("slowlog-log-slower-than", 1000)
        client.config_set("slowlog-max-len", 10_000)
        client.slowlog_reset()
        times = timed(store.query, all_queries()[:: told.every], client)
        canonical = timed(store.query_canonical, all_queries()[:: told.every], client)
        figures = {
            "queries": len(times),
            "p99": percentile(times, 0),
            "worked_p99": percentile(times, 1),
            "canonical_p99": percentile(canonical, 0),
            "canonical_worked_p99": percentile(canonical, 1),
            "median": times[len(times) // 2][0],
            "longest": longest_script(client),
            "followed": following(store, told.follow) if told.follow else 0.0,
        }
    print(json.dumps(figures))
    for name, slow in (("reports", times), ("events", canonical)):
        for took, worked, asked in slow[:12]:
            values = ", ".join(f"{name}={value}" for name, value in asked.items())
            print(f"{took:8.1f} ms, {worked:.1f} worked  {name}: {values}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
