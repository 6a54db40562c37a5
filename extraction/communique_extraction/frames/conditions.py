"""What a frame asks for at its trigger: each condition is asked of the mere words first, then of the parse.

The prefilter asks `in_words`, the matcher `in_parse` of the same objects. What holds in the parse must be
possible in the words; the words may allow more.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Token

from communique_extraction.coreference.bodies import names_a_body
from communique_extraction.details.instruments import is_instrument
from communique_extraction.frames.clause import Clause
from communique_extraction.frames.delegations import leaders_of
from communique_extraction.frames.instrument_slot import instrument_as_object
from communique_extraction.frames.surroundings import Surroundings
from communique_extraction.lexicon.cues import Cue, cues
from communique_extraction.lexicon.instruments import instrument_words
from communique_extraction.lexicon.support_verbs import (
    occurrence_states,
    occurrence_verbs,
    support_roles,
)
from communique_extraction.mentions.mention import TAKES_PART
from communique_extraction.syntax.dependencies import is_verb, subjects_of
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at, takes_part

REACH = 8
"""How many words after a trigger its preposition or object may begin."""
NEAR = 6
"""How many words after a preposition, or before a verb, somebody may be named."""


class Condition:
    """Something that must hold at a trigger; by itself, nothing is asked."""

    def in_words(self, words: Surroundings) -> bool:
        """Tell whether it can hold, by the mere words."""
        del words
        return True

    def in_parse(self, clause: Clause) -> bool:
        """Tell whether it holds."""
        del clause
        return True


@dataclass(frozen=True, slots=True)
class NoDeterminer(Condition):
    """No determiner stands right before a verb: "they host", not "the host"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.before not in cues().determiners.forms


@dataclass(frozen=True, slots=True)
class NoVerb(Condition):
    """A noun does not stand where the verb of its form does: "a call", not "they call", "will visit".

    `not_before`: words that follow the verb alone: "call for peace".
    """

    not_before: frozenset[str]

    def in_words(self, words: Surroundings) -> bool:
        if words.before in cues().before_verbs.forms:
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
        return words.have(self.particles)

    def in_parse(self, clause: Clause) -> bool:
        return any(child.lower_ in self.particles for child in clause.trigger.children)


@dataclass(frozen=True, slots=True)
class ObjectNoun(Condition):
    """One of some nouns is the object: "shook hands"."""

    nouns: frozenset[str]

    def in_words(self, words: Surroundings) -> bool:
        return words.have(self.nouns)

    def in_parse(self, clause: Clause) -> bool:
        return any(token.lower_ in self.nouns for token in clause.objects)


@dataclass(frozen=True, slots=True)
class NoObject(Condition):
    """The verb is active, and nothing is its object: "gathered", not "gathered mushrooms"."""

    def in_parse(self, clause: Clause) -> bool:
        return not clause.passive and not clause.objects


@dataclass(frozen=True, slots=True)
class InstrumentAsObject(Condition):
    """Something that can be signed is the object: "signed the treaty"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.have(instrument_words())

    def in_parse(self, clause: Clause) -> bool:
        return instrument_as_object(clause) is not None


@dataclass(frozen=True, slots=True)
class InstrumentAsSubject(Condition):
    """Something that can be signed is the subject: "the treaty entered into force"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.have(instrument_words())

    def in_parse(self, clause: Clause) -> bool:
        return any(is_instrument(token) for token in subjects_of(clause.trigger))


@dataclass(frozen=True, slots=True)
class SomebodyAsObject(Condition):
    """Somebody who can take part is the object: "received the minister", not "received a letter".

    `optional`: there need be no object ("met", "met with X"), but if there is one, it must be somebody.
    """

    optional: bool

    def in_words(self, words: Surroundings) -> bool:
        return self.optional or _may_have_named_object(words)

    def in_parse(self, clause: Clause) -> bool:
        direct = [token for token in clause.persons_met if not is_verb(token)]
        if self.optional and not direct:
            return True
        return any(
            takes_part(leader, clause.sentence) for token in direct for leader in leaders_of(token)
        )


@dataclass(frozen=True, slots=True)
class NamedObject(Condition):
    """Somebody or some place is the object: "visited Oslo", not "visited an aunt"."""

    def in_words(self, words: Surroundings) -> bool:
        return _may_have_named_object(words)

    def in_parse(self, clause: Clause) -> bool:
        direct = (token for token in clause.objects if not is_verb(token))
        return any(mention_at(token, clause.sentence) for token in direct)


@dataclass(frozen=True, slots=True)
class OrganizationAsObject(Condition):
    """A company or another body is the object: "bought Equinor", not "bought bread"."""

    def in_words(self, words: Surroundings) -> bool:
        return _may_have_named_object(words)

    def in_parse(self, clause: Clause) -> bool:
        direct = (token for token in clause.objects if token.dep_ != "appos")
        return any(may_be_bound(token, clause.sentence, states=False) for token in direct)


@dataclass(frozen=True, slots=True)
class SeveralSubjects(Condition):
    """Two or more are the subject: "Siemens and Equinor merged"."""

    def in_parse(self, clause: Clause) -> bool:
        named = [t for t in clause.subjects if may_be_bound(t, clause.sentence)]
        sets = (mention_at(token, clause.sentence) for token in named)
        return len(named) > 1 or any(m is not None and m.kind in {"set", "pair"} for m in sets)


@dataclass(frozen=True, slots=True)
class SentenceHas(Condition):
    """A word of a group stands anywhere in the sentence: "invited her to visit"."""

    cue: Cue

    def in_words(self, words: Surroundings) -> bool:
        return words.have(self.cue.forms)

    def in_parse(self, clause: Clause) -> bool:
        return any(token.lower_ in self.cue for token in clause.sentence.doc)


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
    """A verb carries the noun: "hosted a dinner", "the conference began"."""

    def in_words(self, words: Surroundings) -> bool:
        return any(words.have(verbs) for verbs in _carrying())

    def in_parse(self, clause: Clause) -> bool:
        return clause.carrier is not None


@dataclass(frozen=True, slots=True)
class AnyOf(Condition):
    """One of several circumstances is given; of each, all conditions."""

    circumstances: tuple[tuple[Condition, ...], ...]

    def in_words(self, words: Surroundings) -> bool:
        return any(all_in_words(given, words) for given in self.circumstances)

    def in_parse(self, clause: Clause) -> bool:
        return any(all_in_parse(given, clause) for given in self.circumstances)


def all_in_words(conditions: Sequence[Condition], words: Surroundings) -> bool:
    """Tell whether all of some conditions can hold, by the words."""
    return all(condition.in_words(words) for condition in conditions)


def all_in_parse(conditions: Sequence[Condition], clause: Clause) -> bool:
    """Tell whether all of some conditions hold."""
    return all(condition.in_parse(clause) for condition in conditions)


def may_be_bound(token: Token, sentence: ParsedSentence, *, states: bool = True) -> bool:
    """Tell who can be a party to an agreement: a state, a body, or a name that is no place's."""
    mention = mention_at(token, sentence)
    if mention is None:
        return False
    if mention.kind == "name":
        return names_a_body(mention)
    return mention.kind == "body" or (states and mention.kind in TAKES_PART)


def _carrying() -> tuple[Set[str], ...]:
    return support_roles().keys(), occurrence_verbs(), occurrence_states()


def _may_have_named_object(words: Surroundings) -> bool:
    """Tell whether a name can be the object, or, as with "whom he received", a pronoun goes before."""
    ends = words.places_behind(cues().ends_object.forms, REACH)
    start = words.place + 1
    reach = next(ends, start + REACH) - start
    return words.may_name(start, reach) or words.precede(cues().passive.forms, NEAR)
