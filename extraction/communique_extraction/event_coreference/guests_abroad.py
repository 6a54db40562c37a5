"""Whose state only the outlet or the dateline tells, and whom one meets there: it is not always his own."""

from collections.abc import Iterable

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.offices import office
from communique_extraction.event_coreference.record import Record
from communique_extraction.lexicon.office_words import office_words

_PAIR = 2


def forget_presumed_homes(records: Iterable[Record]) -> None:
    """Take from somebody a state that he visits, or whose envoy calls on him, and that nothing else tells."""
    for record in records:
        strange = _visited(record) if record.first.subtype == "visit" else _of_envoys(record)
        for part in record.parts:
            somebody = part.entity
            meant = part.role == "guest" or record.first.subtype != "visit"
            if meant and somebody.presumed and somebody.country in strange:
                somebody.country, somebody.presumed = None, False


def _visited(record: Record) -> set[str | None]:
    hosts = (part.entity for part in record.parts if part.role == "host")
    return {host.country for host in hosts if host.kind == "country"}


def _of_envoys(record: Record) -> set[str | None]:
    """The state of an envoy who meets somebody by himself: both are not of it."""
    both = record.entities()
    return {entity.country for entity in both if _is_envoy(entity)} if len(both) == _PAIR else set()


def _is_envoy(entity: Entity) -> bool:
    return office(entity.title or "") in office_words().abroad and not entity.presumed
