"""The envelope in which a follower receives events."""

from typing import Literal

from communique_schemas.event import Event
from communique_schemas.span import Contract


class StreamEntry(Contract):
    """One entry of the event stream.

    `entry_id` is its place in the stream (replay starts from any). `added` brings a new event;
    `retracted` says that the event, read by an older extractor version, holds no longer.
    """

    entry_id: str
    action: Literal["added", "retracted"]
    event: Event
