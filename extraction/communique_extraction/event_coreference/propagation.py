"""The scene that an article's events share: what one of them does not say, another one tells.

An agreement was made when and where the meeting was at which it was made. Who met on a visit met where
the visit led; and who met in a report from the capital of one of them met there.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from communique_extraction.event_coreference.clustering import Record
from communique_extraction.events.event_mention import HERE
from communique_schemas import Place

_NEAR = frozenset({"venue", "city"})
"""The kinds of places that say more of a meeting than who its host was."""
_TOLD = frozenset({"occurred", "ongoing"})
_FRESH = timedelta(days=3)
"""How long after an event its report is filed, where the report has a dateline."""


def set_scene(records: Sequence[Record], dateline: Place | None, published: date | None) -> None:
    """Give the records of an article the dates and places that its other events tell.

    Args:
        records: the article's events, agreements tied to their meetings.
        dateline: the place that the article was filed from, if it says so.
        published: the local day of publication.
    """
    for record in records:
        if record.place is None and record.first.subtype in HERE:
            record.place = _place_of_visit(record, records) or _filed_from(
                record, dateline, published
            )
    for record in records:
        if record.first.subtype in {"meeting", "talks"}:
            _give_roles_of_visit(record, records)
    for record in records:
        meeting = record.meeting
        if meeting is not None and _both_told(record, meeting):
            record.date = record.date or meeting.date
            if meeting.first.subtype != "reception":
                record.place = record.place or meeting.place
        elif record.place is None and record.first.type == "agreement" and meeting is None:
            record.place = _filed_from(record, dateline, published)


def _both_told(record: Record, other: Record) -> bool:
    mine, theirs = record.status, other.status
    return mine == theirs or {mine, theirs} <= _TOLD


def _place_of_visit(record: Record, records: Sequence[Record]) -> Place | None:
    """The place of a visit on which somebody met people of the country visited."""
    for visit in records:
        guests = [part.entity for part in visit.parts if part.role == "guest"]
        known = visit.place is not None and visit.place.kind in _NEAR
        if visit.first.subtype != "visit" or not known or not _both_told(record, visit):
            continue
        hosts = [
            entity
            for entity in record.entities()
            if entity not in guests and visit.place and entity.country == visit.place.country
        ]
        if hosts and any(entity in guests for entity in record.entities()):
            return visit.place
    return None


def _give_roles_of_visit(record: Record, records: Sequence[Record]) -> None:
    """Who is on a visit is a guest also of those whom he meets there, and they are his hosts."""
    for visit in records:
        if visit.first.subtype != "visit" or not _both_told(record, visit):
            continue
        guests = [part.entity for part in visit.parts if part.role == "guest"]
        codes = {part.entity.country for part in visit.parts if part.role == "host"} - {None}
        codes |= {visit.place.country} if visit.place and visit.place.country else set()
        hosts = [p for p in record.parts if p.entity not in guests and p.entity.country in codes]
        came = [p for p in record.parts if p.entity in guests]
        for part in (*hosts, *came) if hosts and came else ():
            if part.role == "participant":
                part.role = "host" if part in hosts else "guest"


def _filed_from(record: Record, dateline: Place | None, published: date | None) -> Place | None:
    """The dateline's place, where one side is at home there and the other one is not."""
    if dateline is None or record.status not in _TOLD:
        return None
    if record.date and published and published - record.date.end > _FRESH:
        return None
    countries = {entity.country for entity in record.entities() if entity.country}
    return dateline if dateline.country in countries and len(countries) > 1 else None
