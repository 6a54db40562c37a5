"""What a frame asks of that of which its word is said: the delegation that included somebody."""

from dataclasses import dataclass

from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import Condition
from communique_extraction.frames.surroundings import Surroundings
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.grammar import grammar


@dataclass(frozen=True, slots=True)
class SubjectNoun(Condition):
    """One of some nouns is that of which the verb is said: "the delegation included"."""

    nouns: frozenset[str]

    def in_words(self, words: Surroundings) -> bool:
        return words.have(self.nouns)

    def in_parse(self, clause: Clause) -> bool:
        return any(not self.nouns.isdisjoint(token.lower_.split()) for token in clause.who)


@dataclass(frozen=True, slots=True)
class Passive(Condition):
    """The verb is passive, and says by whom: "was joined by"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.have(grammar().by.words)

    def in_parse(self, clause: Clause) -> bool:
        return clause.passive and bool(clause.subjects)


@dataclass(frozen=True, slots=True)
class Predicate(Condition):
    """An adjective is said of somebody: "were present", "also present were"."""

    def in_words(self, words: Surroundings) -> bool:
        return (words.before or "") in cues().predicative
