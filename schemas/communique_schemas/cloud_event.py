"""Events in the envelope of CloudEvents 1.0, as the stream holds them and exports write them.

Source: https://github.com/cloudevents/spec, version 1.0.2.
"""

import re
from typing import Any, Final, get_args

from communique_schemas.canonical import CanonicalEvent
from communique_schemas.canonical_change import CanonicalAction, CanonicalChange, ChangedEvent
from communique_schemas.event import Event
from communique_schemas.stream import Action, StreamEntry

SOURCE: Final = "communique"
CONTENT_TYPE: Final = "application/json"
_TYPE = re.compile(r"communique\.(?:meeting|agreement)\.(added|updated|retracted)")
_CANONICAL_TYPE = re.compile(r"communique\.canonical\.(\w+)")
_ACTIONS: dict[str, Action] = {
    "added": "added",
    "updated": "updated",
    "retracted": "retracted",
}


def of_event(event: Event) -> dict[str, Any]:
    """The envelope of an event as a query gives it: source and id name it for good."""
    return {**_context(event, "added", event.id), "data": event.model_dump(mode="json")}


def of_canonical(event: CanonicalEvent) -> dict[str, Any]:
    """The envelope of a canonical event as a query gives it: its subject names it for good."""
    return {
        "specversion": "1.0",
        "id": event.id,
        "source": SOURCE,
        "type": "communique.canonical.created",
        "subject": event.id,
        "datacontenttype": CONTENT_TYPE,
        "data": event.model_dump(mode="json"),
    }


def of_change(change: CanonicalChange) -> dict[str, Any]:
    """The envelope of an entry of the stream of canonical events."""
    return {
        "specversion": "1.0",
        "id": f"{change.id}/{change.entry_id}",
        "source": SOURCE,
        "type": f"communique.canonical.{change.action}",
        "subject": change.id,
        "datacontenttype": CONTENT_TYPE,
        "data": {"id": change.id, "reports": list(change.reports), "other": change.other},
    }


def of_changed(changed: ChangedEvent) -> dict[str, Any]:
    """The envelope of a change with the event in it, as far as there is one."""
    envelope = of_change(changed)
    envelope["data"]["event"] = changed.event.model_dump(mode="json") if changed.event else None
    return envelope


def of_entry(entry: StreamEntry) -> dict[str, Any]:
    """The envelope of an entry of the stream: it may come again, and is known by its id then."""
    return {**context_of(entry), "data": entry.event.model_dump(mode="json")}


def context_of(entry: StreamEntry) -> dict[str, str]:
    """All attributes of an entry but the data; each is a field of the entry by the attribute's name."""
    when = entry.stored_at.isoformat(timespec="milliseconds")
    identity = f"{entry.event.id}/{entry.entry_id}"
    return {**_context(entry.event, entry.action, identity), "time": when}


def action_of(kind: str) -> Action | None:
    """What a `type` says of an event; None where it is none of ours."""
    told = _TYPE.fullmatch(kind)
    return _ACTIONS[told[1]] if told else None


def canonical_action_of(kind: str) -> CanonicalAction | None:
    """What a `type` says of a canonical event; None where it is none of ours."""
    told = _CANONICAL_TYPE.fullmatch(kind)
    return next(
        (action for action in get_args(CanonicalAction) if told and told[1] == action), None
    )


def _context(event: Event, action: Action, identity: str) -> dict[str, str]:
    return {
        "specversion": "1.0",
        "id": identity,
        "source": SOURCE,
        "type": f"communique.{event.type}.{action}",
        "subject": event.article.id,
        "datacontenttype": CONTENT_TYPE,
    }
