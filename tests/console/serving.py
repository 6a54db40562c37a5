"""A real server of the HTTP interface, in a process of its own."""

import os
import signal
import subprocess
from collections.abc import Iterable
from pathlib import Path

import httpx

from communique_console.keys import SCOPES, Key, new_key
from tests.faults.household import COMMUNIQUE
from tests.faults.running import Running
from tests.faults.stage import await_that, free_port

HOST = "127.0.0.1"


def keys_of(**scopes: Iterable[str]) -> tuple[list[Key], dict[str, str]]:
    """Keys with some scopes each: what is kept of them, and the keys themselves by their names."""
    made = {
        name: new_key(name, [known for known in SCOPES if known in told])
        for name, told in scopes.items()
    }
    return [key for key, _ in made.values()], {name: secret for name, (_, secret) in made.items()}


class Console(Running):
    """`communique console` on a store; `client` asks with a key that may do all."""

    def __init__(self, folder: Path, url: str | None, *options: str, **settings: str) -> None:
        """Serve a store.

        Args:
            folder: for keys and messages.
            url: of the store; without one it starts a server and a worker itself.
            options: of the command.
            settings: as `console_batch="2"`.
        """
        self._kept, self.keys = keys_of(all=SCOPES, reader=["read"], pusher=["push"])
        self.folder = folder
        self.port = free_port()
        self._options = options
        urls = {f"COMMUNIQUE_{name}_URL": url for name in ("STORE", "BROKER") if url}
        self.environment = {
            **os.environ,
            **urls,
            "COMMUNIQUE_DATA_DIR": str(folder),
            "COMMUNIQUE_CONSOLE_KEYS": ";".join(map(str, self._kept)),
            "XDG_CACHE_HOME": str(folder),
            **{f"COMMUNIQUE_{name.upper()}": value for name, value in settings.items()},
        }
        self.client = self.asking("all")
        self.process: subprocess.Popen[bytes]

    def start(self) -> None:
        """Start it at its port, and wait until it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*COMMUNIQUE, "console", "--host", HOST, "--port", str(self.port), *self._options],
                env=self.environment, stderr=log, stdout=log,
            )  # fmt: skip
        await_that(lambda: self._answers() or self.process.poll() is not None)
        assert self.process.poll() is None, self.said()

    def kill(self) -> None:
        """SIGKILL; `client` is closed, too."""
        self.client.close()
        self.process.kill()
        self.process.wait()

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send it a signal; returns its exit code."""
        self.process.send_signal(number)
        return self.process.wait()

    def asking(self, name: str | None, **headers: str) -> httpx.Client:
        """A client with a key by its name, or without one."""
        key = {"Authorization": f"Bearer {self.keys[name]}"} if name else {}
        return httpx.Client(base_url=self.address, headers={**key, **headers}, timeout=60)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"

    @property
    def log(self) -> Path:
        """Where its messages stand."""
        return self.folder / "console.log"

    def said(self) -> str:
        """Its messages so far."""
        return self.log.read_text()

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/healthz").status_code == 200
        except httpx.TransportError:
            return False
