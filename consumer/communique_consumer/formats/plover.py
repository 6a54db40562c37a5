"""PLOVER: JSON lines under the column names of POLECAT, the event data that is coded by PLOVER.

Source: PLOVER manual, draft 0.7; codebook of the POLECAT weekly files (Harvard Dataverse, AJGVIT). What we do
not know (intensity, sectors, identities of persons) is left empty, and never guessed.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from communique_consumer.formats.format import Format
from communique_consumer.formats.json_lines import write_lines
from communique_schemas import Event
from communique_schemas.event import Participant

_BETWEEN = "; "
_VERBAL_COOPERATION, _MATERIAL_COOPERATION = "VERBAL COOPERATION", "MATERIAL COOPERATION"
_VERBAL_CONFLICT, _MATERIAL_CONFLICT = "VERBAL CONFLICT", "MATERIAL CONFLICT"
_QUAD = {
    "AGREE": _VERBAL_COOPERATION,
    "CONSULT": _VERBAL_COOPERATION,
    "SUPPORT": _VERBAL_COOPERATION,
    "CONCEDE": _VERBAL_COOPERATION,
    "COOPERATE": _MATERIAL_COOPERATION,
    "AID": _MATERIAL_COOPERATION,
    "RETREAT": _MATERIAL_COOPERATION,
    "REQUEST": _VERBAL_CONFLICT,
    "ACCUSE": _VERBAL_CONFLICT,
    "REJECT": _VERBAL_CONFLICT,
    "THREATEN": _VERBAL_CONFLICT,
    "PROTEST": _MATERIAL_CONFLICT,
    "SANCTION": _MATERIAL_CONFLICT,
    "MOBILIZE": _MATERIAL_CONFLICT,
    "COERCE": _MATERIAL_CONFLICT,
    "ASSAULT": _MATERIAL_CONFLICT,
}
"""Quad class by category, as the PLOVER manual divides them."""
_FIRST = frozenset({"host", "signatory"})


def record(event: Event) -> dict[str, Any]:
    """The record of an event: who acts first is the actor, the others are recipients."""
    actors, recipients = _sides(event.participants)
    published = event.article.published_at
    place = event.place
    return {
        "Event ID": event.id,
        "Event Date": event.date.start.isoformat() if event.date else None,
        "Event Type": event.codes.plover,
        "Event Mode": event.codes.plover_mode,
        "Quad Code": _QUAD.get(event.codes.plover),
        "Intensity": None,
        "Contexts": None,
        **_columns("Actor", actors),
        **_columns("Recipient", recipients),
        "Placename": place.name if place else None,
        "Raw Placename": place.text if place else None,
        "Feature Type": place.kind if place else None,
        "Country": place.country if place else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
        "Source": event.article.source,
        "Publication Date": published.isoformat()[:10] if published else None,
        "Headline": event.article.title,
        "URL": event.article.url,
        "Event Text": event.evidence[0].text,
        "Status": event.status,
        "Language": "eng",
        "Version": f"{event.extractor.name} {event.extractor.version}",
    }


def _sides(people: Sequence[Participant]) -> tuple[list[Participant], list[Participant]]:
    """Hosts and signatories act; where there are none, who is named first does."""
    acting = [one for one in people if one.role in _FIRST] or list(people[:1])
    return acting, [one for one in people if one not in acting]


def _columns(side: str, people: Sequence[Participant]) -> dict[str, str | None]:
    countries = dict.fromkeys(one.country for one in people if one.country)
    return {
        f"{side} Name": _joined(one.name for one in people),
        f"{side} Country": _joined(countries),
        f"{side} Title": _joined(one.title for one in people if one.title),
        f"{side} Name Raw": _joined(one.mentions[0].text for one in people),
    }


def _joined(values: Iterable[str]) -> str | None:
    return _BETWEEN.join(values) or None


def _write(events: Iterable[Event], file: BinaryIO) -> int:
    return write_lines(events, file, lambda event: json.dumps(record(event), ensure_ascii=False))


PLOVER = Format("plover", ".plover.jsonl", _write, by_lines=True)
