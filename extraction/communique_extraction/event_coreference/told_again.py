"""Meetings of which less is told the second time, or of the same states in other words."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.coreference.entity import Entity
from communique_extraction.details.instruments import kind_of
from communique_extraction.event_coreference.cluster import Cluster, makers
from communique_extraction.event_coreference.known_instruments import RECALL
from communique_extraction.event_coreference.same_status import same_status
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
_IN_PERSON = frozenset({"summit", "meeting", "talks"})
_FACE_TO_FACE = frozenset({"meeting", "talks"})
_BEFORE = 4
"""How many words before a noun the states stand by which it is called."""
_UNHELD: frozenset[Status] = frozenset({"denied", "proposed"})
"""What is said of talks that did not come about: there is no second round of them."""
_FOR_STATES = frozenset({"country", "group"})


def is_told_again(item: Dated, cluster: Cluster) -> bool:
    """Tell whether a mention says once more, in other words, what a cluster tells."""
    ways = (_is_talked_at, _is_as_unheld, _is_summit_of_two, _is_told_of_states)
    return any(told(item, cluster) for told in ways)


def _is_talked_at(item: Dated, cluster: Cluster) -> bool:
    """Tell what the host and the guest of a reception "will discuss": it is there that they do."""
    mention, first = item.mention, cluster.first
    if mention.subtype not in {"talks", "call"} or first.subtype != "reception":
        return False
    distance = mention.sentence.sentence.index - cluster.last_sentence
    told_alone = isinstance(mention.frame, VerbFrame) and item.date is None and item.place is None
    alike = mention.reading.status == cluster.status
    mine, theirs = makers(mention.parts), makers(cluster.parts)
    among_them = len(mine) >= _PAIR and mine <= theirs
    return told_alone and alike and among_them and 0 <= distance <= _NEAR


def _is_as_unheld(item: Dated, cluster: Cluster) -> bool:
    """Tell talks of two states that are refused or proposed once more, maybe with one side named.

    "There will be no talks between A and B ... Officials of A agree that there will be no talks with B."
    """
    mention, first = item.mention, cluster.first
    kinds = {mention.subtype, first.subtype}
    if not kinds <= _TALKED or "talks" not in kinds:
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


def _is_summit_of_two(item: Dated, cluster: Cluster) -> bool:
    """Tell "held a summit with X", and that the two met: of a summit of many they may have met beside it."""
    mention, first = item.mention, cluster.first
    kinds = {mention.subtype, first.subtype}
    if "summit" not in kinds or not kinds < _IN_PERSON or not same_status(mention, first):
        return False
    summit = mention if mention.subtype == "summit" else first
    both = makers(mention.parts)
    apart = mention.sentence is not first.sentence and len(both) == _PAIR
    return apart and both == makers(cluster.parts) and any(_partners_of(summit))


def _is_told_of_states(item: Dated, cluster: Cluster) -> bool:
    """Tell "the Norway-Peru talks" from the meeting of a Norwegian and a Peruvian who are named near it."""
    mention, first = item.mention, cluster.first
    near = abs(mention.sentence.sentence.index - cluster.last_sentence) <= _NEAR
    alike = {mention.subtype, first.subtype} <= _FACE_TO_FACE and same_status(mention, first)
    if not near or not alike:
        return False
    if _is_of_states(mention):
        bare = item.date is None and item.place is None
        known = _is_called_by_them(mention) or (bare and _is_of_set(mention))
        states, people = mention.parts, tuple(cluster.parts)
    else:
        known = _is_of_states(first) and (mention.definite or _is_called_by_them(first))
        states, people = first.parts, mention.parts
    codes = {part.entity.country for part in people}
    persons = {part.entity.country for part in people if part.entity.kind == "person"}
    return known and persons == codes == {part.entity.country for part in states}


def _is_of_states(mention: EventMention) -> bool:
    return len(mention.parts) == _PAIR and all(p.entity.kind == "country" for p in mention.parts)


def _is_called_by_them(mention: EventMention) -> bool:
    """Tell "Norway-Peru talks", the states standing right before the noun."""
    gaps = (mention.trigger.i - part.mention.last for part in mention.parts)
    return all(0 <= gap <= _BEFORE for gap in gaps)


def _is_of_set(mention: EventMention) -> bool:
    """Tell "the two sides had talks", whom the text names before."""
    return all(part.mention.kind in {"set", "pronoun"} for part in mention.parts)


def _is_for_state(entity: Entity) -> bool:
    return entity.kind in _FOR_STATES and entity.country is not None


def _has_another_partner(mention: EventMention) -> bool:
    """Tell "talks with those who pay for it", whom nobody names."""
    named = {i for part in mention.parts for i in range(part.mention.first, part.mention.last + 1)}
    return any(token.i not in named for token in _partners_of(mention))


def _partners_of(mention: EventMention) -> Iterator[Token]:
    heads = with_carrier(mention.trigger)
    behind = (p for head in heads for p in prepositions_of(head) if p.lower_ in grammar().partners)
    return (token for preposition in behind for token in governed_by(preposition))


def is_one_side_of(mention: EventMention, cluster: Cluster) -> bool:
    """Tell a signing of which one side is told from that of both, of the same kind of instrument, before.

    As captions do: "Norway and Peru signed a memorandum ... Minister X exchanges signed documents".
    """
    what, made = mention.instrument, cluster.first.instrument
    if mention.subtype != "sign" or what is None or made is None:
        return False
    codes = {part.entity.country for part in mention.parts}
    one_side = len(codes) == 1 and codes <= cluster.countries()
    signs = any(part.role == "signatory" and part.entity.kind == "person" for part in mention.parts)
    distance = mention.sentence.sentence.index - cluster.last_sentence
    alike = kind_of(what) in {kind_of(made), "document"}
    both = len(makers(cluster.parts)) >= _PAIR and 0 < distance <= RECALL
    return one_side and signs and alike and both and not _has_another_partner(mention)
