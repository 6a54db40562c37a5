"""Starts a part of `communique up` again when it has died."""

import signal
import time
from collections.abc import Callable
from typing import Protocol

from communique_schemas.errors import EmbeddedServerError

_LONGEST_PAUSE_SECONDS = 60
_STEADY_SECONDS = 60
"""A part that has run for so long is no longer suspected: its next pause is short again."""


class Part(Protocol):
    """A process that can be started again."""

    def poll(self) -> int | None:
        """Its exit code (negative: the signal that ended it), or None while it runs."""

    def start(self) -> None:
        """Start it."""


class Restarting:
    """Looks after one part: each death in a row doubles the pause before it is started again."""

    def __init__(
        self, name: str, part: Part, *, messages: str, most_deaths: int | None = None
    ) -> None:
        """Look after a part that runs.

        Args:
            name: what people call it.
            part: the part itself.
            messages: where its messages stand.
            most_deaths: so many in a row are borne; any number by default.
        """
        self._name = name
        self._part = part
        self._messages = messages
        self._most_deaths = most_deaths
        self._deaths = 0
        self._started = time.monotonic()
        self._due: float | None = None

    def tend(self, say: Callable[[str], object]) -> None:
        """Note a death, or start the part again when its pause is over; else there is nothing to do.

        Raises:
            EmbeddedServerError: it has died too often.
        """
        code = self._part.poll()
        if code is None:
            return
        if self._due is None:
            self._note_death(_how(code), say)
        elif time.monotonic() >= self._due:
            self._start_again(say)

    def _note_death(self, how: str, say: Callable[[str], object]) -> None:
        if time.monotonic() - self._started > _STEADY_SECONDS:
            self._deaths = 0
        self._deaths += 1
        died = f"the {self._name} {how} ({self._messages})"
        if self._most_deaths is not None and self._deaths > self._most_deaths:
            raise EmbeddedServerError(
                f"{died}, {self._deaths} times in a row: it is not started again"
            )
        pause = min(_LONGEST_PAUSE_SECONDS, 2 ** (self._deaths - 1))
        say(f"{died}: it is started again in {pause} s")
        self._due = time.monotonic() + pause

    def _start_again(self, say: Callable[[str], object]) -> None:
        self._due, self._started = None, time.monotonic()
        try:
            self._part.start()
        except EmbeddedServerError as error:
            say(str(error))  # and the next look finds it dead
        else:
            say(f"the {self._name} is started again")


def _how(code: int) -> str:
    return f"ended with exit code {code}" if code >= 0 else f"was ended by {_signal_name(-code)}"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
