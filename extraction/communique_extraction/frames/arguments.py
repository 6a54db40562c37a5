"""Who stands where around a trigger: its arguments, as its frame has them."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique_extraction.lexicon.frames import (
    NounFrame,
    Role,
    VerbFrame,
    frame_lexicon,
    support_roles,
)
from communique_extraction.syntax.dependencies import (
    agents_of,
    governed_by,
    is_passive,
    objects_of,
    possessors_of,
    prepositions_of,
    subjects_of,
    with_conjuncts,
)
from communique_extraction.syntax.parsed_sentence import ParsedSentence, is_person
from communique_extraction.syntax.support_verbs import support_of


@dataclass(frozen=True, slots=True)
class Argument:
    """A role and the token that fills it (the head of its phrase, or a mention)."""

    role: Role
    token: Token


def verb_arguments(frame: VerbFrame, verb: Token) -> Iterator[Argument]:
    """Yield the arguments of a verb by its frame."""
    passive = is_passive(verb)
    if frame.subject:
        for token in agents_of(verb) if passive else subjects_of(verb):
            yield Argument(frame.subject, token)
    if frame.object:
        for token in objects_of(verb):
            yield Argument(frame.object, token)
    yield from _prepositional(frame, verb)
    for token in objects_of(verb) if frame.object_word else ():
        yield from _prepositional(frame, token)


def noun_arguments(frame: NounFrame, noun: Token) -> Iterator[Argument]:
    """Yield the arguments of a noun by its frame: possessor, modifiers, prepositions, support verb."""
    if frame.possessor:
        for token in possessors_of(noun):
            yield Argument(frame.possessor, token)
        for child in noun.children:
            if child.dep_ in {"compound", "amod", "nmod"}:
                yield Argument(frame.possessor, child)
    yield from _prepositional(frame, noun)
    verb = support_of(noun)
    if verb is not None:
        yield from _supported(frame, noun, verb)


def _prepositional(frame: VerbFrame | NounFrame, head: Token) -> Iterator[Argument]:
    for preposition in prepositions_of(head):
        role = frame.prepositions.get(preposition.lower_)
        yield from _complex(frame, preposition)
        for token in governed_by(preposition) if role else ():
            yield Argument(role or "participant", token)
            if role == "guest":  # "the visit of X to Y": the parser hangs "to" on X
                yield from _prepositional(frame, token)


def _complex(frame: VerbFrame | NounFrame, preposition: Token) -> Iterator[Argument]:
    """Read a preposition of several words: "on behalf of X"."""
    for noun in governed_by(preposition):
        for inner in prepositions_of(noun):
            role = frame.prepositions.get(f"{preposition.lower_} {noun.lower_} {inner.lower_}")
            if role:
                yield from (Argument(role, token) for token in governed_by(inner))


def _supported(frame: NounFrame, noun: Token, verb: Token) -> Iterator[Argument]:
    role = support_roles().get(verb.lower_, "participant")
    for preposition in prepositions_of(verb):
        yield from _complex(frame, preposition)
    if frame.type == "agreement":
        role = frame.possessor or "party"
    elif role == "participant" and frame.possessor in {"guest", "host", "mediator"}:
        role = frame.possessor
    for token in agents_of(verb) if is_passive(verb) else subjects_of(verb):
        if token != noun:
            yield Argument(role, token)
    if not any(preposition.lower_ in frame.prepositions for preposition in prepositions_of(noun)):
        yield from _prepositional(frame, verb)
    for preposition in prepositions_of(verb):
        beside = frame.support_prepositions.get(preposition.lower_)
        if beside:
            yield from (Argument(beside, token) for token in governed_by(preposition))


def displaced_objects(verb: Token, sentence: ParsedSentence) -> list[Token]:
    """Persons behind an adverbial that the parser took for one of its places.

    In "welcomed on Monday, at the palace, President X" the parser coordinates X with the palace.
    """
    adverbials = [t for p in verb.children if p.dep_ == "prep" for t in governed_by(p)]
    first = [t for t in adverbials if t.dep_ in {"conj", "appos"} and is_person(t, sentence)]
    heads = [t for t in first if not is_person(t.head, sentence)]
    return [t for head in heads for t in with_conjuncts(head)]


def led(argument: Argument) -> list[Argument]:
    """Whoever leads a delegation stands for it: "a delegation led by X"."""
    words = frame_lexicon().delegations
    if not words.nouns & set(argument.token.lower_.split()):
        return [argument]
    leaders = [
        Argument(argument.role, leader)
        for verb in argument.token.subtree
        if verb.lower_ in words.verbs and verb.i > argument.token.i
        for leader in agents_of(verb)
    ]
    return leaders or [argument]
