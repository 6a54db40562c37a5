"""Who takes no part by himself, since others who are named stand for him.

A state, the leaders of a summit, officials who are named one by one, and those who sign for a state.
"""

from communique_extraction.event_coreference.cluster import Cluster
from communique_extraction.events.event_mention import EventMention, Part
from communique_extraction.lexicon.plain_words import are_plain, plain_words
from communique_extraction.lexicon.word_classes import words_of

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
    parts = [part for part in cluster.parts if not _are_named_one_by_one(part, cluster)]
    if cluster.first.type == "agreement":
        return _without_officials_who_agree(parts, cluster.first)
    if cluster.first.subtype == "visit":
        return parts
    people = {p.entity.country for p in parts if p.entity.kind in _SPEAKING} - {None}
    several = sum(part.entity.is_leader for part in parts) >= _SEVERAL
    return [
        part
        for part in parts
        if not (part.entity.kind == "country" and part.entity.country in people)
        and not (several and _is_in_name(part, cluster.first))
    ]


def _are_named_one_by_one(part: Part, cluster: Cluster) -> bool:
    """Tell "the foreign ministers" where several are named who are such, each with a state of his own."""
    group = part.entity
    open_group = group.kind == "group" and not group.country and group.title is not None
    if not open_group or not are_plain(plain_words(group.name)) or _goes_on(part, cluster):
        return False
    others = {other.entity for other in cluster.parts if other.entity.country}
    return sum(each.title is not None and each.holds(group.title or "") for each in others) > 1


def _goes_on(part: Part, cluster: Cluster) -> bool:
    """Tell "ministers from twelve states", of whom a few may be named."""
    told_at = (
        mention.sentence.doc[part.mention.last + 1 : part.mention.last + 2]
        for mention in cluster.mentions
        if mention.sentence.sentence.index == part.mention.sentence
    )
    return any(token.lower_ in words_of("of") for behind in told_at for token in behind)


def _without_officials_who_agree(parts: list[Part], first: EventMention) -> list[Part]:
    """Leave out officials of a state that is bound, where it is told who signed for it, or nobody signed."""
    bound = {part.entity.country for part in parts if part.role == "party"} - {None}
    signing = (p.entity for p in parts if p.role == "signatory")
    named = {entity.country for entity in signing if entity.kind == "person"}
    told = bound & named if first.subtype == "sign" else bound
    return [
        part
        for part in parts
        if part.role != "signatory"
        or part.entity.kind != "group"
        or part.entity.country not in told
    ]


def _is_in_name(part: Part, summit: EventMention) -> bool:
    """Tell the leaders of "the Nordic Leaders' Summit", of whom it is told who they are."""
    before = summit.trigger.i - part.mention.last
    here = part.mention.sentence == summit.sentence.sentence.index and 0 < before <= _IN_NAME
    return here and part.entity.kind == "group" and summit.subtype == "summit"
