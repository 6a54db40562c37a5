"""Cues: words of the lexicon that tell whether an event happened, found at a word of the sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique_extraction.lexicon.factuality import (
    Certainty,
    CueClass,
    Effect,
    PartOfSpeech,
    Scope,
    cues_by_word,
)
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.syntax.phrases import last_of_phrase

_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
"""Where a noun stands, though the tagger takes it for a verb."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell whether an event happened.

    `name` is that of their class in the lexicon, or of the grammatical form that they are; `at` is the word
    at which they begin. What is said of a `factive` cue is not said of the event. What goes on beside the
    event shares the future of a `shared` one, which then reaches it `aside`. It says nothing of the
    subtypes that it `spares`.
    """

    name: str
    words: str
    effect: Effect
    negated: Effect = "denied"
    certainty: Certainty = "certain"
    at: Token | None = None
    factive: bool = False
    shared: bool = False
    aside: bool = False
    spares: frozenset[str] = frozenset()


def cue_at(head: Token, scopes: Iterable[Scope], preposition: str | None = None) -> Cue | None:
    """The cue that begins with a word and reaches what stands to it in one of the scopes.

    Args:
        head: the word.
        scopes: how the event stands to it.
        preposition: the one through which the event hangs on it, in lower case.
    """
    wanted = frozenset(scopes)
    for entry, part, rest in cues_by_word().get(head.lower_, ()):
        if wanted.isdisjoint(entry.governs) or not _may_be(head, part):
            continue
        last = last_of_phrase(head, rest)
        if last is not None and _reaches_through(preposition, entry, rest, head):
            return _cue(entry, head, rest)
    return None


def auxiliary_cues(verb: Token) -> Iterator[Cue]:
    """Yield what the auxiliaries of a verb say of it, as far as that is a cue: "will", "would"."""
    for child in verb.children:
        cue = cue_at(child, ("auxiliary",)) if child.dep_ == "aux" else None
        if cue is not None:
            yield cue


def cues_in(doc: Doc) -> Iterator[Cue]:
    """Yield what could be a cue in a sentence, whatever it is said of: the longest at each word."""
    for head in doc:
        for entry, part, rest in cues_by_word().get(head.lower_, ()):
            if _may_be(head, part) and last_of_phrase(head, rest) is not None:
                yield _cue(entry, head, rest)
                break


def _cue(entry: CueClass, head: Token, rest: tuple[str, ...]) -> Cue:
    return Cue(
        entry.name,
        " ".join((head.text, *rest)),
        entry.effect,
        entry.negated,
        entry.certainty,
        head,
        factive=entry.factive,
        shared=entry.shared,
        spares=entry.spares,
    )


def _may_be(head: Token, part: PartOfSpeech) -> bool:
    """Tell whether a word can be the verb, or the noun, that a class lists."""
    if part == "noun":
        return head.tag_.startswith("NN") or head.dep_ in _NOMINAL
    return part == "any" or head.tag_.startswith("VB")


def _reaches_through(
    preposition: str | None, entry: CueClass, rest: tuple[str, ...], head: Token
) -> bool:
    if preposition is None or preposition in entry.behind or rest[-1:] == (preposition,):
        return True
    return preposition in grammar().of and not head.tag_.startswith("VB")
