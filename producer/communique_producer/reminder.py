"""Says now and then that what somebody waits for does not come, because no worker is alive."""

import time
from collections.abc import Callable

from communique_store import EventStore

_FIRST_SECONDS = 1.0
_AGAIN_SECONDS = 30.0
_LONGEST_SECONDS = 300.0


class Reminder:
    """Looks for workers while somebody waits: soon, and then after growing pauses."""

    def __init__(self, notice: Callable[[str], None]) -> None:
        """Tell `notice`."""
        self._notice = notice
        self._pause = _AGAIN_SECONDS
        self._next = time.monotonic() + _FIRST_SECONDS

    def look(self, store: EventStore, waiting: int) -> None:
        """Look, if it is time to; `waiting` is the number of articles that are waited for."""
        if time.monotonic() < self._next:
            return
        if not store.workers.alive():
            self._notice(
                f"waiting; articles under way: {waiting:,}, and no worker is alive: start one with "
                "`communique worker`, or a server with its worker with `communique up`"
            )
        self._next = time.monotonic() + self._pause
        self._pause = min(2 * self._pause, _LONGEST_SECONDS)
