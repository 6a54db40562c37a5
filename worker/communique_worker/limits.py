"""Time limits of one article, inside the pool process that reads it."""

import ctypes
import faulthandler
import os
import signal
import sys
import threading
import time
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
    twice as late the system ends the process, which costs the message one try.

    Outside a process's main thread (another pool than prefork) only the hard limit holds.

    Raises:
        ArticleTimeoutError: the soft limit has passed.
    """
    heard = threading.current_thread() is threading.main_thread()
    with _hard_limit(seconds * _HARD):
        before = signal.signal(signal.SIGALRM, _raise) if heard else None
        if heard:
            signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            if heard:
                signal.setitimer(signal.ITIMER_REAL, 0)
                signal.signal(signal.SIGALRM, before)


def _raise(_number: int, _frame: FrameType | None) -> None:
    raise ArticleTimeoutError


@contextmanager
def _hard_limit(seconds: float) -> Iterator[None]:
    """Let the system end this process after so many seconds, with a word on where it stood.

    A timer does it, and no thread that watches: once a process has had a second thread, the C library
    locks its memory at every turn, which makes the extraction a tenth slower. Python offers the one timer
    by the clock that the soft limit takes, so this one is Linux's own (`timer_create(2)`); elsewhere,
    and before glibc 2.34, it is Python's timer of CPU time, which what only sleeps does not spend.
    """
    # what stands in the place of sys.stderr may have no file descriptor
    faulthandler.register(signal.SIGPROF, file=sys.__stderr__ or sys.stderr, chain=True)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux" and hasattr(library, "timer_create"):
            with _timer_by_the_clock(library, seconds):
                yield
        else:
            signal.setitimer(signal.ITIMER_PROF, seconds)
            try:
                yield
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        faulthandler.unregister(signal.SIGPROF)


class _Event(ctypes.Structure):
    """`struct sigevent` of Linux, 64 bytes; 0 as `notify` is `SIGEV_SIGNAL`: send `signal`."""

    _fields_ = (
        ("value", ctypes.c_void_p),
        ("signal", ctypes.c_int),
        ("notify", ctypes.c_int),
        ("rest", ctypes.c_char * (64 - ctypes.sizeof(ctypes.c_void_p) - 8)),
    )


class _Setting(ctypes.Structure):
    """`struct itimerspec`: the interval, which stays 0, and the first expiry."""

    _fields_ = (
        ("interval", ctypes.c_long * 2),
        ("seconds", ctypes.c_long),
        ("nanoseconds", ctypes.c_long),
    )


@contextmanager
def _timer_by_the_clock(library: ctypes.CDLL, seconds: float) -> Iterator[None]:
    """Send this process SIGPROF after so many seconds, whatever it does."""
    timer = ctypes.c_void_p()
    event = _Event(signal=signal.SIGPROF)
    whole, part = divmod(seconds, 1)
    setting = _Setting(seconds=int(whole), nanoseconds=int(part * 1e9))
    _checked(library.timer_create(time.CLOCK_MONOTONIC, ctypes.byref(event), ctypes.byref(timer)))
    try:
        _checked(library.timer_settime(timer, 0, ctypes.byref(setting), None))
        yield
    finally:
        library.timer_delete(timer)


def _checked(result: int) -> None:
    if result:
        code = ctypes.get_errno()
        raise OSError(code, f"no timer for the time limit: {os.strerror(code)}")
