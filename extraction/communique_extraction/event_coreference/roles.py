"""Host and guest, where the words at the trigger leave it open: the visit tells it, or the place.

A role that words tell stays; only the plain `participant` of a meeting takes one here.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from communique_extraction.coreference.entity import Entity
from communique_extraction.details.values import find_setting
from communique_extraction.event_coreference.cluster import Cluster, guests_of
from communique_extraction.events.event_mention import Part
from communique_extraction.lexicon.frames import summit_nouns
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_extraction.syntax.support_verbs import with_carrier
from communique_schemas import Place

_SOMEBODY = frozenset({"person", "group"})
_ANYBODY = _SOMEBODY | {"country", "organization"}
_OPEN = frozenset({"meeting", "talks"})
"""The subtypes whose words leave the roles open."""


def complete_roles(
    cluster: Cluster, place: Place | None, visits: Sequence[Cluster]
) -> tuple[Part, ...]:
    """The participants of an event, as hosts and guests where that is known.

    Args:
        cluster: the event.
        place: where it was.
        visits: the visits of the article that may have been the occasion of it.
    """
    parts = tuple(cluster.parts)
    shared = cluster.first.subtype == "reception" and {p.role for p in parts} == {"participant"}
    if cluster.first.subtype not in _OPEN and not shared:
        return parts
    for visit in visits:
        parts = _by_visit(parts, visit, place)
    return _by_place(parts, cluster, place)


def _by_visit(parts: tuple[Part, ...], visit: Cluster, place: Place | None) -> tuple[Part, ...]:
    """Who is on a visit is a guest also of those whom he meets there, and they are his hosts.

    Not at the "meeting in Vienna" of which the article tells besides his visit to Oslo.
    """
    visitors = guests_of(visit.parts)
    codes = {part.entity.country for part in visit.parts if part.role == "host"} - {None}
    codes |= {visit.place.country} if visit.place and visit.place.country else set()
    if place is not None and place.country not in codes | {None}:
        return parts
    present = {part.entity for part in parts}
    hosts = {entity for entity in present - visitors if entity.country in codes}
    return _cast(parts, hosts, present & visitors)


def _by_place(parts: tuple[Part, ...], cluster: Cluster, place: Place | None) -> tuple[Part, ...]:
    """Who met at home is the host, unless they met at a summit there."""
    if place is None or place.country is None or _is_at_summit(cluster):
        return parts
    people = _SOMEBODY if cluster.first.subtype == "talks" else _ANYBODY
    at_home = (part.entity for part in parts if part.entity.country == place.country)
    met = set(cluster.first.entities())
    at_table = met if cluster.first.subtype == "reception" else set(cluster.entities())
    hosts = {entity for entity in at_home if entity.kind in people and entity in at_table}
    others = {e for e in (p.entity for p in parts) if e not in hosts and e.country != place.country}
    if not any(entity.country for entity in others):
        return parts
    return _cast(parts, hosts, {each for each in others if each.country or each in met})


def _is_at_summit(cluster: Cluster) -> bool:
    """Tell a meeting "at the summit in Oslo", to which all came alike."""
    first = cluster.first
    prepositions = (p for head in with_carrier(first.trigger) for p in prepositions_of(head))
    occasions = (noun.lower_.split()[-1] for p in prepositions for noun in governed_by(p))
    beside = find_setting(first.sentence.sentence.text).sidelines_of is not None
    return beside or not summit_nouns().isdisjoint(occasions)


def _cast(
    parts: tuple[Part, ...], hosts: Collection[Entity], guests: Collection[Entity]
) -> tuple[Part, ...]:
    if not hosts or not guests:
        return parts
    return tuple(_with_role(part, hosts, guests) for part in parts)


def _with_role(part: Part, hosts: Collection[Entity], guests: Collection[Entity]) -> Part:
    if part.role == "participant" and part.entity in hosts:
        return replace(part, role="host")
    if part.role == "participant" and part.entity in guests:
        return replace(part, role="guest")
    return part
