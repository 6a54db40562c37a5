"""Conditions on bodies that meet from time to time, and whose meetings are sessions: a joint commission."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from communique_extraction.coreference.bodies import is_name_of_standing_body, words_up_to_head
from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import Condition
from communique_extraction.frames.surroundings import Surroundings
from communique_extraction.lexicon.cues import cues
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at

_BODIES = frozenset({"body", "government"})
"""The kinds of mentions that name a body."""


@dataclass(frozen=True, slots=True)
class AssemblyAsSubject(Condition):
    """A body whose members meet is the subject, and nobody beside it: "the central bank met"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.have(cues().assemblies.forms)

    def in_parse(self, clause: Clause) -> bool:
        return len(clause.subjects) == 1 and is_assembly(clause.subjects[0], clause.sentence)


@dataclass(frozen=True, slots=True)
class StandingBodyAsSubject(Condition):
    """A body whose meetings are sessions is the subject: "the joint commission met"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.have(_last_words_of_bodies())

    def in_parse(self, clause: Clause) -> bool:
        return any(is_standing_body(token, clause.sentence) for token in clause.subjects)


@dataclass(frozen=True, slots=True)
class StandingBodyAsObject(Condition):
    """A body whose meetings are sessions is the object: "hosted the Joint Working Group"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.have(_last_words_of_bodies())

    def in_parse(self, clause: Clause) -> bool:
        return any(is_standing_body(token, clause.sentence) for token in clause.objects)


@dataclass(frozen=True, slots=True)
class HeldByStandingBody(Condition):
    """Such a body is the subject of the verb that carries the noun: "the commission held its session"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.have(_last_words_of_bodies())

    def in_parse(self, clause: Clause) -> bool:
        return any(is_standing_body(token, clause.sentence) for token in clause.holders)


@cache
def _last_words_of_bodies() -> frozenset[str]:
    return frozenset(name.split()[-1] for name in cues().named["standing-body"].forms)


def is_assembly(token: Token, sentence: ParsedSentence) -> bool:
    """Tell a body whose members meet, by its last word, and that is no commission: "the Andean Union"."""
    mention = mention_at(token, sentence)
    if mention is None or mention.kind not in _BODIES:
        return False
    name = mention.name or mention.text
    return words_up_to_head(name)[-1] in cues().assemblies and not is_name_of_standing_body(name)


def is_standing_body(token: Token, sentence: ParsedSentence) -> bool:
    """Tell a body, named or known ("the committee"), whose meetings are sessions by its last words."""
    mention = mention_at(token, sentence)
    if mention is None or mention.kind not in _BODIES:
        return False
    return is_name_of_standing_body(mention.name or mention.text)
