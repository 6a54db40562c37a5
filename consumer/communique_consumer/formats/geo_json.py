"""GeoJSON: a feature an event, at its place; without coordinates its geometry is null.

Source: RFC 7946.
"""

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from communique_consumer.flat import flat
from communique_consumer.formats.format import Format
from communique_schemas import Event
from communique_schemas.printable import printable_json


def feature(event: Event) -> dict[str, Any]:
    """The feature of an event; its properties are the columns of a row."""
    place = event.place
    known = place is not None and place.lat is not None and place.lon is not None
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]}
        if place and known
        else None,
        "properties": flat(event),
    }


def _write(events: Iterable[Event], file: BinaryIO) -> int:
    number = 0
    file.write(b'{"type": "FeatureCollection", "features": [')
    for event in events:
        text = printable_json(json.dumps(feature(event), ensure_ascii=False))
        file.write((b",\n" if number else b"\n") + text.encode())
        number += 1
    file.write(b"\n]}\n")
    return number


GEO_JSON = Format("geojson", ".geojson", _write)
