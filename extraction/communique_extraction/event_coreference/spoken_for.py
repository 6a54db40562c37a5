"""Who takes no part by himself, since others who are named stand for him.

A state, the leaders of a summit, and the officials who sign for a state.
"""

from communique_extraction.event_coreference.cluster import Cluster
from communique_extraction.events.event_mention import EventMention, Part

_IN_NAME = 2
"""How many words before a summit a group ends after which it is called: "the leaders' summit"."""
_SEVERAL = 3
"""How many leaders who are named are those of whom a summit is called."""
_SPEAKING = frozenset({"person", "group"})
"""Who stands for the state from which he comes."""


def without_those_spoken_for(cluster: Cluster) -> list[Part]:
    """Who took part, without the states and groups that did so only by those whom other words name.

    A visit is to a state, whoever receives the guest.
    """
    if cluster.first.type == "agreement":
        return _without_officials_who_agree(cluster)
    if cluster.first.subtype == "visit":
        return cluster.parts
    people = {p.entity.country for p in cluster.parts if p.entity.kind in _SPEAKING} - {None}
    several = sum(part.entity.is_leader for part in cluster.parts) >= _SEVERAL
    return [
        part
        for part in cluster.parts
        if not (part.entity.kind == "country" and part.entity.country in people)
        and not (several and _is_in_name(part, cluster.first))
    ]


def _without_officials_who_agree(cluster: Cluster) -> list[Part]:
    """Leave out officials of a state that is bound, where it is told who signed for it, or nobody signed."""
    bound = {part.entity.country for part in cluster.parts if part.role == "party"} - {None}
    signing = (p.entity for p in cluster.parts if p.role == "signatory")
    named = {entity.country for entity in signing if entity.kind == "person"}
    told = bound & named if cluster.first.subtype == "sign" else bound
    return [
        part
        for part in cluster.parts
        if part.role != "signatory"
        or part.entity.kind != "group"
        or part.entity.country not in told
    ]


def _is_in_name(part: Part, summit: EventMention) -> bool:
    """Tell the leaders of "the Nordic Leaders' Summit", of whom it is told who they are."""
    before = summit.trigger.i - part.mention.last
    here = part.mention.sentence == summit.sentence.sentence.index and 0 < before <= _IN_NAME
    return here and part.entity.kind == "group" and summit.subtype == "summit"
