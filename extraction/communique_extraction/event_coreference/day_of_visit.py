"""The days of a visit are those of what is said to be done during it: "During her visit, she will meet …"."""

from collections.abc import Sequence

from communique_extraction.event_coreference.cluster import Cluster, guests_of
from communique_extraction.event_coreference.places_shared import is_there
from communique_extraction.events.event_mention import HERE, EventMention
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.lexicon.timing import timing_words
from communique_extraction.syntax.coordination import up_to_first_conjunct
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_extraction.syntax.support_verbs import with_carrier
from communique_schemas import EventDate

_NEAR = 3
"""How many sentences before it the visit is told."""
_DAYS = frozenset({"day", "range"})


def day_of_visit(cluster: Cluster, clusters: Sequence[Cluster]) -> EventDate | None:
    """The days of the visit on which an event was, or will be; not that of a mere arrival.

    Args:
        cluster: an event without a date.
        clusters: all events of the article.
    """
    on_visit = next((m for m in cluster.mentions if _is_on_visit(m)), None)
    if on_visit is None or cluster.first.subtype not in HERE:
        return None
    here, present = on_visit.sentence.sentence.index, set(cluster.entities())
    for visit in clusters:
        near = 0 <= here - visit.first.sentence.sentence.index <= _NEAR
        same = visit.status == cluster.status and bool(present & guests_of(visit.parts))
        arrival = visit.first.trigger.lower_ in timing_words().arriving
        told = visit.date if visit.first.subtype == "visit" and near and same else None
        if told is not None and told.precision in _DAYS and not arrival:
            return told
    return None


def _is_on_visit(mention: EventMention) -> bool:
    """Tell "during the trip" and "there" around an event, or around the first of several verbs."""
    told = (h for head in with_carrier(mention.trigger) for h in up_to_first_conjunct(head))
    for head in told:
        if is_there(head):
            return True
        during = (p for p in prepositions_of(head) if p.lower_ in scope_words().during)
        if any(noun.lower_ in timing_words().journeys for p in during for noun in governed_by(p)):
            return True
    return False
