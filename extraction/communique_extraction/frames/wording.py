"""Conditions on which words stand around a trigger, whoever they name."""

from collections.abc import Set
from dataclasses import dataclass

from spacy.tokens import Token

from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import Condition
from communique_extraction.frames.surroundings import Surroundings
from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.cues import Cue, cues
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.support_verbs import (
    occurrence_states,
    occurrence_verbs,
    support_roles,
)
from communique_extraction.syntax.clauses import is_occasion
from communique_extraction.syntax.dependencies import agents_of
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_extraction.syntax.support_verbs import carrier_above

_CLOSE = 3
_APART = 8
"""How many words lie at most between a verb and its particle before it, and behind it."""


@dataclass(frozen=True, slots=True)
class NoDeterminer(Condition):
    """No determiner stands right before a verb: "they host", not "the host"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.before not in cues().determiners.forms


@dataclass(frozen=True, slots=True)
class NoVerb(Condition):
    """A noun does not stand where the verb of its form does: "a call", not "they call", "will visit".

    "May 9 deal" and "the May summit" tell a month.

    `not_before`: words that follow the verb alone: "call for peace".
    """

    not_before: frozenset[str]

    def in_words(self, words: Surroundings) -> bool:
        month = words.place and words.written[words.place - 1][0].isupper()
        if words.before in cues().before_verbs.forms and not (
            month and words.before in calendar_words()
        ):
            return False
        return not words.follow(self.not_before)

    def in_parse(self, clause: Clause) -> bool:
        trigger = clause.trigger
        after = trigger.doc[trigger.i + 1 : trigger.i + 2]
        return not any(token.lower_ in self.not_before for token in after)


@dataclass(frozen=True, slots=True)
class Particle(Condition):
    """One of some particles hangs on the verb: "sat down"."""

    particles: frozenset[str]

    def in_words(self, words: Surroundings) -> bool:
        return words.precede(self.particles, _CLOSE) or any(
            words.places_behind(self.particles, _APART)
        )

    def in_parse(self, clause: Clause) -> bool:
        return any(child.lower_ in self.particles for child in clause.trigger.children)


@dataclass(frozen=True, slots=True)
class ObjectNoun(Condition):
    """One of some nouns is the object: "shook hands"."""

    nouns: frozenset[str]

    def in_words(self, words: Surroundings) -> bool:
        return words.have(self.nouns)

    def in_parse(self, clause: Clause) -> bool:
        missions = self.nouns & cues().delegations.forms  # "the Norwegian negotiating team"
        return any(
            t.lower_ in self.nouns or t.lower_.split()[-1] in missions for t in clause.objects
        )


@dataclass(frozen=True, slots=True)
class NoObject(Condition):
    """The verb is active, and nothing is its object: "gathered", not "gathered mushrooms"."""

    def in_parse(self, clause: Clause) -> bool:
        return not clause.passive and (not clause.objects or clause.object_is_stray)


@dataclass(frozen=True, slots=True)
class SentenceHas(Condition):
    """A word of a group stands anywhere in the sentence: "invited her to visit"."""

    cue: Cue

    def in_words(self, words: Surroundings) -> bool:
        return words.have(self.cue.forms)

    def in_parse(self, clause: Clause) -> bool:
        return not self.cue.forms.isdisjoint(clause.sentence.words)


@dataclass(frozen=True, slots=True)
class DescribedAs(Condition):
    """A word of a group says what sort of thing the noun names: "a courtesy call", "a round of talks"."""

    cue: Cue

    def in_words(self, words: Surroundings) -> bool:
        return words.have(self.cue.forms)

    def in_parse(self, clause: Clause) -> bool:
        return self.cue.is_among(clause.description)


@dataclass(frozen=True, slots=True)
class NotOf(Condition):
    """What "of" governs at the noun is no word of a group: not "a session of parliament"."""

    cue: Cue

    def in_parse(self, clause: Clause) -> bool:
        return not any(token.lower_ in self.cue for token in clause.of_what)


@dataclass(frozen=True, slots=True)
class Carried(Condition):
    """A verb carries the noun: "hosted a dinner", "the conference began".

    A clause about the noun does only where it names who was there: not "the forum, which was held in May".
    """

    def in_words(self, words: Surroundings) -> bool:
        return any(words.have(verbs) for verbs in _carrying())

    def in_parse(self, clause: Clause) -> bool:
        carrier = clause.carrier
        above = carrier is not None and carrier_above(clause.trigger) == carrier
        return above or (carrier is not None and _names_somebody(carrier))


class Occasion(Condition):
    """The noun is the occasion of what its clause tells: "during a lunch with X", "after the dialogue"."""

    def in_parse(self, clause: Clause) -> bool:
        noun = clause.trigger
        return is_occasion(noun) and noun.head.lower_ in grammar().around


def _names_somebody(verb: Token) -> bool:
    sides = (p for p in prepositions_of(verb) if p.lower_ in grammar().partners)
    return bool(agents_of(verb)) or any(governed_by(preposition) for preposition in sides)


def _carrying() -> tuple[Set[str], ...]:
    return support_roles().keys(), occurrence_verbs(), occurrence_states()
