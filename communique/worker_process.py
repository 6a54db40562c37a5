"""The worker of `communique up`, as a process of its own."""

import os
import signal
import subprocess
import sys

from communique_schemas.errors import EmbeddedServerError
from communique_store.connection.embedded import EmbeddedServer

_STOP_SECONDS = 60


class WorkerProcess:
    """Runs `communique worker` on an embedded server."""

    def __init__(self, server: EmbeddedServer, concurrency: int) -> None:
        """Serve `server` with so many pool processes."""
        self._server = server
        self._concurrency = concurrency
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; does not wait until it is ready.

        It holds the lock of the data folder, too: so it can be found, and nobody begins there before it
        has ended.

        Raises:
            EmbeddedServerError: the system starts no process, or the data folder's disk is full.
        """
        folder = self._server.folder
        environment = {
            **os.environ,
            "COMMUNIQUE_STORE_URL": self._server.url,
            "COMMUNIQUE_BROKER_URL": self._server.url,
            "COMMUNIQUE_DATA_DIR": str(folder.path),
        }
        command = [sys.executable, "-m", "communique", "worker", "--concurrency",
                   str(self._concurrency), "--loglevel", "warning"]  # fmt: skip
        try:
            # a session of its own: Ctrl-C reaches us alone, and we end the worker in order
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True,
                pass_fds=(folder.descriptor,),
            )  # fmt: skip
        except OSError as error:
            raise EmbeddedServerError(f"the worker cannot be started: {error}") from error
        folder.note("worker", self._process.pid)

    def poll(self) -> int | None:
        """Its exit code (negative: the signal that ended it), or None while it runs."""
        return self._process.poll() if self._process else 0

    def stop(self) -> None:
        """End it in order, with what it has under way done; kill it where that takes too long."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            pass  # killed below, as where Ctrl-C is pressed again
        finally:
            if self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)  # its pool as well
            self._process.wait()
