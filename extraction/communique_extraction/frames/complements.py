"""Conditions on what stands behind a preposition, or follows as an infinitive or a clause."""

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
from communique_extraction.lexicon.cues import Cue, cues
from communique_extraction.lexicon.frames import Occupant, meeting_nouns
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.instruments import instrument_words
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.mentions.mention import TAKES_PART, Mention
from communique_extraction.sentences.surface_cues import title_words
from communique_extraction.syntax.parsed_sentence import mention_at

_PAIR = 2
_CLOSE = 3
"""How many words after its verb a preposition before a person may stand: "called late on X"."""
_PERSONS = frozenset({"person", "role", "pronoun"})


@dataclass(frozen=True, slots=True)
class Behind(Condition):
    """One of some prepositions governs what the frame asks for: "spoke with X", "flew to Oslo"."""

    prepositions: frozenset[str]
    names: Occupant | None

    def in_words(self, words: Surroundings) -> bool:
        telling = {_telling_word(preposition) for preposition in self.prepositions}
        if self.names in {None, "instrument"}:
            named = self.names is None or words.have(instrument_words())
            return named and words.have(telling)
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


@dataclass(frozen=True, slots=True)
class NoInfinitive(Condition):
    """No infinitive hangs on the verb, or on whom a preposition names: not "called on Iran to stop".

    In the words, "to" with no determiner or name behind it counts as the beginning of one.
    """

    prepositions: frozenset[str]

    def in_words(self, words: Surroundings) -> bool:
        ends = (
            at + 1 for at in words.places_behind(words_of("to"), REACH) if at + 1 < len(words.lower)
        )
        return not any(
            words.written[at].islower() and words.lower[at] not in cues().determiners for at in ends
        )

    def in_parse(self, clause: Clause) -> bool:
        return not any(
            child.tag_ == "VB" and _has_to(child)
            for head in (clause.trigger, *clause.after(self.prepositions))
            for child in head.rights
        )


@dataclass(frozen=True, slots=True)
class ToDo(Condition):
    """It is said what is to be done, and it is no courtesy: not "agreed to consult", "on the need for talks".

    "Agreed to build", "agreed on building", "agreed on the construction of a bridge", "agreed to a swap".
    """

    def in_words(self, words: Surroundings) -> bool:
        behind = words.lower[words.place + 1 : words.place + 1 + _PAIR]
        if len(behind) == _PAIR and behind[0] in words_of("to") and behind[1] in cues().courtesy:
            return False
        return words.have(words_of("to") | words_of("on"))

    def in_parse(self, clause: Clause) -> bool:
        below = list(clause.trigger.children)
        infinitives = (c for c in below if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VB")
        on_what = [
            grand
            for child in below
            if child.lower_ in grammar().decided
            for grand in child.children
        ]
        gerunds = (token for token in on_what if token.dep_ == "pcomp" and token.tag_ == "VBG")
        done = (*filter(_has_to, infinitives), *gerunds)
        decided = any(token.lower_ in cues().decisions for token in on_what)
        return decided or not all(map(_is_courtesy, done))


@dataclass(frozen=True, slots=True)
class NotUnder(Condition):
    """The verb is no infinitive under a verb of a group: not "agreed to sell", which tells it all.

    Nor does it say what an instrument is for: "signed a contract to buy", "a deal on purchasing".
    """

    cue: Cue

    def in_parse(self, clause: Clause) -> bool:
        verb = clause.trigger
        agreed = verb.tag_ == "VB" and verb.dep_ == "xcomp" and verb.head.lower_ in self.cue
        return not agreed and not is_instrument(
            verb.head.head if verb.dep_ == "pcomp" else verb.head
        )


@dataclass(frozen=True, slots=True)
class ThatWill(Condition):
    """A clause says what will be done, and it is no courtesy: "agreed that it would call for airdrops"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.have(cues().binding.forms)

    def in_parse(self, clause: Clause) -> bool:
        return any(
            child.dep_ == "ccomp"
            and not _is_courtesy(child)
            and any(
                grand.dep_ == "aux" and grand.lower_ in cues().binding for grand in child.children
            )
            for child in clause.trigger.children
        )


def _is_courtesy(verb: Token) -> bool:
    """Tell what decides nothing: to keep in touch, or to hold a meeting, which is an event of its own."""
    if verb.lower_ in cues().courtesy:
        return True
    held = (child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"})
    return any(noun.lower_ in meeting_nouns() for noun in held)


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


def _has_to(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.lefts)


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


def _names_party(clause: Clause, tokens: list[Token]) -> bool:
    return any(may_be_bound(token, clause.sentence) for token in tokens)


def _names_instrument(_clause: Clause, tokens: list[Token]) -> bool:
    return any(map(is_instrument, tokens))


_FITTING: Mapping[Occupant, Callable[[Clause, list[Token]], bool]] = {
    "anything": _names_anything,
    "participant": _names_participant,
    "official": _names_official,
    "person": _names_person,
    "party": _names_party,
    "instrument": _names_instrument,
}
