"""Conditions on what stands behind a preposition."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from communique_extraction.coreference.entity import is_of_note
from communique_extraction.details.instruments import is_instrument
from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import Condition
from communique_extraction.frames.occupants import NEAR, REACH, may_be_bound, names_anything
from communique_extraction.frames.surroundings import Surroundings
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import Occupant, gatherings
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.instruments import instrument_words
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.mentions.mention import TAKES_PART, Mention
from communique_extraction.sentences.surface_cues import title_words
from communique_extraction.syntax.parsed_sentence import mention_at

_CLOSE = 3
"""How many words after its verb a preposition before a person may stand: "called late on X"."""
_PERSONS = frozenset({"person", "role", "pronoun"})


_NOUNS: Mapping[Occupant, Callable[[], frozenset[str]]] = {
    "instrument": instrument_words,
    "gathering": gatherings,
}
"""By which words what is no name is known."""


@dataclass(frozen=True, slots=True)
class Behind(Condition):
    """One of some prepositions governs what the frame asks for: "spoke with X", "flew to Oslo"."""

    prepositions: frozenset[str]
    names: Occupant | None

    def in_words(self, words: Surroundings) -> bool:
        telling = {_telling_word(preposition) for preposition in self.prepositions}
        if self.names is None:
            return words.have(telling)
        if nouns := _NOUNS.get(self.names):
            return words.have(nouns()) and words.have(telling)
        if self.names == "official" and not words.have(_of_office()):
            return False
        places = words.places_behind(telling, _CLOSE if self.names == "person" else REACH)
        return any(
            words.may_name(at + 1, _reach_behind(words, at))
            for at in places
            if not _is_of_infinitive(words, at)
        )

    def in_parse(self, clause: Clause) -> bool:
        if self.names is None:
            return any(c.preposition in self.prepositions for c in clause.complements)
        return _FITTING[self.names](clause, clause.after(self.prepositions))


@dataclass(frozen=True, slots=True)
class TalkedWith(Condition):
    """With whom the object was talked about is named anywhere behind it: "discussed how to trade with X"."""

    def in_words(self, words: Surroundings) -> bool:
        places = words.places_behind(grammar().accompanying.words, len(words.lower))
        return any(words.may_name(at + 1, NEAR) for at in places)

    def in_parse(self, clause: Clause) -> bool:
        return bool(clause.talked_with)


@dataclass(frozen=True, slots=True)
class NothingBehind(Condition):
    """None of some prepositions is there: "the two spoke by phone"."""

    prepositions: frozenset[str]

    def in_parse(self, clause: Clause) -> bool:
        return not clause.after(self.prepositions)


@dataclass(frozen=True, slots=True)
class ObjectOf(Condition):
    """The object is somebody's: "will purchase 20 of Boeing's planes"."""

    names: Occupant

    def in_parse(self, clause: Clause) -> bool:
        return _FITTING[self.names](clause, list(clause.object_possessors))


def _is_of_infinitive(words: Surroundings, place: int) -> bool:
    """Tell the "to" of "going to make" from that of "going to Oslo"."""
    behind = words.lower[place + 1 : place + 2]
    return words.lower[place] in words_of("to") and cues().infinitives.is_among(set(behind))


def _reach_behind(words: Surroundings, place: int) -> int:
    """How far behind a preposition a name may stand: behind "to", without an article, a verb may stand."""
    behind = words.lower[place + 1 : place + 2]
    open_to_verbs = words.lower[place] in words_of("to") and not cues().determiners.is_among(
        set(behind)
    )
    return _CLOSE if open_to_verbs else NEAR


@cache
def _of_office() -> frozenset[str]:
    """The words of which whoever holds an office is told with one: "president", "both"."""
    return title_words() | words_of("number")


def _telling_word(preposition: str) -> str:
    """The word by which a preposition is known: of "in honor of", it is "honor"."""
    words = preposition.split()
    return words[len(words) // 2]


def _names_anything(clause: Clause, tokens: list[Token]) -> bool:
    return any(names_anything(token, clause.sentence) for token in tokens)


def _names_participant(clause: Clause, tokens: list[Token], *, titled: bool = False) -> bool:
    """Tell whether somebody is named who takes part, and not only listens: reporters, a crowd."""
    if any(token.lower_ in cues().audience for token in tokens):
        return False
    mentions = [m for token in tokens if (m := mention_at(token, clause.sentence))]
    return any(
        mention.kind in TAKES_PART
        and (mention.kind != "group" or any(map(is_of_note, clause.coreference.of(mention))))
        and (not titled or _holds_office(mention, clause))
        for mention in mentions
    )


def _holds_office(mention: Mention, clause: Clause) -> bool:
    """Tell who has a title, and several of whom somebody is: "both presidents", not "both countries"."""
    if mention.kind != "set":
        return bool(mention.title)
    return any(entity.kind == "person" for entity in clause.coreference.of(mention))


def _names_official(clause: Clause, tokens: list[Token]) -> bool:
    return _names_participant(clause, tokens, titled=True)


def _names_person(clause: Clause, tokens: list[Token]) -> bool:
    mentions = (mention_at(token, clause.sentence) for token in tokens)
    return any(mention is not None and mention.kind in _PERSONS for mention in mentions)


def _names_gathering(_clause: Clause, tokens: list[Token]) -> bool:
    return any(token.lower_ in gatherings() for token in tokens)


def _names_party(clause: Clause, tokens: list[Token]) -> bool:
    return any(may_be_bound(token, clause.sentence) for token in tokens)


def _names_organization(clause: Clause, tokens: list[Token]) -> bool:
    return any(may_be_bound(token, clause.sentence, states=False) for token in tokens)


def _names_instrument(_clause: Clause, tokens: list[Token]) -> bool:
    return any(map(is_instrument, tokens))


_FITTING: Mapping[Occupant, Callable[[Clause, list[Token]], bool]] = {
    "anything": _names_anything,
    "participant": _names_participant,
    "official": _names_official,
    "person": _names_person,
    "party": _names_party,
    "organization": _names_organization,
    "instrument": _names_instrument,
    "gathering": _names_gathering,
}
