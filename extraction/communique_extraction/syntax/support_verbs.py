"""Verbs that carry an event noun: "held" in "held talks"."""

from spacy.tokens import Token

from communique_extraction.lexicon.frames import frame_lexicon, support_roles
from communique_extraction.syntax.dependencies import is_noun, is_verb


def support_of(noun: Token) -> Token | None:
    """The verb that carries the noun: "held" in "held talks", "took part" in "took part in talks"."""
    head = noun.head
    if noun.dep_ == "conj" and is_noun(head):
        return support_of(head)
    if noun.dep_ in {"dobj", "nsubjpass"} and is_verb(head) and head.lower_ in support_roles():
        return head
    if noun.dep_ in {"nsubj", "nsubjpass"} and _occurs(head):
        return head
    if noun.dep_ == "pobj" and head.lower_ in {"in", "on", "to", "into", "for", "at"}:
        above = head.head
        if is_verb(above) and above.lower_ in support_roles() and head.lower_ != "at":
            return above
        if above.dep_ == "dobj" and above.lower_ == "part" and above.head.lower_ in support_roles():
            return above.head
    return None


def with_carrier(noun: Token) -> list[Token]:
    """An event noun, and the verb that carries it where there is one."""
    carrier = support_of(noun)
    return [noun] if carrier is None else [noun, carrier]


def _occurs(verb: Token) -> bool:
    """Tell a verb whose subject takes place: "resumed", "took place", "are underway"."""
    words = frame_lexicon().occurrence
    below = {child.lower_ for child in verb.children}
    if verb.lower_ in words.verbs:
        return not any(child.dep_ == "dobj" for child in verb.children)
    return "place" in below or not words.states.isdisjoint(below)


def carrier_word(noun: Token) -> str | None:
    """The verb that carries an event noun, in lower case."""
    carrier = support_of(noun)
    return carrier.lower_ if carrier is not None else None
