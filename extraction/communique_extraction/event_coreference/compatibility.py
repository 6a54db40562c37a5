"""Whether an event mention tells of the event of a cluster."""

from collections.abc import Mapping

from communique_extraction.coreference.bodies import is_name_of_standing_body
from communique_extraction.details.instruments import is_instrument
from communique_extraction.event_coreference.cluster import Cluster, guests_of, makers
from communique_extraction.event_coreference.company import (
    is_apart_from_call,
    is_of_two,
    meet_another,
)
from communique_extraction.event_coreference.hosting import is_hosted_for, may_be_meeting
from communique_extraction.event_coreference.known_instruments import RECALL
from communique_extraction.event_coreference.one_more import is_one_more, says_also
from communique_extraction.event_coreference.same_status import (
    INVITED,
    fits_status,
    is_left_open,
    same_status,
)
from communique_extraction.event_coreference.same_time import is_same_time
from communique_extraction.event_coreference.told_again import is_one_side_of, is_told_again
from communique_extraction.events.event_mention import Dated, EventMention
from communique_extraction.events.series_words import (
    are_apart,
    is_another,
    place_in_series,
    was_before,
)
from communique_extraction.lexicon.factuality import BEGUN
from communique_extraction.lexicon.grammar import grammar
from communique_schemas.event import AgreementSubtype, MeetingSubtype

Subtype = MeetingSubtype | AgreementSubtype
_SAME_KIND: tuple[frozenset[Subtype], ...] = (
    frozenset({"meeting", "talks"}),
    frozenset({"meeting", "summit", "talks"}),
    frozenset({"talks", "call"}),
    frozenset({"meeting", "call"}),
    frozenset({"meeting", "session"}),
)
_ANAPHORA: Mapping[Subtype, frozenset[Subtype]] = {
    "meeting": frozenset({"meeting", "talks", "summit", "session", "reception"}),
    "talks": frozenset({"talks", "meeting", "call", "summit"}),
    "call": frozenset({"call"}),
    "visit": frozenset({"visit"}),
    "summit": frozenset({"summit"}),
    "session": frozenset({"session"}),
    "reception": frozenset({"reception"}),
}
_PAIR = 2
_MAKING: frozenset[Subtype] = frozenset({"sign", "ratify", "conclude", "extend"})
"""The acts by which there is an agreement."""
_WHAT_IS_SIGNED = frozenset({"nsubj", "nsubjpass", "dobj"})


def is_same_event(item: Dated, cluster: Cluster) -> bool:
    """Tell whether a mention tells of a cluster's event."""
    if item.mention.type != cluster.first.type or not is_same_time(item, cluster):
        return False
    to_come = item.mention.reading.status == "planned" and item.date and cluster.status in BEGUN
    if to_come and not is_left_open(item.mention, cluster):
        return False  # what has a day to come is not what was
    return not _is_another_of_series(item.mention, cluster) and _is_same(item, cluster)


def may_mean(mention: EventMention, cluster: Cluster) -> bool:
    """Tell whether the noun of a mention, by itself, may mean an event such as a cluster's."""
    return cluster.first.subtype in _ANAPHORA.get(mention.subtype, ())


def _is_same(item: Dated, cluster: Cluster) -> bool:
    if item.mention.type == "agreement":
        return _is_same_act(item.mention, cluster)
    by_name = _is_session_of_same_body(item, cluster) or _is_of_their_states(item, cluster)
    return by_name or is_told_again(item, cluster) or _is_same_meeting(item, cluster)


def _is_another_of_series(mention: EventMention, cluster: Cluster) -> bool:
    """Tell "the third round" from the second one, and "the next round" from the one that was held."""
    mine = place_in_series(mention.trigger)
    if not mine:
        return False
    theirs = place_in_series(cluster.first.trigger)
    if are_apart(mine, theirs) or mention.type != "meeting":
        return are_apart(mine, theirs)
    to_come = mention.reading.status == "planned" and cluster.status in BEGUN
    if to_come and not theirs:
        return True
    return (bool(theirs) or cluster.status in BEGUN) and is_another(mine, theirs)


def _is_same_act(mention: EventMention, cluster: Cluster) -> bool:
    first = cluster.first
    if mention.frame.made_before:
        return _is_made_in(mention, cluster)
    if _tells_content(mention) and first.subtype in _MAKING and cluster.status in BEGUN:
        return makers(mention.parts) <= makers(cluster.parts)
    if mention.subtype != first.subtype or not same_status(mention, first):
        return False
    if says_also(mention) and not mention.known_instrument:
        return False
    if is_one_more(mention, cluster) or (mention.parts and _is_singled_out(mention)):
        return False
    mine, theirs = makers(mention.parts), makers(cluster.parts)
    shared = not mine or mine <= theirs or theirs <= mine or len(mine & theirs) > 1
    return shared or _told_again(mention, cluster) or is_one_side_of(mention, cluster)


def _is_same_meeting(item: Dated, cluster: Cluster) -> bool:
    mention, first = item.mention, cluster.first
    if is_apart_from_call(item, cluster):
        return False
    mine, theirs = makers(mention.parts), makers(cluster.parts)
    anaphor = mention.definite or not mine
    known = mine <= theirs or mention.attended
    if anaphor and first.subtype in _ANAPHORA.get(mention.subtype, ()) and known:
        return len(mine) != 1 or same_status(mention, first)
    kinds = frozenset({mention.subtype, first.subtype})
    if is_hosted_for(mention, cluster) or _is_received_and_met(item, cluster):
        return True
    if kinds == {"meeting", "session"} and mine != theirs:
        return False
    if kinds == {"visit"}:
        return _is_same_visit(item, cluster)
    if not (len(kinds) == 1 or kinds in _SAME_KIND) or not fits_status(mention, cluster):
        return False
    if is_of_two(mention) and len({entity.country or entity for entity in theirs}) > _PAIR:
        return False
    nested = mine <= theirs or theirs <= mine
    if theirs < mine and (was_before(mention.trigger) or meet_another(mention, cluster)):
        return False
    if first.subtype == "talks" and len(kinds) > 1 and len(theirs) == 1:
        return False  # whom it held talks with is not told
    return bool(mine) and nested and len(mine & theirs) >= min(2, len(theirs))


def _is_session_of_same_body(item: Dated, cluster: Cluster) -> bool:
    """Tell the session of a commission that was told before, whoever else of those present is named.

    That of a year or a month, where the other has no date, is an earlier one.
    """
    mention, first = item.mention, cluster.first
    if {mention.subtype, first.subtype} != {"session"} or not same_status(mention, first):
        return False
    if item.date and not cluster.date and item.date.precision != "day":
        return False
    both = makers(mention.parts) & makers(cluster.parts)
    return any(is_name_of_standing_body(entity.name) for entity in both)


def _is_of_their_states(item: Dated, cluster: Cluster) -> bool:
    """Tell "Tuesday's U.S.-Turkey meeting" of the presidents of both of whom was told before."""
    if not item.date or not cluster.date or item.date.precision != "day":
        return False
    if not {item.mention.subtype, cluster.first.subtype} <= {"meeting", "talks"}:
        return False
    mine = makers(item.mention.parts)
    codes = {entity.country for entity in mine if entity.kind == "country"}
    both = len(codes) == len(mine) == _PAIR and codes == cluster.countries()
    return both and same_status(item.mention, cluster.first)


def _is_made_in(mention: EventMention, cluster: Cluster) -> bool:
    """Tell whether a cluster tells how what was made before was made: by the same parties or states."""
    mine = makers(mention.parts)
    states = {entity.country for entity in mine} - {None}
    made = cluster.first.subtype in _MAKING and cluster.status in BEGUN
    same_states = len(states) > 1 and states <= cluster.countries()
    return made and (mine <= makers(cluster.parts) or same_states)


def _is_received_and_met(item: Dated, cluster: Cluster) -> bool:
    """Tell the meeting of those of whom one received the other, then and there as far as is told."""
    mention = item.mention
    if {mention.subtype, cluster.first.subtype} != {"meeting", "reception"}:
        return False
    if len(cluster.parts) < _PAIR or makers(mention.parts) != makers(cluster.parts):
        return False
    near = may_be_meeting(mention, cluster) and same_status(mention, cluster.first)
    return (near and _same_country(item, cluster)) or _in_one_breath(mention, cluster)


def _in_one_breath(mention: EventMention, cluster: Cluster) -> bool:
    """Tell two mentions of one sentence, neither of which is "the meeting"."""
    last = cluster.mentions[-1]
    return mention.sentence is last.sentence and not (mention.definite or last.definite)


def _is_same_visit(item: Dated, cluster: Cluster) -> bool:
    """Tell a visit of the same guest to the same country; an invitation that was accepted is one, too.

    And who "will travel to Oslo" may be said to be travelling there.
    """
    told = item.mention.reading.status
    planned = cluster.status == "planned" and told == "ongoing" and item.date is None
    accepted = {told, cluster.status} == INVITED
    if not (fits_status(item.mention, cluster) or accepted or planned):
        return False
    guests = guests_of(item.mention.parts)
    if not guests & guests_of(cluster.parts):
        return not guests and item.mention.definite
    return _same_country(item, cluster)


def _same_country(item: Dated, cluster: Cluster) -> bool:
    """Tell whether two places may be in one state; that of "the palace" is not told."""
    here, there = item.place, cluster.place
    if here is None or there is None:
        return True
    unnamed = any(place.kind == "venue" and place.country is None for place in (here, there))
    return unnamed or here.country == there.country


def _tells_content(mention: EventMention) -> bool:
    """Tell "under the memorandum, the two agreed to build a bridge": what they had agreed by it."""
    if mention.subtype != "conclude" or mention.instrument is not None:
        return False
    opening = (child for child in mention.trigger.lefts if child.lower_ in grammar().by_which)
    return any(is_instrument(word) for child in opening for word in child.subtree)


def _is_singled_out(mention: EventMention) -> bool:
    """Tell "one of the agreements was signed by X" from those that were signed together."""
    what = [child for child in mention.trigger.children if child.dep_ in _WHAT_IS_SIGNED]
    return any(word.lower_ in grammar().singled_out for word in what)


def _told_again(mention: EventMention, cluster: Cluster) -> bool:
    """In "The agreement was signed by A and B" those who put their names to it are new, and it is not."""
    distance = mention.sentence.sentence.index - cluster.last_sentence
    mine = {part.entity.country for part in mention.parts} - {None}
    return (
        mention.known_instrument
        and not mention.treaty
        and 0 < distance <= RECALL
        and (mine <= cluster.countries() or not cluster.countries())
    )
