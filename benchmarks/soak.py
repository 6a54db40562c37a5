"""Runs the whole way for as long as told while random faults happen, and closes the ledger at the end.

    python benchmarks/soak.py --minutes 30 --seed 1

Two workers, a server that writes out every second, and a network between them; one article in 500 is
poison (see `tests/faults/poisoned.py`). A fault comes every few seconds, drawn by the seed. The exit code
is 1 where an article was lost or an event doubled.
"""

import argparse
import random
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from communique_producer import Patience, Producer
from communique_schemas import TASK_NAME, Article, ChunkMessage
from communique_schemas.errors import ConnectionFailedError
from communique_store import EventStore
from tests.faults.stage import (
    Proxy,
    Server,
    Worker,
    articles,
    await_that,
    check_ledger,
    settings_for,
)

_BATCH = 100
_PAUSE = 1.0
_MOST_UNDER_WAY = 3_000
_POISON = 500
_POISONS = ("DIE", "LOOP", "RAISE")
_LIMITS = {"COMMUNIQUE_ARTICLE_SECONDS": "2", "COMMUNIQUE_VISIBILITY_SECONDS": "10"}


@dataclass
class Feed:
    """Pushes articles from a thread of its own, until it is stopped."""

    url: str
    seed: int
    pushed: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Push a batch every second; a server that is away is waited for."""
        producer = Producer(settings=settings_for(self.url))
        patience = Patience(broker_seconds=None, max_queued=_MOST_UNDER_WAY)
        number = 0
        while not self.stopped.wait(_PAUSE):
            number += 1
            batch = articles(_BATCH, seed=self.seed + number, name=f"n{number}-")
            if number % (_POISON // _BATCH) == 0:
                word = _POISONS[number // (_POISON // _BATCH) % len(_POISONS)]
                batch[0] = Article(id=f"{word}-{number}", text=f"{word} The ministers met.")
            producer.push(batch, patience=patience)
            self.pushed += [article.id for article in batch]


class Soak:
    """The stage, and the faults that happen on it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - no secret
        self.server = Server(folder, fsync="everysec")
        self.server.start()
        self.proxy = Proxy(self.server.port)
        self.store = EventStore(settings=settings_for(self.server.url))
        self.workers = []
        for name in ("one", "two"):
            (folder / name).mkdir()
            made = Worker(
                folder / name, self.proxy.url, app="tests.faults.poisoned", concurrency=1, **_LIMITS
            )
            made.start()
            self.workers.append(made)
        self.faults: dict[str, Callable[[], None]] = {
            "pool process killed": lambda: self._worker().kill_one(self.dice),
            "worker killed, another started": self._kill_worker,
            "worker told to end, another started": self._drain_worker,
            "server killed and restarted": self._restart_server,
            "server paused": self._pause_server,
            "connections cut": self.proxy.cut,
            "network slow": self._slow,
            "network gone": self._gone,
            "queue lost": self._lose_queue,
            "messages sent twice": self._send_again,
            "memory limit reached": self._fill_memory,
            "disk full": self._fill_disk,
        }

    def _worker(self) -> Worker:
        return self.dice.choice(self.workers)

    def _hold(self, most: float) -> None:
        time.sleep(self.dice.uniform(0.2, most))  # how long the fault lasts

    def _kill_worker(self) -> None:
        worker = self._worker()
        worker.kill()
        worker.start()

    def _drain_worker(self) -> None:
        worker = self._worker()
        worker.drain()
        worker.start()

    def _restart_server(self) -> None:
        self.server.kill()
        self._hold(5)
        self.server.start()

    def _pause_server(self) -> None:
        self.server.pause()
        self._hold(10)
        self.server.resume()

    def _slow(self) -> None:
        self.proxy.delay = 0.05
        self._hold(5)
        self.proxy.delay = 0

    def _gone(self) -> None:
        self.proxy.open = False
        self.proxy.cut()
        self._hold(8)
        self.proxy.open = True

    def _lose_queue(self) -> None:
        with self.server.client() as client:
            client.delete("communique")

    def _send_again(self) -> None:
        from celery import Celery

        with self.server.client() as client:
            ids = [key.decode() for key in client.hkeys("{communique}:outbox")[:32]]
        payload = ChunkMessage(articles=tuple(ids)).payload()
        Celery(broker=self.server.url).send_task(TASK_NAME, args=[payload], queue="communique")

    def _fill_memory(self) -> None:
        with self.server.client() as client:
            client.config_set("maxmemory", "1mb")
            self._hold(5)
            client.config_set("maxmemory", "0")

    def _fill_disk(self) -> None:
        self.server.fill_disk()
        self._hold(5)
        self.server.empty_disk()

    def revive(self) -> None:
        """Start workers that have ended, as a supervisor would."""
        for worker in self.workers:
            if worker.process.poll() is not None:
                worker.start()

    def recovery(self) -> float:
        """Seconds until the next article is stored."""
        began = time.monotonic()
        before = self.store.counts().articles

        def moved() -> bool:
            self.revive()
            counts = self.store.counts()
            return counts.articles > before or not counts.under_way

        await_that(moved)
        return time.monotonic() - began


def main() -> int:
    """Run, and print what happened as a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    flights: dict[str, list[int]] = defaultdict(list)
    recoveries: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        soak = Soak(Path(folder), told.seed)
        feed = Feed(soak.server.url, told.seed)
        feeding = threading.Thread(target=feed.run)
        try:
            feeding.start()
            await_that(lambda: soak.store.counts().articles)
            end = time.monotonic() + 60 * told.minutes
            while time.monotonic() < end:
                time.sleep(soak.dice.uniform(1, 8))
                name = soak.dice.choice(list(soak.faults))
                flights[name].append(soak.store.outbox.size())
                soak.faults[name]()
                recoveries[name].append(soak.recovery())
                print(f"{name}: {recoveries[name][-1]:.1f} s", file=sys.stderr, flush=True)
            feed.stopped.set()
            feeding.join()
            soak.recovery()
            await_that(lambda: soak.revive() or not soak.store.outbox.size(), 600)
            check_ledger(soak.store, feed.pushed, dead=None)
            report(soak.store, feed, flights, recoveries)
        finally:
            feed.stopped.set()
            for worker in soak.workers:
                worker.kill()
            soak.server.resume()
            soak.server.kill()
    return 0


def report(
    store: EventStore,
    feed: Feed,
    flights: dict[str, list[int]],
    recoveries: dict[str, list[float]],
) -> None:
    """Print the faults and the ledger."""
    print("| fault | times | articles under way, median (most) | recovery, median (longest) |")
    print("|---|---|---|---|")
    for name in sorted(flights):
        ways, times = flights[name], recoveries[name]
        print(f"| {name} | {len(ways)} | {median(ways):.0f} ({max(ways)}) | "
              f"{median(times):.1f} s ({max(times):.1f} s) |")  # fmt: skip
    counts = store.counts()
    reasons = Counter(letter.reason for letter in store.letters.all())
    poison = sum(not name.startswith("n") for name in feed.pushed)
    innocent = sum(letter.article_id.startswith("n") for letter in store.letters.all())
    print(f"\n{len(feed.pushed):,} articles pushed ({poison} poisonous) = {counts.articles:,} stored + "
          f"{counts.dead_letters} dead letters ({dict(reasons)}, {innocent} of them not poisonous); "
          f"{counts.events:,} events, lost 0, doubled 0")  # fmt: skip


if __name__ == "__main__":
    try:
        sys.exit(main())
    except AssertionError as error:
        sys.exit(f"the ledger does not close: {error}")
    except ConnectionFailedError as error:
        sys.exit(f"the soak could not go on: {error}")
