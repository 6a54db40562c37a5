"""Meetings of which less is told the second time, or of the same states in other words."""

from communique_extraction.coreference.entity import Entity
from communique_extraction.event_coreference.cluster import Cluster, makers
from communique_extraction.events.event_mention import Dated, EventMention
from communique_extraction.lexicon.frames import VerbFrame
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_extraction.syntax.support_verbs import with_carrier
from communique_schemas.event import Status

_NEAR = 3
"""How many sentences after a reception it may be told what is talked about at it."""
_PAIR = 2
_TALKED = frozenset({"talks", "meeting", "call"})
_UNHELD: frozenset[Status] = frozenset({"denied", "proposed"})
"""What is said of talks that did not come about: there is no second round of them."""
_FOR_STATES = frozenset({"country", "group"})


def is_told_again(item: Dated, cluster: Cluster) -> bool:
    """Tell whether a mention says once more, in other words, what a cluster tells."""
    return _is_talked_at(item, cluster) or _is_as_unheld(item, cluster)


def _is_talked_at(item: Dated, cluster: Cluster) -> bool:
    """Tell what the host and the guest of a reception "will discuss": it is there that they do."""
    mention, first = item.mention, cluster.first
    if mention.subtype != "talks" or first.subtype != "reception":
        return False
    distance = mention.sentence.sentence.index - cluster.last_sentence
    told_alone = isinstance(mention.frame, VerbFrame) and item.date is None and item.place is None
    alike = mention.reading.status == cluster.status
    same = makers(mention.parts) == makers(cluster.parts)
    return told_alone and alike and same and 0 <= distance <= _NEAR


def _is_as_unheld(item: Dated, cluster: Cluster) -> bool:
    """Tell talks of two states that are refused or proposed once more, maybe with one side named.

    "There will be no talks between A and B ... Officials of A agree that there will be no talks with B."
    """
    mention, first = item.mention, cluster.first
    if not {mention.subtype, first.subtype} <= _TALKED or "talks" not in {
        mention.subtype,
        first.subtype,
    }:
        return False
    status = mention.reading.status
    if status not in _UNHELD or status != cluster.status or item.date or cluster.date:
        return False
    mine, theirs = makers(mention.parts), makers(cluster.parts)
    if not all(map(_is_for_state, mine | theirs)) or len(theirs) != _PAIR:
        return False
    codes = {entity.country for entity in mine}
    if len(mine) == 1 and _has_another_partner(mention):
        return False
    return bool(codes) and codes <= cluster.countries() and len(cluster.countries()) == _PAIR


def _is_for_state(entity: Entity) -> bool:
    return entity.kind in _FOR_STATES and entity.country is not None


def _has_another_partner(mention: EventMention) -> bool:
    """Tell "talks with those who pay for it", whom nobody names."""
    named = {i for part in mention.parts for i in range(part.mention.first, part.mention.last + 1)}
    heads = with_carrier(mention.trigger)
    behind = (p for head in heads for p in prepositions_of(head) if p.lower_ in grammar().partners)
    return any(token.i not in named for p in behind for token in governed_by(p))
