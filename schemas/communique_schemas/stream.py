"""The envelope in which a follower receives events."""

from datetime import datetime
from typing import Literal

from communique_schemas.entry_id import moment_of
from communique_schemas.event import Event
from communique_schemas.span import Contract

Action = Literal["added", "updated", "retracted"]


class StreamEntry(Contract):
    """One entry of the event stream.

    `entry_id` is its place in the stream (replay starts from any). `added` brings a new event; `updated`
    puts another content in the place of that of an event with the same id, as another model does that
    reads the article again; `retracted` says that the event holds no longer: a newer extractor version or
    a newer record of its article superseded it, or the article was forgotten.
    """

    entry_id: str
    action: Action
    event: Event

    @property
    def stored_at(self) -> datetime:
        """When it came into the stream, in UTC."""
        return moment_of(self.entry_id)

    @property
    def event_id(self) -> str:
        """Of the event that it tells of."""
        return self.event.id

    @property
    def is_retraction(self) -> bool:
        """Whether the event holds no longer."""
        return self.action == "retracted"
