"""A server and real workers to measure, and waiting for them."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from tenacity import retry, retry_if_result, wait_fixed

from communique_store import ConnectionSettings, EventStore
from communique_store.connection.embedded import EmbeddedServer


@contextmanager
def server() -> Iterator[ConnectionSettings]:
    """An empty server, and the settings that point at it."""
    with tempfile.TemporaryDirectory() as folder, EmbeddedServer(Path(folder)) as running:
        yield ConnectionSettings(broker_url=running.url, store_url=running.url)


@contextmanager
def worker(
    settings: ConnectionSettings, concurrency: int, **environment: str
) -> Iterator["subprocess.Popen[bytes]"]:
    """A real worker that is ready; with further variables of its environment."""
    url = settings.store_url or ""
    urls = {"COMMUNIQUE_STORE_URL": url, "COMMUNIQUE_BROKER_URL": url}
    environment = {**os.environ, **urls, **environment}
    command = [sys.executable, "-W", "ignore", "-m", "communique", "worker",
               "--concurrency", str(concurrency), "--loglevel", "error"]  # fmt: skip
    running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        with EventStore(settings=settings) as store:
            until(lambda: bool(store.workers.alive()))
        yield running
    finally:
        running.terminate()
        running.wait()


def until(condition: Callable[[], bool], look_seconds: float = 0.005) -> None:
    """Wait for a condition, looking so often."""
    retry(retry=retry_if_result(lambda done: not done), wait=wait_fixed(look_seconds))(condition)()


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, told how far something is; where that is no terminal, a line each tenth."""
    console = Console(stderr=True)
    tenths = 0
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=total)

        def say(done: int) -> None:
            nonlocal tenths
            bar.update(task, completed=done)
            if not console.is_terminal and 10 * done // max(total, 1) > tenths:
                tenths = 10 * done // max(total, 1)
                console.print(f"{what}: {done:,} of {total:,}", highlight=False)

        yield say
