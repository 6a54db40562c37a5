"""What people were hosted or met for, and a reception that was a meeting: "hosted X for a summit"."""

from communique_extraction.event_coreference.cluster import Cluster
from communique_extraction.events.event_mention import EventMention
from communique_extraction.events.factuality.nouns import whole_of
from communique_extraction.lexicon.frames import VerbFrame, noun_triggers
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.syntax.clauses import clause_of, is_occasion

_HELD = frozenset({"summit", "session", "talks", "reception"})
_MET_FOR = frozenset({"summit", "session", "meeting"})
"""What is no less than those who meet for it: "met for talks" says no more than that they met."""


def is_hosted_for(mention: EventMention, cluster: Cluster) -> bool:
    """Tell the summit of "hosted X for the fourth summit", "met for a summit": it is what they came to."""
    first, noun = cluster.first, whole_of(mention.trigger)
    met = first.subtype == "meeting" and isinstance(first.frame, VerbFrame)
    held = _MET_FOR if met else _HELD
    if mention.subtype not in held or not (met or first.subtype == "reception"):
        return False
    for_it = noun.dep_ == "pobj" and noun.head.lower_ in grammar().hosted_for
    return mention.sentence is first.sentence and for_it and clause_of(noun) == first.trigger


def may_be_meeting(mention: EventMention, cluster: Cluster) -> bool:
    """Tell a reception by whoever "received" another one from what was apart.

    Apart are a dinner, a ceremony, and what was "prior to the meeting".
    """
    received = mention if mention.subtype == "reception" else cluster.first
    ceremonial = any(t.lower_ in grammar().in_ceremony for t in received.trigger.children)
    nouns = (t for t in received.sentence.doc if t.lower_ in noun_triggers())
    return isinstance(received.frame, VerbFrame) and not (
        ceremonial or any(map(is_occasion, nouns))
    )
