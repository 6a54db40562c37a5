"""Which of a series of instruments one is: "a third memorandum was signed" tells of another one."""

from spacy.tokens import Token

from communique_extraction.details.instruments import number_of
from communique_extraction.event_coreference.cluster import Cluster
from communique_extraction.events.event_mention import EventMention
from communique_extraction.lexicon.grammar import grammar


def is_one_more(mention: EventMention, cluster: Cluster) -> bool:
    """Tell "another agreement was signed" and "the third MOU" from what was told before."""
    mine, theirs = place_of(mention.instrument), place_of(cluster.first.instrument)
    return (bool(mine) and mine != theirs) or _are_numbered_apart(mention, cluster)


def is_told_besides(mention: EventMention) -> bool:
    """Tell what was made beside what is known: "a third one", "eleven documents", "was also signed"."""
    what = mention.instrument
    several = what is not None and (number_of(what) or 0) > 1 and not mention.known_instrument
    return bool(place_of(what)) or several or says_also(mention)


def says_also(mention: EventMention) -> bool:
    """Tell "they also signed a protocol", which is another one."""
    return any(child.lower_ in grammar().also for child in mention.trigger.children)


def _are_numbered_apart(mention: EventMention, cluster: Cluster) -> bool:
    """Tell "eleven documents were signed" from the one declaration of which was told before."""
    what, made = mention.instrument, cluster.first.instrument
    if what is None or made is None or mention.known_instrument:
        return False
    mine, theirs = number_of(what), number_of(made)
    return theirs == 1 and mine is not None and mine > 1


def place_of(instrument: Token | None) -> frozenset[str]:
    """The words that say which of a series an instrument is: "third", "another"."""
    if instrument is None:
        return frozenset()
    told = {word.lower_ for child in instrument.lefts for word in (child, *child.lefts)}
    return frozenset(w for w in told if w in grammar().ordinals or w in grammar().one_more)
