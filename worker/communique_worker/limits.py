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

    The soft limit is an alarm, which Python code hears. What hangs below Python does not hear it: when
    this process has worked twice as long (CPU seconds), the system ends it, which costs the message one
    try. No thread watches, because a C library that has seen a second thread locks its memory at every
    turn from then on, which makes the extraction a tenth slower.

    Outside a process's main thread (another pool than prefork) only the hard limit holds, for all
    threads together.

    Raises:
        ArticleTimeoutError: the soft limit has passed.
    """
    heard = threading.current_thread() is threading.main_thread()
    # Celery puts a logger in the place of sys.stderr, which has no file descriptor
    faulthandler.register(signal.SIGPROF, file=sys.__stderr__ or sys.stderr, chain=True)
    before = signal.signal(signal.SIGALRM, _raise) if heard else None
    signal.setitimer(signal.ITIMER_PROF, seconds * _HARD)
    if heard:
        signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        if heard:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.unregister(signal.SIGPROF)


def _raise(_number: int, _frame: FrameType | None) -> None:
    raise ArticleTimeoutError
