"""What followers of canonical events are told: that one was created, updated, merged, split or retracted."""

from datetime import datetime
from typing import Literal, Self

from communique_schemas.canonical import CanonicalEvent
from communique_schemas.entry_id import moment_of
from communique_schemas.span import Contract

CanonicalAction = Literal["created", "updated", "merged", "split", "retracted"]


class CanonicalChange(Contract):
    """One entry of the stream of canonical events.

    It tells that something changed, and of which reports the event is made now; the event itself is asked
    of the store, which has it as it is by then. `created` brings a new one, `split` one whose reports were
    of `other` before; `updated` says that reports came or went, or say something else; `merged` that it went
    into `other`, and `retracted` that none of its reports holds any longer.
    """

    entry_id: str
    action: CanonicalAction
    id: str
    """Of the canonical event."""
    reports: tuple[str, ...] = ()
    """Ids of the reports that it is made of; none where it is no more."""
    other: str | None = None
    """Of the canonical event that it went into, or came out of."""

    @property
    def stored_at(self) -> datetime:
        """When it came into the stream, in UTC."""
        return moment_of(self.entry_id)

    @property
    def event_id(self) -> str:
        """Of the canonical event."""
        return self.id

    @property
    def is_retraction(self) -> bool:
        """Whether the event is no more."""
        return self.action in {"merged", "retracted"}


class ChangedEvent(CanonicalChange):
    """A change with the event as the store has it by the time somebody asks; None where it is no more."""

    event: CanonicalEvent | None = None

    @classmethod
    def of(cls, change: CanonicalChange, event: CanonicalEvent | None) -> Self:
        """Put the two together."""
        return cls(**dict(change), event=event)
