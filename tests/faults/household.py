"""`communique up` on a data folder of its own, whose processes can be killed one by one."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from communique_producer import Producer
from communique_store import ConnectionSettings, EventStore
from communique_store.connection.data_folder import is_locked, noted
from communique_store.connection.embedded import discover
from tests.faults.stage import await_that, settings_for

COMMUNIQUE = [sys.executable, "-m", "communique"]
_URLS = ("COMMUNIQUE_STORE_URL", "COMMUNIQUE_BROKER_URL")


class Up:
    """One `communique up`, and what it says."""

    def __init__(self, log: Path, environment: dict[str, str]) -> None:
        self._log = log
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                [*COMMUNIQUE, "up", "--concurrency", "1"], env=environment, stderr=file,
                start_new_session=True,
            )  # fmt: skip

    def said(self) -> str:
        """What it and its worker said so far."""
        return self._log.read_text()

    def await_words(self, words: str) -> None:
        """Wait until it has said so; it must not end before."""
        await_that(lambda: words in self.said() or self.process.poll() is not None)
        assert words in self.said(), self.said()

    def await_ready(self) -> None:
        """Wait until server and worker run."""
        self.await_words("ready: ")

    def end(self, number: signal.Signals) -> int:
        """Send it a signal; returns its exit code."""
        self.process.send_signal(number)
        return self.process.wait()


class Household:
    """The data folder, the `up`s that were started on it, and the other commands."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self._folder = folder
        self._ups: list[Up] = []
        kept = {key: value for key, value in os.environ.items() if key not in _URLS}
        self.environment = {
            **kept,
            "COMMUNIQUE_DATA_DIR": str(self.data),
            "COMMUNIQUE_VISIBILITY_SECONDS": "5",
        }

    def __enter__(self) -> Self:
        """Nothing runs yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave nothing behind."""
        for up in self._ups:
            up.process.kill()
            up.process.wait()
        self.run("down")

    def launch(self) -> Up:
        """Start an `up`, and do not wait."""
        self._ups.append(Up(self._folder / f"up-{len(self._ups)}.log", self.environment))
        return self._ups[-1]

    def start(self) -> Up:
        """Start an `up`, and wait until it is ready."""
        up = self.launch()
        up.await_ready()
        return up

    def run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run another command to its end."""
        return subprocess.run(
            [*COMMUNIQUE, *arguments], env=self.environment, input=given, capture_output=True,
            text=True, check=False,
        )  # fmt: skip

    def pid(self, role: str) -> int:
        """The process that is now `up`, `server`, `worker` or `watcher`."""
        if role != "watcher":
            return noted(self.data)[role]
        (found,) = [
            process.pid
            for process in psutil.Process(self.pid("up")).children()
            if "communique-watch" in process.cmdline()
        ]
        return found

    def kill(self, *roles: str) -> None:
        """SIGKILL, all of them before one can do anything about it."""
        pids = [self.pid(role) for role in roles]
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        for pid in pids:
            os.kill(pid, signal.SIGKILL)

    def await_end(self) -> None:
        """Wait until nothing runs here."""
        await_that(lambda: not is_locked(self.data))

    def settings(self) -> ConnectionSettings:
        """Settings for the server that runs here."""
        url = discover(self.data)
        assert url is not None
        return settings_for(url)

    def store(self) -> EventStore:
        """Its store."""
        return EventStore(settings=self.settings())

    def producer(self) -> Producer:
        """A producer for it."""
        return Producer(settings=self.settings())
