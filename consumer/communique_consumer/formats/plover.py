"""PLOVER: JSON lines under the column names of POLECAT, the event data that is coded by PLOVER.

Source: PLOVER manual, draft 0.7; codebook of the POLECAT weekly files (Harvard Dataverse, AJGVIT). What we do
not know (intensity, sectors, identities of persons) is left empty, and never guessed.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, TypeVar

from communique_consumer.formats.format import Format
from communique_consumer.formats.json_lines import write_lines
from communique_schemas import (
    ArticleReference,
    CanonicalEvent,
    CanonicalParticipant,
    Codes,
    Event,
    Participant,
    Place,
    codes_for,
)

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
P = TypeVar("P", Participant, CanonicalParticipant)
_FIRST = frozenset({"host", "signatory"})


def record(event: Event) -> dict[str, Any]:
    """The record of an event: who acts first is the actor, the others are recipients."""
    actors, recipients = _sides(event.participants)
    return {
        "Event ID": event.id,
        "Event Date": event.date.start.isoformat() if event.date else None,
        **_codes(event.codes),
        **_columns("Actor", actors),
        **_columns("Recipient", recipients),
        **_place(event.place),
        **_article(event.article),
        "Event Text": event.evidence[0].text,
        "Status": event.status,
        "Language": "eng",
        "Version": f"{event.extractor.name} {event.extractor.version}",
    }


def canonical_record(event: CanonicalEvent) -> dict[str, Any]:
    """The record of a canonical event, coded by its best values; its first report stands for the article."""
    codes = codes_for(event.type, event.subtype, event.status)
    actors, recipients = _sides(event.participants)
    article, place = event.reports[0].article, event.place
    return {
        "Event ID": event.id,
        "Event Date": event.date.start.isoformat() if event.date else None,
        **_codes(codes),
        **_columns("Actor", actors),
        **_columns("Recipient", recipients),
        **_place(place),
        **_article(article),
        "Event Text": None,
        "Status": event.status,
        "Language": "eng",
        "Version": None,
    }


def _codes(codes: Codes) -> dict[str, str | None]:
    return {
        "Event Type": codes.plover,
        "Event Mode": codes.plover_mode,
        "Quad Code": _QUAD.get(codes.plover),
        "Intensity": None,
        "Contexts": None,
    }


def _place(place: Place | None) -> dict[str, str | float | None]:
    return {
        "Placename": place.name if place else None,
        "Raw Placename": place.text if place else None,
        "Feature Type": place.kind if place else None,
        "Country": place.country if place else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
    }


def _article(article: ArticleReference) -> dict[str, str | None]:
    published = article.published_at
    return {
        "Source": article.source,
        "Publication Date": published.isoformat()[:10] if published else None,
        "Headline": article.title,
        "URL": article.url,
    }


def _sides(people: Sequence[P]) -> tuple[list[P], list[P]]:
    """Hosts and signatories act; where there are none, who is named first does."""
    acting = [one for one in people if one.role in _FIRST] or list(people[:1])
    return acting, [one for one in people if one not in acting]


def _columns(side: str, people: Sequence[P]) -> dict[str, str | None]:
    countries = dict.fromkeys(one.country for one in people if one.country)
    return {
        f"{side} Name": _joined(one.name for one in people),
        f"{side} Country": _joined(countries),
        f"{side} Title": _joined(one.title for one in people if one.title),
        f"{side} Name Raw": _joined(_raw(one) for one in people),
    }


def _raw(person: Participant | CanonicalParticipant) -> str:
    """The name as it stands in the text; of a canonical event, the one that its reports agree on."""
    return person.mentions[0].text if isinstance(person, Participant) else person.name


def _joined(values: Iterable[str]) -> str | None:
    return _BETWEEN.join(values) or None


def _write(events: Iterable[Event], file: BinaryIO) -> int:
    return write_lines(events, file, lambda event: json.dumps(record(event), ensure_ascii=False))


def _write_canonical(events: Iterable[CanonicalEvent], file: BinaryIO) -> int:
    def line(event: CanonicalEvent) -> str:
        return json.dumps(canonical_record(event), ensure_ascii=False)

    return write_lines(events, file, line)


PLOVER = Format("plover", ".plover.jsonl", _write, _write_canonical, by_lines=True)
