"""How many tell of an event, as indexes: for some numbers one each of events that have as many or more."""

from collections.abc import Iterator
from typing import Final

_STEPS: Final = (3, 5, 10, 20, 50, 100, 1000)
"""Of two reports are most events that have several, so that an index of these would spare nothing."""


def steps_of(number: int) -> Iterator[str]:
    """The steps that so many reach."""
    return (str(step) for step in _STEPS if step <= number)


def last_step(number: int) -> str | None:
    """The highest step that who asks for so many asks for, too; None where there is none."""
    return max(steps_of(number), key=int, default=None)
