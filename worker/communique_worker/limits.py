"""Time limits of one article, inside the pool process that reads it."""

import faulthandler
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_HARD = 2
"""The hard limit, as a multiple of the soft one."""


class ArticleTimeoutError(Exception):
    """Reading took longer than the soft limit."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Bound what happens inside: softly by an error, and hard by the death of this process.

    The soft limit is an alarm, which Python code hears. What hangs below Python does not hear it:
    twice as late a thread of the interpreter ends the process, which costs the message one try.
    Outside a process's main thread (another pool than prefork) only the hard limit holds.

    Raises:
        ArticleTimeoutError: the soft limit has passed.
    """
    heard = threading.current_thread() is threading.main_thread()
    # Celery puts a logger in the place of sys.stderr, which has no file descriptor
    errors = sys.__stderr__ or sys.stderr
    faulthandler.dump_traceback_later(seconds * _HARD, exit=True, file=errors)
    before = signal.signal(signal.SIGALRM, _raise) if heard else None
    if heard:
        signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        if heard:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        faulthandler.cancel_dump_traceback_later()


def _raise(_number: int, _frame: FrameType | None) -> None:
    raise ArticleTimeoutError
