"""To which event those came of whom another sentence tells it."""

from collections.abc import Sequence

from communique_extraction.event_coreference.cluster import Cluster
from communique_extraction.events.event_mention import EventMention
from communique_extraction.lexicon.frames import VerbFrame
from communique_extraction.syntax.dependencies import objects_of
from communique_extraction.syntax.prepositions import governed_by, prepositions_of

_NEAR = 5
"""How many sentences after an event those who came to it may be told."""


def attended(mention: EventMention, clusters: Sequence[Cluster]) -> Cluster | None:
    """The event to which somebody came: what was told last; of two in one sentence the meeting.

    Where a frame asks for what one came to, "represented Norway at the talks", it must be called so.
    Further on, a delegation is that of the meeting of whoever leads it. A list under a heading of its own
    is of the first meeting around it that took place.
    """
    here = mention.sentence.sentence.index
    known = [c for c in clusters if _can_be_attended(c)]
    frame = mention.frame
    if isinstance(frame, VerbFrame) and frame.heading:
        return min(known, key=lambda c: c.status != "occurred", default=None)
    near = [c for c in known if here - c.last_sentence <= _NEAR]
    if not near and isinstance(frame, VerbFrame) and frame.subject_noun:
        came = set(mention.entities())
        near = [c for c in known if came.intersection(c.entities())]
    if any(circumstance.names == "gathering" for circumstance in frame.when):
        near = [c for c in near if _is_named_beside(mention, c)]
    return max(near, key=lambda c: (c.last_sentence, c.first.type == "meeting"), default=None)


def _is_named_beside(mention: EventMention, cluster: Cluster) -> bool:
    """Tell the talks of "represented Norway at the talks" from what else was told."""
    heads = (mention.trigger, *objects_of(mention.trigger))
    behind = (p for head in heads for p in prepositions_of(head))
    named = {token.lower_ for preposition in behind for token in governed_by(preposition)}
    return any(told.trigger.lower_ in named for told in cluster.mentions)


def _can_be_attended(cluster: Cluster) -> bool:
    return cluster.first.type == "meeting" or cluster.first.subtype == "sign"
