"""Meetings and agreements of a series ("the next round"), of which an earlier one tells whose they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from communique_extraction.coreference.entity import Entity
from communique_extraction.event_coreference.cluster import Cluster, makers
from communique_extraction.event_coreference.compatibility import may_mean
from communique_extraction.event_coreference.known_instruments import made_before
from communique_extraction.event_coreference.one_more import is_told_besides
from communique_extraction.events.event_mention import Dated, EventMention, Part
from communique_extraction.events.series_words import is_known_by_place_in_series

StateEntity = Callable[[str], Entity]
"""Gives the entity of a state by its ISO alpha-3 code."""
_OF_BODIES = frozenset({"session", "summit"})
"""The subtypes that a body holds, whoever comes to them."""


def in_series(item: Dated, clusters: Sequence[Cluster], state: StateEntity) -> EventMention:
    """A mention; one of which only the place in a series is told has the sides of the meeting before.

    Args:
        item: with the date and the place that its sentence gives: without any, nothing new is told.
        clusters: the events before.
        state: gives the entity of a state: for it others may come the next time.
    """
    mention = item.mention
    told = item.date is not None or item.place is not None
    nameless = mention.type == "meeting" and not (mention.parts or mention.others)
    if not (told and nameless and is_known_by_place_in_series(mention.trigger)):
        return mention
    for cluster in reversed(clusters):
        sides = tuple(_sides(cluster, state)) if may_mean(mention, cluster) else ()
        if sides:
            of_body = cluster.first.subtype in _OF_BODIES
            subtype = cluster.first.subtype if of_body else mention.subtype
            return replace(mention, parts=sides, subtype=subtype)
    return mention


def bound_as_the_others(
    mention: EventMention, clusters: Sequence[Cluster], state: StateEntity
) -> EventMention:
    """Give one more instrument, of which nobody is told, the states that made the one before."""
    if mention.instrument is None or not is_told_besides(mention) or makers(mention.parts):
        return mention
    for cluster in made_before(mention, clusters):
        by_state = {p.entity.country: p for p in cluster.parts if p.entity.country}
        if len(by_state) > 1:
            bound = (Part("party", state(c), p.mention) for c, p in by_state.items() if c)
            return replace(mention, parts=(*mention.parts, *bound))
    return mention


def _sides(cluster: Cluster, state: StateEntity) -> Iterator[Part]:
    """The bodies whose meeting it was, else the bodies and states that met; nothing of one side alone."""
    bodies = [p for p in cluster.parts if p.entity.kind == "organization"]
    if bodies and cluster.first.subtype in _OF_BODIES:
        yield from _taking_part(bodies)
        return
    by_state = {p.entity.country: p for p in reversed(cluster.parts) if p.entity.country}
    states = [Part("participant", state(c), p.mention) for c, p in by_state.items() if c]
    sides = [*reversed(states), *(p for p in bodies if not p.entity.country)]
    if len(sides) > 1:
        yield from _taking_part(sides)


def _taking_part(parts: Sequence[Part]) -> Iterator[Part]:
    return (replace(part, role="participant") for part in parts)
