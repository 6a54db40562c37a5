"""CloudEvents 1.0 in the structured JSON form, one a line."""

import json
from collections.abc import Iterable
from typing import BinaryIO

from communique_consumer.formats.format import Format
from communique_consumer.formats.json_lines import write_lines
from communique_schemas import Event
from communique_schemas.cloud_event import of_event


def _write(events: Iterable[Event], file: BinaryIO) -> int:
    return write_lines(events, file, lambda event: json.dumps(of_event(event), ensure_ascii=False))


CLOUD_EVENTS = Format("cloudevents", ".cloudevents.jsonl", _write, by_lines=True)
