"""Entries of a stream, as the tests of forwarding bend them."""

from typing import Any

from communique_schemas import StreamEntry
from communique_schemas.event import EVENT_ADAPTER
from communique_schemas.stream import Action
from tests.schemas.examples import agreement, meeting


def entry(
    place: int,
    event_id: str = "m1",
    action: Action = "added",
    **changes: Any,
) -> StreamEntry:
    """What the stream says of a meeting at a place."""
    event = EVENT_ADAPTER.validate_python(meeting(id=event_id, **changes))
    return StreamEntry(entry_id=f"{place}-0", action=action, event=event)


def pact(place: int, event_id: str = "g1", **changes: Any) -> StreamEntry:
    """What the stream says of an agreement at a place."""
    event = EVENT_ADAPTER.validate_python(agreement(id=event_id, **changes))
    return StreamEntry(entry_id=f"{place}-0", action="added", event=event)
