"""What a target of forwarding is."""

from collections.abc import Sequence
from typing import Literal, Protocol, TypeVar

from communique_schemas import ChangedEvent, StreamEntry

Of = Literal["events", "reports"]
"""What is delivered: real events, each as it is by then, or the reports of single articles."""

Record = StreamEntry | ChangedEvent
"""What one entry of the stream of reports, or of that of events, brings to a target."""
R = TypeVar("R", bound=Record)
R_contra = TypeVar("R_contra", bound=Record, contravariant=True)


class Target(Protocol[R_contra]):
    """Where records of a stream's entries go; a new kind is a file beside this and a place in `known`."""

    @property
    def name(self) -> str:
        """Its address, without what is secret in it."""

    @property
    def batch(self) -> int:
        """How many records go together at most, if nobody says otherwise."""

    @property
    def pause(self) -> float:
        """For how many seconds they are gathered behind a batch that was not full, likewise."""

    def prepare(self) -> None:
        """Make ready what deliveries need.

        Raises:
            TargetAwayError: it takes nothing now.
            TargetError: it never will.
        """

    def deliver(self, records: Sequence[R_contra]) -> None:
        """Take records, all or none of them; they may have come before, and in any order.

        Raises:
            TargetAwayError: it takes nothing now.
            RefusedError: one of them at least can never be taken; where it is one, this one.
        """

    def close(self) -> None:
        """Let go of connections."""
