"""What becomes of an agreement of which was told before: its parties are those who made it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique_extraction.details.instruments import kind_of
from communique_extraction.event_coreference.cluster import Cluster, makers
from communique_extraction.events.event_mention import EventMention
from communique_extraction.lexicon.factuality import BEGUN
from communique_schemas.event import AgreementSubtype, InstrumentKind

RECALL = 8
"""How many sentences after an agreement "the agreement" is still the same."""
_PAIR = 2
_LATER: frozenset[AgreementSubtype] = frozenset({"sign", "ratify", "extend", "suspend"})
"""The acts that befall an agreement between all of its parties, whoever is named."""
_MADE: frozenset[AgreementSubtype] = frozenset({"sign", "conclude"})
"""The acts by which there is a new agreement."""
_ANY_DEAL: frozenset[InstrumentKind | None] = frozenset({"agreement", "deal", "treaty"})
_TRUCE: frozenset[InstrumentKind | None] = frozenset({"ceasefire"})
_OPEN = frozenset({"VB", "VBG"})
"""The tags of verbs whose subject stands elsewhere: "wants to extend the deal"."""


def bound_as_before(mention: EventMention, clusters: Sequence[Cluster]) -> EventMention:
    """Give "the deal went into effect", with nobody named, the parties of the deal that was told before."""
    noun = mention.instrument
    known = mention.known_instrument or mention.treaty
    if noun is None or not known or mention.subtype not in _LATER or makers(mention.parts):
        return mention
    if mention.trigger.tag_ in _OPEN and mention.trigger.dep_ != "ROOT":
        return mention
    for cluster in made_before(mention, clusters):
        made = cluster.first.instrument
        other_act = cluster.first.subtype != mention.subtype
        if made is not None and other_act and _may_be_one(noun, made):
            parties = [part for part in cluster.parts if part.role == "party"]
            bound = parties if len(parties) >= _PAIR else []
            return replace(mention, parts=(*mention.parts, *bound))
    return mention


def made_before(mention: EventMention, clusters: Sequence[Cluster]) -> Iterator[Cluster]:
    """Yield the agreements that were made in the sentences before a mention, the last one first."""
    here = mention.sentence.sentence.index
    for cluster in reversed(clusters):
        near = 0 < here - cluster.last_sentence <= RECALL
        # "ratified the treaty. It was signed in May"
        signed = mention.subtype == "sign" and cluster.first.subtype == "ratify"
        made = cluster.first.subtype in _MADE or signed
        if near and cluster.status in BEGUN and made:
            yield cluster


def _may_be_one(noun: Token, made: Token) -> bool:
    """Tell whether two nouns can mean the same: "the deal" and "an accord", "the truce" and "a ceasefire"."""
    kinds = {kind_of(noun), kind_of(made)}
    return noun.lower_ == made.lower_ or kinds <= _ANY_DEAL or kinds == _TRUCE
