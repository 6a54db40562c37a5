"""Conditions on an infinitive, a gerund or a clause that says what is to be done, or is not."""

from dataclasses import dataclass

from spacy.tokens import Token

from communique_extraction.details.instruments import is_instrument
from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import Condition
from communique_extraction.frames.occupants import REACH
from communique_extraction.frames.surroundings import Surroundings
from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.cues import Cue, cues
from communique_extraction.lexicon.frames import meeting_nouns
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.verbs_of_frames import agreeing_verbs, meeting_verbs
from communique_extraction.lexicon.word_classes import words_of

_PAIR = 2


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

    "Agreed to build", "agreed on building", "agreed on the width of a bridge", "agreed to a swap".
    """

    def in_words(self, words: Surroundings) -> bool:
        behind = words.lower[words.place + 1 : words.place + 1 + _PAIR]
        if len(behind) == _PAIR and behind[0] in words_of("to") and behind[1] in cues().courtesy:
            undergone = behind[1] in scope_words().be.words and words.have(cues().dealing.forms)
            return behind[1] in cues().efforts or undergone
        return words.have(words_of("to") | words_of("on"))

    def in_parse(self, clause: Clause) -> bool:
        below = list(clause.trigger.children)
        infinitives = (
            child
            for child in below
            if child.dep_ in {"xcomp", "ccomp"}
            and (child.tag_ == "VB" or _is_deal_undergone(child))
        )
        on_what = [
            grand
            for child in below
            if child.lower_ in grammar().decided
            for grand in child.children
        ]
        gerunds = (token for token in on_what if token.dep_ == "pcomp" and token.tag_ == "VBG")
        done = (*filter(_has_to, infinitives), *gerunds)
        decided = any(token.lower_ in cues().decisions or _is_settled(token) for token in on_what)
        return decided or not all(map(_is_courtesy, done))


@dataclass(frozen=True, slots=True)
class NotUnder(Condition):
    """The verb is no infinitive under a verb of a group: not "agreed to sell", which tells it all.

    Nor does it say what an instrument is for: "signed a contract to buy", "a deal on purchasing".
    """

    cue: Cue

    def in_parse(self, clause: Clause) -> bool:
        verb = clause.trigger
        infinitive = verb.dep_ == "xcomp" and (verb.tag_ == "VB" or _is_deal_undergone(verb))
        above = verb.head.head if verb.dep_ == "pobj" else verb.head  # "agreed to a swap"
        agreed = (infinitive or verb.dep_ in {"pobj", "dobj"}) and above.lower_ in self.cue
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
            and not _is_bygone(child)
            and any(
                grand.dep_ == "aux" and grand.lower_ in cues().binding for grand in child.children
            )
            for child in clause.trigger.children
        )


def _is_deal_undergone(verb: Token) -> bool:
    """Tell "agreed to be bought"."""
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    return verb.tag_ == "VBN" and passive and verb.lower_ in cues().dealing


def _is_bygone(verb: Token) -> bool:
    """Tell "would have been possible", a view of what was, from "would be built"."""
    return verb.tag_ == "VBN" and not any(child.dep_ == "auxpass" for child in verb.children)


def _is_courtesy(verb: Token) -> bool:
    """Tell what decides nothing: to keep in touch, or what is an event of its own.

    That is to hold a meeting, to meet or receive somebody of name, or to do something with an agreement:
    "agreed to extend the treaty".
    """
    if verb.lower_ in cues().courtesy:
        return verb.lower_ not in cues().efforts or not _serves_a_purpose(verb)
    held = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    acted_on = verb.lower_ in agreeing_verbs() and any(map(is_instrument, held))
    met = verb.lower_ in meeting_verbs() and any(noun.tag_ == "NNP" for noun in held)
    things = {noun.lower_.split()[-1] for noun in held}
    if verb.lower_ in cues().founding:
        things -= titles().bodies
    return acted_on or met or not things.isdisjoint(meeting_nouns())


def _serves_a_purpose(verb: Token) -> bool:
    """Tell "work together to clear the mines" from "work together to deepen cooperation"."""
    purposes = (c for c in verb.rights if c.dep_ in {"xcomp", "advcl"} and c.tag_ == "VB")
    return any(_has_to(purpose) and not _is_courtesy(purpose) for purpose in purposes)


def _is_settled(noun: Token) -> bool:
    """Tell the thing that is agreed on: "agreed on the price"; not "on the need for talks", "on Monday".

    Of relations the field is told, too: "agreed on cooperation in shipping".
    """
    word = noun.lower_
    if noun.head.lower_ not in words_of("on") or noun.tag_ not in {"NN", "NNS"}:
        return False
    if word in cues().views or word in calendar_words() or word in meeting_nouns():
        return False
    in_field = any(child.lower_ in words_of("in") for child in noun.rights)
    return in_field or word not in cues().relational


def _has_to(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.lefts)
