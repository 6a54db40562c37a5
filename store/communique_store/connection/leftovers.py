"""Ends what runs on a data folder: all who hold its lock."""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil

from communique_schemas.errors import EmbeddedServerError
from communique_store.connection.data_folder import is_locked, noted
from communique_store.connection.holders import holders, holds, members

_PATIENCE_SECONDS = {"up": 120, "worker": 60, "server": 20}
"""How long each may take to end in order; in this order, so that none loses the server it writes to."""

_KILLED_SECONDS = 10
_RELEASE_SECONDS = 10
_LOOK_SECONDS = 0.05


def end_all(folder: Path) -> list[str]:
    """End an `up` that runs on the folder, or what a lost one left behind.

    Returns:
        Who was ended, in words, such as "worker (process 12)".

    Raises:
        EmbeddedServerError: somebody holds the folder still.
    """
    ended = _end(folder, "up", "worker", "server")
    if not _is_released(folder):
        left = ", ".join(str(process.pid) for process in holders(folder))
        raise EmbeddedServerError(
            f"{folder} is still in use by {f'process {left}' if left else 'another user'}, which is "
            "none of `communique up`: end it by hand"
        )
    return ended


def _is_released(folder: Path) -> bool:
    """Whether nobody holds the lock: at once where somebody is seen, else after a while.

    The kernel takes the files from a process that ends before it closes them, and so releases the lock a
    moment after nobody can be seen to hold it.
    """
    deadline = time.monotonic() + _RELEASE_SECONDS
    while is_locked(folder):
        if holders(folder) or time.monotonic() > deadline:
            return False
        time.sleep(_LOOK_SECONDS)
    return True


def end_left_by(up: int, folder: Path) -> list[str]:
    """End what the `up` of this process id left behind, and nothing that another one has started.

    Returns:
        Who was ended, in words.
    """
    return _end(folder, "worker", "server") if noted(folder).get("up") == up else []


def _end(folder: Path, *roles: str) -> list[str]:
    if not is_locked(folder):
        return []
    ended = [f"{role} (process {noted(folder)[role]})" for role in roles if members(folder, role)]
    for role in roles:
        _end_role(folder, role)
    return ended


def _end_role(folder: Path, role: str) -> None:
    found, leader = members(folder, role), noted(folder).get(role)
    for process in [one for one in found if one.pid == leader] or found:
        _signal(process.terminate)
    for process in _holding_after(_PATIENCE_SECONDS[role], found, folder):
        _signal(process.kill)
    _holding_after(_KILLED_SECONDS, found, folder)


def _signal(send: Callable[[], None]) -> None:
    with suppress(psutil.NoSuchProcess):
        send()


def _holding_after(
    seconds: float, found: list[psutil.Process], folder: Path
) -> list[psutil.Process]:
    """Wait until none of them holds the lock, or so long; returns those that do."""
    deadline = time.monotonic() + seconds
    while holding := [process for process in found if holds(process, folder)]:
        if time.monotonic() > deadline:
            break
        time.sleep(_LOOK_SECONDS)
    return holding


if __name__ == "__main__":
    up = int(sys.argv[2])
    left_behind = end_left_by(up, Path(sys.argv[1]))
    if left_behind:
        sys.stderr.write(
            f"`communique up` (process {up}) is gone: ended {', '.join(left_behind)}\n"
        )
