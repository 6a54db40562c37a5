"""Places that an event shares with another one: what was "there", or on the sidelines of a summit."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique_extraction.event_coreference.cluster import Cluster
from communique_extraction.events.event_mention import HERE, EventMention
from communique_extraction.gazetteer.places import place_words
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.coordination import up_to_first_conjunct
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_extraction.syntax.support_verbs import with_carrier
from communique_schemas import Place

_NEAR = 3
"""How many sentences back the place may have been told."""


def place_told_last(cluster: Cluster, clusters: Sequence[Cluster]) -> Place | None:
    """The place of the event told last before one that was "there".

    Args:
        cluster: an event without a place.
        clusters: all events of the article, in reading order.
    """
    here = next((m for m in cluster.mentions if any(map(is_there, with_carrier(m.trigger)))), None)
    if here is None:
        return None
    index = here.sentence.sentence.index
    before = [
        other
        for other in clusters
        if other.place is not None and 0 <= index - other.last_sentence <= _NEAR
    ]
    return max(before, key=lambda c: c.last_sentence).place if before else None


def place_beside(cluster: Cluster, clusters: Sequence[Cluster]) -> Place | None:
    """The place of the event on whose sidelines another one was.

    Args:
        cluster: an event without a place.
        clusters: all events of the article.
    """
    wholes = [noun for mention in cluster.mentions for noun in _beside(mention)]
    named = {
        noun.lower_
        for noun in wholes
        if [c.lower_ in words_of("the") for c in noun.lefts] == [True]
    }
    placed = [c for c in clusters if c.place is not None]
    held = [c for c in placed if any(mention.trigger in wholes for mention in c.mentions)]
    known = [c for c in placed if any(m.trigger.lower_ in named for m in c.mentions)]
    return next((c.place for c in (*held, *known)), None)


def place_of_part(cluster: Cluster, clusters: Sequence[Cluster]) -> Place | None:
    """The place of what was done during an event: "met in Oslo during the summit".

    Args:
        cluster: an event without a place.
        clusters: all events of the article.
    """
    for mention in cluster.mentions:
        noun = mention.trigger
        if noun.dep_ != "pobj" or noun.head.lower_ not in scope_words().during:
            continue
        above = list(noun.ancestors)
        parts = (c for c in clusters if c.first.subtype in HERE and c.place is not None)
        for part in parts:
            if any(told.trigger in above for told in part.mentions):
                return part.place
    return None


def place_of_whole(cluster: Cluster, clusters: Sequence[Cluster]) -> Place | None:
    """The place of the event during which something was done: "signed a pact during her visit to Oslo".

    Args:
        cluster: an event without a place.
        clusters: all events of the article.
    """
    nouns = [noun for mention in cluster.mentions for noun in _wholes(mention)]
    wholes = (c for c in clusters if c is not cluster and c.place and c.place.kind != "region")
    held = (c for c in wholes if any(mention.trigger in nouns for mention in c.mentions))
    return next((c.place for c in held), None)


def _wholes(mention: EventMention) -> list[Token]:
    """What stands behind "during" or "at the end of" around an event, or the first of several verbs."""
    anchors = [*with_carrier(mention.trigger), *filter(None, [mention.instrument])]
    heads = [head for anchor in anchors for head in up_to_first_conjunct(anchor)]
    found = (p for head in heads for p in prepositions_of(head))
    nouns = [n for p in found if p.lower_ in scope_words().during for n in governed_by(p)]
    parted = (p for n in nouns for p in prepositions_of(n) if p.lower_ in grammar().of)
    return [*nouns, *(noun for p in parted for noun in governed_by(p))]


def _beside(mention: EventMention) -> list[Token]:
    around = (token for head in with_carrier(mention.trigger) for token in head.subtree)
    margins = [token for token in around if token.lower_ in place_words().beside]
    return [noun for m in margins for p in prepositions_of(m) for noun in governed_by(p)]


def is_there(head: Token) -> bool:
    """Tell a verb or noun that says "there" of itself."""
    return any(c.lower_ in place_words().there and c.dep_ == "advmod" for c in head.children)
