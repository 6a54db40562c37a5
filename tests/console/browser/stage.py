"""What the page is looked at on: a server, a worker, the console, and Debian's Chromium."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright

from communique.worker_process import WorkerProcess
from communique_store import ConnectionSettings, EventStore
from communique_store.connection.embedded import EmbeddedServer
from tests.console import serving
from tests.faults.stage import await_that

CHROMIUM = Path("/usr/bin/chromium")
_SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


class Console(serving.Console):
    """The console with what a test asks of it beside the page; nobody needs a key."""

    def __init__(self, folder: Path, url: str) -> None:
        super().__init__(folder, url, "--no-keys")
        self.store_url = url

    def push(self, *articles: dict[str, Any]) -> list[str]:
        """Send articles over HTTP; returns their ids."""
        told = self.client.post("/articles", json=articles).raise_for_status().json()
        assert not told["refused"]
        return [receipt["id"] for receipt in told["receipts"]]

    def events_of(self, articles: Sequence[str]) -> list[dict[str, Any]]:
        """The events that these articles report, once they are read and merged."""
        found: dict[str, dict[str, Any]] = {}

        def are_there() -> bool:
            found.clear()
            for article in articles:
                events = self.client.get("/events", params={"article": article}).json()["events"]
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


@contextmanager
def running_console(folder: Path) -> Iterator[Console]:
    """A console with a server and a worker, while the context lasts."""
    with EmbeddedServer(folder / "server") as server:
        worker = WorkerProcess(server, concurrency=1)
        worker.start()
        try:
            settings = ConnectionSettings(broker_url=server.url, store_url=server.url)
            (folder / "console").mkdir()
            with Console(folder / "console", server.url) as console:
                with EventStore(settings=settings) as store:
                    await_that(store.workers.alive, 120)
                yield console
        finally:
            worker.stop()


def held_back(page: Page, address: str) -> list[Route]:
    """Hold back the next request to an address; what is held, once it was asked for, is to be continued."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(address, hold, times=1)
    return held


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Debian's Chromium, while the context lasts."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=list(_SWITCHES))
        try:
            yield browser
        finally:
            browser.close()
