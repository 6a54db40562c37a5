"""GeoJSON: a feature an event, at its place; without coordinates its geometry is null.

Source: RFC 7946.
"""

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from communique_consumer.flat import Cell, flat
from communique_consumer.flat_canonical import flat_canonical
from communique_consumer.formats.format import Format
from communique_schemas import CanonicalEvent, Event, Place
from communique_schemas.printable import printable_json


def feature(event_id: str, place: Place | None, row: dict[str, Cell]) -> dict[str, Any]:
    """The feature of an event; its properties are the columns of its row."""
    known = place is not None and place.lat is not None and place.lon is not None
    return {
        "type": "Feature",
        "id": event_id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]}
        if place and known
        else None,
        "properties": row,
    }


def _write(events: Iterable[Event], file: BinaryIO) -> int:
    return _write_features((feature(event.id, event.place, flat(event)) for event in events), file)


def _write_canonical(events: Iterable[CanonicalEvent], file: BinaryIO) -> int:
    features = (feature(event.id, event.place, flat_canonical(event)) for event in events)
    return _write_features(features, file)


def _write_features(features: Iterable[dict[str, Any]], file: BinaryIO) -> int:
    number = 0
    file.write(b'{"type": "FeatureCollection", "features": [')
    for each in features:
        text = printable_json(json.dumps(each, ensure_ascii=False))
        file.write((b",\n" if number else b"\n") + text.encode())
        number += 1
    file.write(b"\n]}\n")
    return number


GEO_JSON = Format("geojson", ".geojson", _write, _write_canonical)
