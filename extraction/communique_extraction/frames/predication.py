"""What a frame asks of that of which its word is said: the delegation that included somebody."""

from dataclasses import dataclass
from itertools import pairwise

from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import Condition
from communique_extraction.frames.surroundings import Surroundings
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.scope import scope_words

_REACH = 12
"""How many words lie at most between what is put first and the "be" behind it."""


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


@dataclass(frozen=True, slots=True)
class Inverted(Condition):
    """The verb opens a sentence in which who does it is named behind "be": "taking part were"."""

    def in_words(self, words: Surroundings) -> bool:
        return any(words.places_behind(scope_words().be.words, _REACH))

    def in_parse(self, clause: Clause) -> bool:
        named = clause.sentence.by_token
        behind = clause.trigger.doc[clause.trigger.i + 1 :][: _REACH + 1]
        for word, following in pairwise(behind):
            if word.lower_ in scope_words().be.words:
                after = word.nbor(2) if following.tag_ == "RB" else following
                return after.i in named
        return False
