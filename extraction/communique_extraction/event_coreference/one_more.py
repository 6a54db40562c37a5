"""Which of a series of instruments one is: "a third memorandum was signed" tells of another one."""

from spacy.tokens import Token

from communique_extraction.event_coreference.cluster import Cluster
from communique_extraction.events.event_mention import EventMention
from communique_extraction.lexicon.grammar import grammar


def is_one_more(mention: EventMention, cluster: Cluster) -> bool:
    """Tell "another agreement was signed" and "the third MOU" from what was told before."""
    mine, theirs = place_of(mention.instrument), place_of(cluster.first.instrument)
    return bool(mine) and mine != theirs


def place_of(instrument: Token | None) -> frozenset[str]:
    """The words that say which of a series an instrument is: "third", "another"."""
    if instrument is None:
        return frozenset()
    told = {word.lower_ for child in instrument.lefts for word in (child, *child.lefts)}
    return frozenset(w for w in told if w in grammar().ordinals or w in grammar().one_more)
