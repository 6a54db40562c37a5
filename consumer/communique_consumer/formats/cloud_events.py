"""CloudEvents 1.0 in the structured JSON form, one a line."""

import json
from collections.abc import Iterable
from typing import BinaryIO

from communique_consumer.formats.format import Format
from communique_consumer.formats.json_lines import write_lines
from communique_schemas import CanonicalEvent, Event
from communique_schemas.cloud_event import of_canonical, of_event


def _write(events: Iterable[Event], file: BinaryIO) -> int:
    return write_lines(events, file, lambda event: json.dumps(of_event(event), ensure_ascii=False))


def _write_canonical(events: Iterable[CanonicalEvent], file: BinaryIO) -> int:
    def line(event: CanonicalEvent) -> str:
        return json.dumps(of_canonical(event), ensure_ascii=False)

    return write_lines(events, file, line)


CLOUD_EVENTS = Format("cloudevents", ".cloudevents.jsonl", _write, _write_canonical, by_lines=True)
