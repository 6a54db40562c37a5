"""How Ctrl-C, and other signals as it, end a command; also one that must end what was begun."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


def end_as_by_ctrl_c(*numbers: signal.Signals) -> None:
    """Let signals end the command in order, as Ctrl-C does; those that are ignored stay so."""
    for number in numbers:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
            signal.signal(number, signal.default_int_handler)


class Ending:
    """Hears Ctrl-C and SIGTERM; both raise `KeyboardInterrupt`, but not in the middle of `finishing`."""

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
