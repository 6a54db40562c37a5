"""What the page is looked at on: a server, a worker, the console, and Debian's Chromium."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.error import URLError
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from communique.worker_process import WorkerProcess
from communique_store import ConnectionSettings, EventStore
from communique_store.connection.embedded import EmbeddedServer
from tests.faults.stage import await_that, free_port

CHROMIUM = Path("/usr/bin/chromium")
_SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
_STOP_SECONDS = 30


class Console:
    """`communique console` as a process of its own, on a port that stays when it is started again."""

    def __init__(self, store_url: str, folder: Path) -> None:
        self.url = f"http://127.0.0.1:{free_port()}"
        self._folder = folder
        self._store_url = store_url
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        environment = {
            **os.environ,
            "COMMUNIQUE_STORE_URL": self._store_url,
            "COMMUNIQUE_BROKER_URL": self._store_url,
            "COMMUNIQUE_DATA_DIR": str(self._folder),
        }
        port = self.url.rpartition(":")[2]
        with (self._folder / "console.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "communique", "console", "--no-keys", "--port", port],
                env=environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        await_that(self._is_ready, 60)

    def stop(self) -> None:
        """End it in order."""
        if self._process is None:
            return
        self._process.terminate()
        self._process.wait(_STOP_SECONDS)
        self._process = None

    def push(self, *articles: dict[str, Any]) -> list[str]:
        """Send articles over HTTP; returns their ids."""
        request = urllib.request.Request(  # noqa: S310 - our own address
            f"{self.url}/articles",
            data=json.dumps(articles).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            told = json.load(answer)
        assert not told["refused"]
        return [receipt["id"] for receipt in told["receipts"]]

    def get(self, path: str) -> Any:
        """Ask for something."""
        with urllib.request.urlopen(self.url + path) as answer:  # noqa: S310
            return json.load(answer)

    def events_of(self, articles: Sequence[str]) -> list[dict[str, Any]]:
        """The events that these articles report, once they are read and merged."""
        found: dict[str, dict[str, Any]] = {}

        def are_there() -> bool:
            found.clear()
            for article in articles:
                events = self.get(f"/events?article={quote(article)}")["events"]
                if not events:
                    return False
                found.update((event["id"], event) for event in events)
            return True

        await_that(are_there, 60)
        return list(found.values())

    def merged(self, articles: Sequence[str]) -> dict[str, Any]:
        """The one event that all of these articles report, once it is merged."""
        await_that(lambda: len(self.events_of(articles)) == 1, 60)
        [event] = self.events_of(articles)
        return event

    def _is_ready(self) -> bool:
        assert self._process
        if self._process.poll() is not None:
            raise RuntimeError((self._folder / "console.log").read_text())
        try:
            with urllib.request.urlopen(f"{self.url}/readyz"):  # noqa: S310
                return True
        except URLError:
            return False

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


@contextmanager
def running_console(folder: Path) -> Iterator[Console]:
    """A console with a server and a worker, while the context lasts."""
    with EmbeddedServer(folder / "server") as server:
        worker = WorkerProcess(server, concurrency=1)
        worker.start()
        try:
            settings = ConnectionSettings(broker_url=server.url, store_url=server.url)
            (folder / "console").mkdir()
            with Console(server.url, folder / "console") as console:
                with EventStore(settings=settings) as store:
                    await_that(store.workers.alive, 120)
                yield console
        finally:
            worker.stop()


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Debian's Chromium, while the context lasts."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=list(_SWITCHES))
        try:
            yield browser
        finally:
            browser.close()
