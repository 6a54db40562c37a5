"""What is asked of every noun that may name an event: that it is one event, and is spoken of as one."""

from dataclasses import dataclass

from spacy.tokens import Token

from communique_extraction.details.instruments import is_instrument
from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import Condition
from communique_extraction.frames.spoken_of import is_done_with_it, is_told_by
from communique_extraction.frames.surroundings import Surroundings
from communique_extraction.lexicon.acts_on_instruments import verbs_of_instruments
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.verbs_of_frames import agreeing_verbs
from communique_extraction.syntax.brokered import named_by_brokers
from communique_extraction.syntax.dependencies import is_plural, is_verb, objects_of
from communique_extraction.syntax.parsed_sentence import ParsedSentence

_UNDER = frozenset({"pobj", "dobj", "pcomp", "conj", "prep"})
_PURPOSE = frozenset({"advcl", "xcomp"})
_PAST = "VBD"
_PRONOUN = "PRP"
_TO_DO = "VB"
"""What an agreement is for: "a deal to establish a port"."""
_SPOKEN_OF = frozenset({"nsubj", "nsubjpass", "attr", "ROOT"})


class IsHead(Condition):
    """The noun is no mere modifier of another one: not "the talks venue"."""

    def in_parse(self, clause: Clause) -> bool:
        return clause.trigger.dep_ != "compound"


class NoOtherGathering(Condition):
    """No modifier makes it something else: not "a press meeting", "a campaign visit"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.before not in cues().other_gatherings.forms

    def in_parse(self, clause: Clause) -> bool:
        return not any(t.lower_ in cues().other_gatherings for t in clause.before_noun)


class NotGeneric(Condition):
    """No word says that no single event is meant: not "any talks", "regular meetings"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.before not in cues().generic.forms

    def in_parse(self, clause: Clause) -> bool:
        told = [child.lower_ for child in clause.trigger.children]
        habit = is_plural(clause.trigger) and any(word in cues().habitual for word in told)
        return not habit and not any(word in cues().generic for word in told)


class NotSubjectMatter(Condition):
    """It is not what an instrument is about: not "a memorandum on holding consultations"."""

    def in_parse(self, clause: Clause) -> bool:
        above = clause.trigger
        while above.dep_ in _UNDER and above.head != above:
            if above.dep_ == "prep" and above.lower_ not in grammar().subject_matter:
                return True
            told_on = above.dep_ == "prep"
            above = above.head
            if is_instrument(above) or (told_on and any(map(is_instrument, objects_of(above)))):
                return False
        return True


class NotMeans(Condition):
    """It is not by what another one was held: not "a meeting, via videoconference, of the council"."""

    def in_parse(self, clause: Clause) -> bool:
        noun, by = clause.trigger, clause.trigger.head
        if noun.dep_ != "pobj" or by.lower_ not in grammar().means:
            return True
        held = [by.head, *objects_of(by.head)] if is_verb(by.head) else [by.head]
        return all(other.lower_ not in noun_triggers() for other in held)


class Standing(Condition):
    """It is spoken of as a known thing, and no verb tells how it came about or went.

    "The treaty with Norway helps farmers", "it is part of the treaty with Norway", "a US-brokered treaty with
    Norway ended the war"; not "signed a treaty with", "talks on a treaty with".
    """

    def in_parse(self, clause: Clause) -> bool:
        noun = clause.trigger
        brokered = list(named_by_brokers(noun))
        done = [child for child in noun.lefts if is_done_with_it(child)]
        below = [child for child in noun.children if child not in (*brokered, *done)]
        if any(child.lower_ in verbs_of_instruments() for child in below):
            return False
        known = any(c.dep_ == "poss" or c.lower_ in cues().definite for c in below)
        if not (known or brokered or done):
            return False
        above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in grammar().of else noun
        if above != noun and above.lower_ in noun_triggers():
            return False  # "the signing of a treaty with"
        return above.dep_ in _SPOKEN_OF and not is_told_by(above.head)


@dataclass(frozen=True, slots=True)
class Hailed(Condition):
    """It is hailed, whoever is named with it, and no verb tells how it came about.

    "Welcomed a truce", "congratulated X on a deal"; not "welcomed the deal reached by".
    """

    def in_words(self, words: Surroundings) -> bool:
        return words.have(cues().hailing.forms)

    def in_parse(self, clause: Clause) -> bool:
        below = (child for child in clause.trigger.children if child.tag_ != _TO_DO)
        told = any(child.lower_ in agreeing_verbs() for child in below)
        return not told and _is_hailed(clause.trigger, clause.sentence)


def _is_hailed(noun: Token, sentence: ParsedSentence) -> bool:
    """Tell what there is to welcome: "hailed a deal", "praised X on a deal", "hailed the news of a deal".

    In "hailed the news today of a deal" the parser hangs "of" on the verb.
    """
    above = noun.head
    if noun.dep_ == "dobj":
        return _hails(above)
    if noun.dep_ != "pobj":
        return False
    if above.lower_ in grammar().of:
        if above.head.lower_ in cues().announcements:
            return _is_hailed(above.head, sentence)
        told = any(other.lower_ in cues().announcements for other in objects_of(above.head))
        return told and _hails(above.head)
    praised = objects_of(above.head)
    somebody = any(other.tag_ == _PRONOUN or other.i in sentence.by_token for other in praised)
    return somebody and above.lower_ in grammar().about and _hails(above.head)


def _hails(verb: Token) -> bool:
    """Tell who hails something from who "would welcome" it, or is "ready to welcome" it.

    In "called to welcome a deal" there is one.
    """
    if verb.lower_ not in cues().hailing:
        return False
    if verb.tag_ != "VB":
        return True
    if verb.dep_ == "pcomp":  # "spoke with X to welcome": the parser takes X for who welcomes
        return verb.head.head.tag_ == _PAST
    return verb.dep_ in _PURPOSE and verb.head.tag_ == _PAST


NOUN_USE: tuple[Condition, ...] = (
    IsHead(),
    NoOtherGathering(),
    NotGeneric(),
    NotSubjectMatter(),
    NotMeans(),
)
