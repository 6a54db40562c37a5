"""The folder of the embedded server, and the lock by which one server at a time uses it."""

import json
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from tenacity import retry, retry_if_exception_type, stop_after_delay, wait_fixed

from communique_schemas.errors import EmbeddedServerError

_LOCK = "lock"
_PATIENCE_SECONDS = 1
"""For a holder that has not said yet who it is, and for readers that look whether it is locked."""


class DataFolder:
    """Locks the folder while the context lasts, and longer where a process lives that inherited it.

    The lock is flock(2)'s: it belongs to the open file. Whoever inherits `descriptor` holds it, too, and
    the kernel releases it when the last of them has ended, however it ended. The note in the locked file
    only says who they are.
    """

    def __init__(self, path: Path) -> None:
        """Lock `path`, which is made if need be."""
        self.path = path.absolute()
        self.descriptor = -1
        self._noted: dict[str, int] = {}

    def __enter__(self) -> Self:
        """Make and lock it.

        Raises:
            EmbeddedServerError: it cannot be made, or somebody else holds it; the message says who.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.descriptor = os.open(lock_file(self.path), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise EmbeddedServerError(
                f"the data folder {self.path} cannot be made or written to ({error.strerror}): "
                "choose another COMMUNIQUE_DATA_DIR"
            ) from error
        try:
            self._lock()
            self._noted = {}
            self.note("up", os.getpid())
        except BaseException:
            os.close(self.descriptor)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Release it, unless a process that inherited it lives."""
        os.close(self.descriptor)

    def note(self, role: str, pid: int) -> None:
        """Note that a process has a role here: `up`, `server` or `worker`.

        Raises:
            EmbeddedServerError: the note cannot be written.
        """
        self._noted[role] = pid
        text = json.dumps(self._noted).encode()
        try:
            os.pwrite(self.descriptor, text, 0)
            os.ftruncate(self.descriptor, len(text))
        except OSError as error:
            raise EmbeddedServerError(
                f"the data folder {self.path} cannot be written to ({error.strerror})"
            ) from error

    def _lock(self) -> None:
        try:
            _take(self.descriptor, self.path)
        except BlockingIOError:
            raise EmbeddedServerError(
                f"{self.path} is in use by a process that did not say who it is: `communique down` "
                "looks for it; or choose another COMMUNIQUE_DATA_DIR"
            ) from None
        except OSError as error:
            raise EmbeddedServerError(
                f"the data folder {self.path} cannot be locked ({error.strerror}): choose another "
                "COMMUNIQUE_DATA_DIR, on a disk of this machine"
            ) from error


@retry(
    stop=stop_after_delay(_PATIENCE_SECONDS),
    wait=wait_fixed(0.02),
    retry=retry_if_exception_type(BlockingIOError),
    reraise=True,
)
def _take(descriptor: int, folder: Path) -> None:
    import fcntl  # not on Windows, where producers run as well

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _refuse_for_the_living(folder)
        raise


def _refuse_for_the_living(folder: Path) -> None:
    """Say who holds the lock, where the note names somebody who does.

    Raises:
        EmbeddedServerError: it does.
    """
    from communique_store.connection.holders import members  # which needs the extra

    living = {role: pid for role, pid in noted(folder).items() if members(folder, role)}
    if "up" in living:
        raise EmbeddedServerError(
            f"an embedded server already runs on {folder}, started by process {living['up']}: the "
            "other commands find it by themselves; `communique down` ends it; or choose another "
            "COMMUNIQUE_DATA_DIR"
        )
    if living:
        left = ", ".join(f"{role}: process {pid}" for role, pid in living.items())
        raise EmbeddedServerError(
            f"what a lost `communique up` left behind still runs on {folder} ({left}): "
            "`communique down` ends it"
        )


def noted(folder: Path) -> dict[str, int]:
    """The process ids by role that the folder's last holder noted; empty where nothing can be read."""
    try:
        read = json.loads(lock_file(folder).read_text())
    except (OSError, ValueError):
        return {}
    pairs = read.items() if isinstance(read, dict) else ()
    return {role: pid for role, pid in pairs if isinstance(pid, int) and pid > 0}


def is_locked(folder: Path) -> bool:
    """Whether somebody holds the lock now."""
    import fcntl

    try:
        descriptor = os.open(lock_file(folder), os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def lock_file(folder: Path) -> Path:
    """The file that is open in every process that holds the lock."""
    return folder / _LOCK
