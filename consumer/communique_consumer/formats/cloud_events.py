"""CloudEvents 1.0 in the structured JSON form, one a line.

Source: https://github.com/cloudevents/spec, version 1.0.2.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, BinaryIO

from communique_consumer.formats.format import Format
from communique_consumer.formats.json_lines import write_lines
from communique_schemas import Event, StreamEntry

_MS = 1000
_SOURCE = "communique"


def of_event(event: Event) -> dict[str, Any]:
    """The envelope of an event as a query gives it: source and id name it for good."""
    return _envelope(event, "added", event.id)


def of_entry(entry: StreamEntry) -> dict[str, Any]:
    """The envelope of an entry of the stream: it may come again, and is known by its id then."""
    at = int(entry.entry_id.partition("-")[0]) / _MS
    when = datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")
    identity = f"{entry.event.id}/{entry.entry_id}"
    return {**_envelope(entry.event, entry.action, identity), "time": when}


def _envelope(event: Event, action: str, identity: str) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": identity,
        "source": _SOURCE,
        "type": f"communique.{event.type}.{action}",
        "subject": event.article.id,
        "datacontenttype": "application/json",
        "data": event.model_dump(mode="json"),
    }


def _write(events: Iterable[Event], file: BinaryIO) -> int:
    return write_lines(events, file, lambda event: json.dumps(of_event(event), ensure_ascii=False))


CLOUD_EVENTS = Format("cloudevents", ".cloudevents.jsonl", _write, by_lines=True)
