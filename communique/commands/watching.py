"""How `communique status --watch` ends, and where its board is drawn."""

import signal
import sys
from types import FrameType


def end_by_signals() -> None:
    """Let SIGTERM end a watch as Ctrl-C does."""
    signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def is_terminal() -> bool:
    """Whether standard output is one."""
    return sys.stdout.isatty()
