"""What followers of canonical events are told: that one was created, updated, merged, split or retracted."""

from typing import Literal

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
