"""Entries of the stream as they stand there: CloudEvents, and the packed events that older versions wrote."""

import json
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from pydantic import ValidationError

from communique_schemas import CanonicalChange, Event, StreamEntry, parse_event
from communique_schemas.article import describe
from communique_schemas.cloud_event import action_of, canonical_action_of
from communique_schemas.errors import InvalidEventError
from communique_schemas.stream import Action
from communique_store.codec import article_of_event, unpack_event

Fields = Mapping[bytes, bytes]
T = TypeVar("T")
Read = Callable[[bytes, Fields, str], T]
"""Makes of an entry's id, its fields and the name of its stream what the entry says."""

_PACKED: Final[dict[bytes, Action]] = {b"added": "added", b"retracted": "retracted"}
"""What older versions called `action`, beside the packed `event`."""


def read_entry(entry_id: bytes, fields: Fields, stream: str) -> StreamEntry:
    """Read an entry.

    Raises:
        InvalidEventError: it is none of ours, was written by another version of the contract, or is damaged.
    """
    name = entry_id.decode()
    action = action_of(fields.get(b"type", b"").decode(errors="replace"))
    packed = _PACKED.get(fields.get(b"action", b""))
    event: Event | None = None
    try:
        if action and b"data" in fields:
            event = parse_event(fields[b"data"])
        elif packed and b"event" in fields:
            action, event = packed, unpack_event(fields[b"event"])
    except InvalidEventError as error:
        raise InvalidEventError(f"entry {name} of the stream cannot be read: {error}") from error
    if action is None or event is None:
        raise _foreign(name, stream)
    # written by us, and the event is checked
    return StreamEntry.model_construct(entry_id=name, action=action, event=event)


def read_change(entry_id: bytes, fields: Fields, stream: str) -> CanonicalChange:
    """Read an entry of the stream of canonical events.

    Raises:
        InvalidEventError: it is none of ours, was written by another version of the contract, or is damaged.
    """
    name = entry_id.decode()
    action = canonical_action_of(fields.get(b"type", b"").decode(errors="replace"))
    if action is None:
        raise _foreign(name, stream)
    try:
        told = json.loads(fields.get(b"data", b""))
        return CanonicalChange.model_validate({**told, "entry_id": name, "action": action})
    except (ValidationError, ValueError, TypeError) as error:
        words = describe(error) if isinstance(error, ValidationError) else str(error)
        raise InvalidEventError(f"entry {name} of the stream cannot be read: {words}") from error


def _foreign(name: str, stream: str) -> InvalidEventError:
    return InvalidEventError(
        f"entry {name} of the stream is none of ours: others wrote it; take it out "
        f"(`XDEL {stream} {name}`)"
    )


def article_of_entry(fields: Fields) -> str | None:
    """The id of the article whose event an entry tells of; None where nobody knows."""
    if b"subject" in fields:
        return fields[b"subject"].decode(errors="replace")
    return article_of_event(fields.get(b"event", b""))


def is_packed(fields: Fields) -> bool:
    """Whether an older version wrote an entry: an action and a packed event, without attributes."""
    return b"event" in fields
