"""What a target of forwarding is."""

from collections.abc import Sequence
from typing import Protocol

from communique_schemas import StreamEntry


class Target(Protocol):
    """Where entries of the stream go; a new kind is a file beside this and a place in `known`."""

    @property
    def name(self) -> str:
        """Its address, without what is secret in it."""

    @property
    def batch(self) -> int:
        """How many entries go together at most, if nobody says otherwise."""

    @property
    def pause(self) -> float:
        """For how many seconds entries are gathered behind a batch that was not full, likewise."""

    def prepare(self) -> None:
        """Make ready what deliveries need.

        Raises:
            TargetAwayError: it takes nothing now.
            TargetError: it never will.
        """

    def deliver(self, entries: Sequence[StreamEntry]) -> None:
        """Take entries, all or none of them; they may have come before, and in any order.

        Raises:
            TargetAwayError: it takes nothing now.
            RefusedError: one of them at least can never be taken; where it is one, this one.
        """

    def close(self) -> None:
        """Let go of connections."""
