"""In whose company people met: what makes a meeting another one than that of the same people before."""

from communique_extraction.event_coreference.cluster import Cluster, makers
from communique_extraction.events.event_mention import Dated, EventMention
from communique_extraction.lexicon.cues import cues

_REFERRING = frozenset({"set", "pronoun"})
"""The kinds of mentions by which those are spoken of who are known."""


def meet_another(mention: EventMention, cluster: Cluster) -> bool:
    """Tell "the two then met X" from the meeting of those two, of which another sentence told."""
    if mention.sentence is cluster.first.sentence:
        return False
    before = makers(cluster.parts)
    known = [part.mention for part in mention.parts if part.entity in before]
    others = [part.mention for part in mention.parts if part.entity not in before]
    together = len(known) > 1 and all(each.kind in _REFERRING for each in known)
    return together and all(other.first > mention.trigger.i for other in others)


def is_of_two(mention: EventMention) -> bool:
    """Tell "a bilateral meeting", which is none of three."""
    return not mention.definite and any(c.lower_ in cues().of_two for c in mention.trigger.children)


def is_apart_from_call(item: Dated, cluster: Cluster) -> bool:
    """Tell a call from what has a place and a day: "their talks in Lima", "last year, they spoke"."""
    call, meeting = item.mention.subtype == "call", cluster.first.subtype != "call"
    place = cluster.place if call else item.place
    return call == meeting and item.date is not None and place is not None
