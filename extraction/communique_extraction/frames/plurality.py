"""Conditions on several who are named together as the subject: "Norway and Peru exchanged views"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import Condition
from communique_extraction.frames.occupants import REACH
from communique_extraction.frames.surroundings import Surroundings
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.factuality import planning_words
from communique_extraction.lexicon.frames import meeting_nouns
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.mentions.mention import TAKES_PART, Mention
from communique_extraction.syntax.clauses import is_occasion
from communique_extraction.syntax.parsed_sentence import mention_at

_CLOSE = 3
"""How many words before its verb "to" or a modal verb stands."""
_KNOWN_BEFORE = frozenset({"set", "pronoun"})
"""What refers to those whom other words name."""
_NEW = frozenset({"person", "group"})
"""What may bring somebody in with the office."""
_LISTED = frozenset({"conj", "appos"})


@dataclass(frozen=True, slots=True)
class SeveralNamed(Condition):
    """Two or more are named as the subject, and not only known from before: "Norway and Peru", not "both"."""

    def in_words(self, words: Surroundings) -> bool:
        """Tell whether something is coordinated before the verb."""
        return words.precede(words_of("and"), REACH * 2)

    def in_parse(self, clause: Clause) -> bool:
        """Tell whether the subjects are such."""
        return _are_several(_subjects(clause))


@dataclass(frozen=True, slots=True)
class SeveralIntroduced(SeveralNamed):
    """The same, and one comes with title and name, or is a group of a state's officials: so begins a report.

    What they do "at the talks", or met to do, tells no event beside the talks.
    """

    def in_words(self, words: Surroundings) -> bool:
        """Tell whether several are coordinated before the verb, and somebody is introduced."""
        return SeveralNamed.in_words(self, words) and words.introduce()

    def in_parse(self, clause: Clause) -> bool:
        """Tell whether the subjects are such, and nothing else tells of their meeting."""
        named = _subjects(clause)
        new = any(m.title and (m.kind == "person" or m.countries) for m in named if m.kind in _NEW)
        occasion = any(is_occasion(t) and t.lower_ in meeting_nouns() for t in clause.sentence.doc)
        return new and _are_several(named) and not (occasion or _is_purpose(clause.trigger))


@dataclass(frozen=True, slots=True)
class SeveralKnownAhead(Condition):
    """Two or more persons known from before are to do it: "the leaders will discuss", not "discussed".

    What they did tells of their meeting again, and what they will not do of none.
    """

    def in_words(self, words: Surroundings) -> bool:
        """Tell whether several who hold an office stand before the verb, and what they do lies ahead."""
        ahead = words.precede(cues().before_verbs.forms | words_of("to"), _CLOSE)
        return ahead and words.precede(_holders(), REACH)

    def in_parse(self, clause: Clause) -> bool:
        """Tell whether the subject is such a set, and a modal verb, "are to" or "plan to" puts it ahead."""
        found = (mention_at(token, clause.sentence) for token in clause.subjects)
        sets = (clause.coreference.of(m) for m in found if m is not None and m.kind == "set")
        several = any(len(s) > 1 and all(e.kind == "person" for e in s) for s in sets)
        return several and _is_ahead(clause.trigger)


def _is_ahead(verb: Token) -> bool:
    first = verb.head if verb.dep_ == "conj" else verb
    marks = {child.dep_ if child.dep_ == "neg" else child.tag_ for child in first.children}
    return "neg" not in marks and ("MD" in marks or _is_to_be_done(first))


def _is_to_be_done(verb: Token) -> bool:
    above = verb.head
    planned = above.lower_ in planning_words() and not any(c.dep_ == "neg" for c in above.children)
    return (
        verb.tag_ == "VB" and verb.dep_ == "xcomp" and (above.lower_ in scope_words().be or planned)
    )


@cache
def _holders() -> frozenset[str]:
    """The words for several who hold an office: "presidents", "leaders"."""
    return frozenset(f"{word}s" for word in titles().nouns | office_words().any_leader)


def _subjects(clause: Clause) -> list[Mention]:
    found = (mention_at(token, clause.sentence) for token in clause.subjects)
    return [m for m in found if m is not None and m.kind in TAKES_PART - _KNOWN_BEFORE]


def _are_several(named: Sequence[Mention]) -> bool:
    return len(named) > 1 or any(map(_of_several_states, named))


def _of_several_states(mention: Mention) -> bool:
    return mention.kind == "group" and len(mention.countries) > 1


def _is_purpose(verb: Token) -> bool:
    """Tell "met to discuss", "spoke with A and B to discuss", from "are in Vienna to discuss"."""
    if not any(child.tag_ == "TO" for child in verb.lefts):
        return False
    if verb.dep_ == "acl":
        return _is_partner(verb.head)
    return verb.dep_ == "advcl" and verb.head.lower_ not in scope_words().be


def _is_partner(noun: Token) -> bool:
    """Tell with whom somebody met, coordinated or not."""
    while noun.dep_ in _LISTED:
        noun = noun.head
    return noun.dep_ == "pobj" and noun.head.lower_ in grammar().counterparts
