"""Who holds the lock of a data folder.

A process is known by the locked file that it has open, and not by its number alone, which the system may
have given to another one since.
"""

import os
from pathlib import Path

import psutil

from communique_store.connection.data_folder import lock_file, noted


def holders(folder: Path) -> list[psutil.Process]:
    """All processes that hold the lock and that this user may look at."""
    return [process for process in psutil.process_iter() if holds(process, folder)]


def members(folder: Path, role: str) -> list[psutil.Process]:
    """Those holders that have a role here: the process of the note, and those that it started.

    Server and worker lead a session each, by which the processes of a worker's pool are known.
    """
    pid = noted(folder).get(role)
    return [
        process
        for process in holders(folder)
        if pid == process.pid or (role != "up" and pid == _session(process))
    ]


def holds(process: psutil.Process, folder: Path) -> bool:
    """Whether a process holds the lock; one that has ended, or may not be looked at, does not."""
    locked = os.path.realpath(lock_file(folder))
    try:
        return any(file.path == locked for file in process.open_files())
    except psutil.Error:
        return False


def _session(process: psutil.Process) -> int | None:
    try:
        return os.getsid(process.pid)
    except OSError:
        return None
