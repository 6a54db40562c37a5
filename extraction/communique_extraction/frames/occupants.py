"""Conditions on who or what is the subject or the object: a person, a place, a company, an instrument."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from communique_extraction.coreference.bodies import names_a_body
from communique_extraction.details.instruments import is_instrument
from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import Condition
from communique_extraction.frames.delegations import leaders_of
from communique_extraction.frames.instrument_slot import instrument_as_object
from communique_extraction.frames.surroundings import Surroundings
from communique_extraction.gazetteer.places import place_words
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.instruments import instrument_words
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.mentions.mention import TAKES_PART
from communique_extraction.syntax.dependencies import is_verb, possessors_of, subjects_of
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at, takes_part
from communique_extraction.syntax.prepositions import governed_by, prepositions_of

_BODIES = frozenset({"country", "capital", "body", "name"})
_THING = 4
"""How many words behind a verb the noun stands at most that is its object."""
REACH = 8
"""How many words after a trigger its preposition or object may begin."""
_FAR = 20
_FAR_BEHIND = 12
"""How many words before and behind its verb an instrument may stand: "the deal that A and B … signed"."""
NEAR = 6
"""How many words after a preposition, or before a verb, somebody may be named."""


@dataclass(frozen=True, slots=True)
class InstrumentAsObject(Condition):
    """Something that can be signed is the object: "signed the treaty"; not "left the treaty intact"."""

    def in_words(self, words: Surroundings) -> bool:
        signed = instrument_words()
        return words.precede(signed, _FAR) or any(words.places_behind(signed, _FAR_BEHIND))

    def in_parse(self, clause: Clause) -> bool:
        left = [child for child in clause.trigger.children if child.dep_ == "oprd"]
        if any(child.lower_ not in grammar().worth for child in left):
            return False
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
        if _is_of_a_thing(words):
            return False
        return self.optional or _may_have_named_object(words)

    def in_parse(self, clause: Clause) -> bool:
        direct = [token for token in clause.persons_met if not is_verb(token)]
        if self.optional and (not direct or clause.object_is_stray):
            return True
        meant = (other for token in direct for other in (token, *leaders_of(token)))
        return any(takes_part(token, clause.sentence) for token in meant)


@dataclass(frozen=True, slots=True)
class NamedObject(Condition):
    """Somebody or some place is the object: "visited Oslo", not "visited an aunt"."""

    def in_words(self, words: Surroundings) -> bool:
        return _may_have_named_object(words)

    def in_parse(self, clause: Clause) -> bool:
        direct = (token for token in clause.objects if not is_verb(token))
        return any(names_anything(token, clause.sentence) for token in direct)


@dataclass(frozen=True, slots=True)
class SiteAsObject(Condition):
    """What one goes to see is the object, and its place is told: "a camp in Turku", "the Turku plant"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.have(grammar().sites.words)

    def in_parse(self, clause: Clause) -> bool:
        sites = [token for token in clause.objects if token.lower_ in grammar().sites]
        return any(
            _is_placed(noun, clause.sentence) for site in sites for noun in (site, site.head)
        )


@dataclass(frozen=True, slots=True)
class OrganizationAsObject(Condition):
    """A company or another body is the object: "bought Equinor", not "bought bread"."""

    def in_words(self, words: Surroundings) -> bool:
        return _may_have_named_object(words)

    def in_parse(self, clause: Clause) -> bool:
        direct = (token for token in clause.objects if token.dep_ != "appos")
        return any(may_be_bound(token, clause.sentence, states=False) for token in direct)


@dataclass(frozen=True, slots=True)
class OrganizationAsSubject(Condition):
    """A state, a company or another body is the subject: "Norway sent a delegation", not "Hagen sent" one."""

    def in_parse(self, clause: Clause) -> bool:
        named = (mention_at(token, clause.sentence) for token in clause.subjects)
        return any(mention is not None and mention.kind in _BODIES for mention in named)


@dataclass(frozen=True, slots=True)
class SeveralSubjects(Condition):
    """Two or more are the subject, of a noun that of its verb: "Siemens and Equinor merged", "had a talk"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.have(_several()) or any("-" in word for word in words.once)

    def in_parse(self, clause: Clause) -> bool:
        subjects = clause.subjects if clause.is_verbal else clause.holders
        named = [t for t in subjects if may_be_bound(t, clause.sentence)]
        sets = (mention_at(token, clause.sentence) for token in named)
        return len(named) > 1 or any(m is not None and m.kind in {"set", "pair"} for m in sets)


@cache
def _several() -> frozenset[str]:
    """The words of which one tells several, but for two states in one word."""
    return words_of("and") | words_of("number") | words_of("sides")


def names_anything(token: Token, sentence: ParsedSentence) -> bool:
    """Tell a mention, and a sort of place behind which its name stands: "the Finnish city of Turku"."""
    if mention_at(token, sentence) is not None:
        return True
    if token.lower_ not in grammar().sorts_of_place:
        return False
    behind = (t for p in prepositions_of(token) if p.lower_ in grammar().of for t in governed_by(p))
    named = (*behind, *possessors_of(token), *token.lefts)
    return any(mention_at(other, sentence) is not None for other in named)


def _is_placed(site: Token, sentence: ParsedSentence) -> bool:
    behind = (
        t
        for p in prepositions_of(site)
        if p.lower_ in grammar().of or p.lower_ in place_words().prepositions
        for t in governed_by(p)
    )
    return any(mention_at(other, sentence) is not None for other in (*behind, *site.lefts))


def may_be_bound(token: Token, sentence: ParsedSentence, *, states: bool = True) -> bool:
    """Tell who can be a party to an agreement: a state, a body, or a name that is no place's."""
    mention = mention_at(token, sentence)
    if mention is None:
        return False
    if mention.kind == "name":
        return names_a_body(mention)
    return mention.kind == "body" or (states and mention.kind in TAKES_PART)


def _is_of_a_thing(words: Surroundings) -> bool:
    """Tell "will meet the growing needs of Finland", whose object takes part in nothing."""
    for at in range(words.place + 1, min(words.place + 1 + _THING, len(words.lower))):
        if words.lower[at] in cues().fulfilled:
            return True
        if words.may_name(at, 1) or words.lower[at] in _prepositions():
            return False
    return False


@cache
def _prepositions() -> frozenset[str]:
    """The words that begin something else than an object."""
    placing = words_of("on") | words_of("in") | words_of("at")
    return cues().ends_object.forms | grammar().partners.words | placing


def _may_have_named_object(words: Surroundings) -> bool:
    """Tell whether a name can be the object, or, as with "whom he received", a pronoun goes before."""
    ends = words.places_behind(cues().ends_object.forms, REACH)
    start = words.place + 1
    reach = next(ends, start + REACH) - start
    return words.may_name(start, reach) or words.precede(cues().passive.forms, NEAR)
