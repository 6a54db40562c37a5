"""Ctrl-C and SIGTERM for who must end what was begun: a second one interrupts that, too."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Ending:
    """Hears the signals; both raise `KeyboardInterrupt`, but not in the middle of `finishing`."""

    def __init__(self) -> None:
        self._is_asked = False
        self._is_busy = False
        signal.signal(signal.SIGINT, self._end)
        signal.signal(signal.SIGTERM, self._end)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        if not self._is_busy or self._is_asked:
            self._is_busy = False
            raise KeyboardInterrupt
        self._is_asked = True

    @contextmanager
    def finishing(self) -> Iterator[None]:
        """What is begun here is ended before the command is."""
        self._is_busy = True
        try:
            yield
        finally:
            self._is_busy = False
        if self._is_asked:
            raise KeyboardInterrupt

    def pause(self, seconds: float) -> None:
        """Wait; who waits is not busy."""
        was_busy, self._is_busy = self._is_busy, False
        if self._is_asked:
            raise KeyboardInterrupt
        time.sleep(seconds)
        self._is_busy = was_busy
