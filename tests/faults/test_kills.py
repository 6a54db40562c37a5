"""Processes die; the ledger closes: pushed = stored once + dead letters."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tenacity import retry, retry_if_result, stop_after_delay, wait_fixed

from communique_producer import Producer
from communique_schemas import Article
from communique_store import ConnectionSettings, EventStore

COUNT = 300
TEXT = "On day {n} Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen. " * 6


@pytest.fixture
def environment(settings: ConnectionSettings) -> dict[str, str]:
    url = settings.store_url or ""
    return {
        **os.environ,
        "COMMUNIQUE_STORE_URL": url,
        "COMMUNIQUE_BROKER_URL": url,
        "COMMUNIQUE_VISIBILITY_SECONDS": "5",
        "COMMUNIQUE_HEARTBEAT_SECONDS": "1",
    }


def start(environment: dict[str, str], folder: Path) -> "subprocess.Popen[bytes]":
    """A real worker by the plain Celery command, from a foreign folder, in a group of its own."""
    command = [sys.executable, "-m", "celery", "-A", "communique_worker", "worker", "--concurrency=2",
               "--loglevel=warning"]  # fmt: skip
    return subprocess.Popen(
        command, env=environment, cwd=folder, start_new_session=True, stdout=subprocess.DEVNULL
    )


@pytest.fixture
def worker(environment: dict[str, str], tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    running = start(environment, tmp_path)
    yield running
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def push(settings: ConnectionSettings) -> list[str]:
    articles = [Article(id=f"a{n}", text=TEXT.format(n=n)) for n in range(COUNT)]
    assert Producer(settings=settings).push(articles).queued == COUNT
    return [article.id for article in articles]


def await_that(condition: object) -> None:
    retry(
        retry=retry_if_result(lambda done: not done),
        wait=wait_fixed(0.02),
        stop=stop_after_delay(120),
    )(condition)()  # type: ignore[arg-type]


def check_ledger(store: EventStore, ids: list[str]) -> None:
    counts = store.counts()
    assert counts.articles + counts.dead_letters == len(ids)
    assert counts.under_way == 0
    added = [entry.event.id for entry in store.follow("ledger", block_seconds=0.1)]
    assert len(added) == len(set(added)) == counts.events
    assert counts.dead_letters == 0


def test_a_pool_process_is_killed(
    settings: ConnectionSettings, store: EventStore, worker: "subprocess.Popen[bytes]"
) -> None:
    ids = push(settings)
    await_that(lambda: store.counts().articles > 0)
    children = Path(f"/proc/{worker.pid}/task/{worker.pid}/children").read_text().split()
    os.kill(int(children[0]), signal.SIGKILL)
    assert Producer(settings=settings).wait(ids, timeout=120)
    check_ledger(store, ids)


def test_the_whole_worker_is_killed_and_another_takes_over(
    settings: ConnectionSettings,
    store: EventStore,
    worker: "subprocess.Popen[bytes]",
    environment: dict[str, str],
    tmp_path: Path,
) -> None:
    ids = push(settings)
    await_that(lambda: store.counts().articles > 0)
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    second = start(environment, tmp_path)
    try:
        assert Producer(settings=settings).wait(ids, timeout=120)
        check_ledger(store, ids)
    finally:
        os.killpg(second.pid, signal.SIGTERM)
        second.wait()
