"""Where a visit led is where its guests met people on it, though the words of the meeting tell no place."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from communique_extraction.coreference.entity import Entity
from communique_extraction.event_coreference.cluster import Cluster, guests_of
from communique_extraction.events.event_mention import HERE
from communique_extraction.gazetteer.places import place_words
from communique_extraction.lexicon.factuality import BEGUN
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.syntax.dependencies import is_verb
from communique_extraction.syntax.support_verbs import with_carrier
from communique_schemas import Place

SEATS = frozenset({"venue", "city"})
"""The kinds of places that say more of a meeting than who its host was."""
_TOWNS_AND_STATES = frozenset({"city", "country"})
_FRESH = timedelta(days=3)
"""How long after an event its report is filed, where the report has a dateline."""
_STAY = timedelta(days=3)
"""How long somebody stays at most where no more than the day of his arrival is told."""
_NEAR = 3
"""How many sentences behind the visit it is told what was done on it."""


def places_visited(
    cluster: Cluster, clusters: Sequence[Cluster], written: date | None = None
) -> Iterator[Place]:
    """The places of the visits on which somebody met people of the country visited.

    Args:
        cluster: a meeting.
        clusters: all events of the article.
        written: when the report was written, where visits of long before are not meant.
    """
    for visit in _visits(clusters):
        guests = guests_of(visit.parts)
        present = set(cluster.entities())
        received = any(_is_at_home(entity, visit.place) for entity in present - guests)
        on_it = both_told(cluster, visit) or _is_next_on(cluster, visit)
        long_past = is_long_past(visit, written)
        if visit.place and received and present & guests and on_it and not long_past:
            yield visit.place


def seat_visited(cluster: Cluster, clusters: Sequence[Cluster]) -> Place | None:
    """The seat visited where somebody met people of the country on a visit."""
    places = places_visited(cluster, clusters)
    return next((place for place in places if place.kind in SEATS), None)


def place_of_visit_told_before(
    cluster: Cluster, clusters: Sequence[Cluster], written: date | None
) -> Place | None:
    """Where the visit told right before led, on which its guests met somebody whose country is not told.

    Args:
        cluster: a meeting.
        clusters: all events of the article.
        written: when the report was written.
    """
    here = cluster.first.sentence.sentence.index
    told = [v for v in _visits(clusters) if 0 <= here - v.first.sentence.sentence.index <= _NEAR]
    visit = max(told, key=lambda v: v.first.sentence.sentence.index, default=None)
    if visit is None or visit.place is None or visit.place.kind not in _TOWNS_AND_STATES:
        return None
    if visit.first.sentence is cluster.first.sentence or not _is_told_of_itself(cluster):
        return None
    guests, present = guests_of(visit.parts), set(cluster.entities())
    home = {None, visit.place.country} | {guest.country for guest in guests}
    same = present & guests and all(entity.country in home for entity in present)
    fresh = not is_long_past(visit, written) or _is_within(cluster, visit)
    on_it = both_told(cluster, visit) or _is_next_on(cluster, visit)
    return visit.place if same and fresh and on_it and _may_be_on(cluster, visit) else None


def is_long_past(cluster: Cluster, written: date | None) -> bool:
    """Tell what was long before the report of it was written, as far as both days are known."""
    return bool(cluster.date and written and written - cluster.date.end > _FRESH)


def both_told(cluster: Cluster, other: Cluster) -> bool:
    """Tell whether two events are as real as each other: what was, with what goes on."""
    mine, theirs = cluster.status, other.status
    return mine == theirs or {mine, theirs} <= BEGUN


def _visits(clusters: Sequence[Cluster]) -> list[Cluster]:
    return [c for c in clusters if c.first.subtype == "visit" and c.place is not None]


def _is_at_home(entity: Entity, place: Place | None) -> bool:
    """Tell whom one meets in his own country: not its ambassador, nor an "envoy of its president"."""
    title = (entity.title or "").lower().split()
    here = place is not None and entity.country == place.country
    return here and office_words().abroad.isdisjoint(title)


def _is_next_on(cluster: Cluster, visit: Cluster) -> bool:
    """Tell what is still to come on a visit that has begun: "arrived in Oslo on Monday, and will meet …"."""
    behind = cluster.first.sentence.sentence.index - visit.first.sentence.sentence.index
    to_come = cluster.status == "planned" and visit.status in BEGUN and 0 <= behind <= _NEAR
    return to_come and "long" not in cluster.counted and _may_be_on(cluster, visit)


def _may_be_on(cluster: Cluster, visit: Cluster) -> bool:
    """Tell what may have been on a visit, as far as both their days are told."""
    mine, days = cluster.date, visit.date
    if mine is None or days is None:
        return mine is None or cluster.status == "planned"
    stay = _STAY if days.start == days.end else timedelta()
    return days.start <= mine.start and mine.end <= days.end + stay


def _is_within(cluster: Cluster, visit: Cluster) -> bool:
    """Tell what is dated within the days of a visit, or not at all."""
    return cluster.date is None or (visit.date is not None and _may_be_on(cluster, visit))


def _is_told_of_itself(cluster: Cluster) -> bool:
    """Tell "met" from what is spoken of ("said of the talks"), and from what was before ("earlier met")."""
    heads = with_carrier(cluster.first.trigger)
    carried = any(is_verb(head) for head in heads) and cluster.first.subtype in HERE
    below = {child.lower_ for head in heads for child in head.children}
    past = any(
        head.tag_ == "VBN" and any(c.dep_ == "aux" and c.tag_ == "VBD" for c in head.children)
        for head in heads
    )
    return carried and not past and not any(word in place_words().before_it for word in below)
