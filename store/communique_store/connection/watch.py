"""Sees to it that what runs on a data folder ends with the process that started it."""

import os
import subprocess
import sys

from communique_schemas.errors import EmbeddedServerError
from communique_store.connection.data_folder import DataFolder

_SCRIPT = 'read -r line; exec "$@"'
"""Nothing is ever written to the pipe: reading ends when its other end has gone."""


class Watch:
    """A shell that waits at a pipe whose other end is ours, and ends what is left when we have died.

    A signal from the system to each child (Linux alone has one) would end server and worker at the same
    moment, and the worker could not store what it has under way.
    """

    def __init__(self, folder: DataFolder) -> None:
        """Watch over what this process starts on a locked folder."""
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begin to watch.

        Raises:
            EmbeddedServerError: the system starts no process.
        """
        command = [
            "sh",
            "-c",
            _SCRIPT,
            "communique-watch",
            sys.executable,
            "-P",
            "-m",
            "communique_store.connection.leftovers",
            str(self._folder.path),
            str(os.getpid()),
        ]
        try:
            # it must neither hold the lock nor hear the terminal's Ctrl-C
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
            )
        except OSError as error:
            raise EmbeddedServerError(f"the watcher cannot be started: {error}") from error

    def poll(self) -> int | None:
        """Its exit code (negative: the signal that ended it), or None while it watches."""
        return self._process.poll() if self._process else 0

    def stop(self) -> None:
        """Watch no more: what was started has been ended."""
        if self._process is None:
            return
        self._process.kill()  # it has nothing to end in order
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
