"""Host and guest, where the words at the trigger leave it open: the visit tells it, or the place.

A role that words tell stays; only the plain `participant` of a meeting takes one here.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from communique_extraction.coreference.entity import Entity
from communique_extraction.event_coreference.cluster import Cluster
from communique_extraction.events.event_mention import Part
from communique_schemas import Place

_OPEN = frozenset({"meeting", "talks"})
"""The subtypes whose words leave the roles open."""
_SEATS = frozenset({"venue", "city"})
"""The kinds of places that tell who is at home."""


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
    if cluster.first.subtype not in _OPEN:
        return parts
    for visit in visits:
        parts = _by_visit(parts, visit)
    return _by_place(parts, cluster, place)


def _by_visit(parts: tuple[Part, ...], visit: Cluster) -> tuple[Part, ...]:
    """Who is on a visit is a guest also of those whom he meets there, and they are his hosts."""
    visitors = {part.entity for part in visit.parts if part.role == "guest"}
    codes = {part.entity.country for part in visit.parts if part.role == "host"} - {None}
    codes |= {visit.place.country} if visit.place and visit.place.country else set()
    present = {part.entity for part in parts}
    hosts = {entity for entity in present - visitors if entity.country in codes}
    return _cast(parts, hosts, present & visitors)


def _by_place(parts: tuple[Part, ...], cluster: Cluster, place: Place | None) -> tuple[Part, ...]:
    """Who met at home is the host: where the venue, or the city, tells whose it is."""
    if place is None or place.country is None or place.kind not in _SEATS:
        return parts
    if cluster.first.subtype == "talks" and place.kind != "venue":
        return parts
    hosts = {part.entity for part in parts if part.entity.country == place.country}
    met = set(cluster.first.entities())
    others = {p.entity for p in parts if p.entity not in hosts}
    if not any(entity.country for entity in others):
        return parts
    return _cast(parts, hosts, {each for each in others if each.country or each in met})


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
