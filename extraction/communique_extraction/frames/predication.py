"""What a frame asks of that of which its word is said: the delegation that included somebody."""

from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import Condition
from communique_extraction.frames.surroundings import Surroundings
from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.factuality import planning_words
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.pronouns import pronouns
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.sentences.rosters import opens_roster
from communique_extraction.syntax.parsed_sentence import is_person

_SAID_OF_OBJECT = frozenset({"oprd", "ccomp"})
_ADVERBIAL = frozenset({"prep", "npadvmod", "advmod", "advcl", "xcomp", "cc", "punct"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_QUOTES = frozenset({"``", "''"})
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
    """The verb is passive, and says by whom, or lets a list below say it: "was joined by"."""

    def in_words(self, words: Surroundings) -> bool:
        return any(words.places_behind(grammar().by.words, len(words.lower)))

    def in_parse(self, clause: Clause) -> bool:
        told = bool(clause.subjects) or opens_roster(clause.sentence.sentence.text)
        return clause.passive and told


@dataclass(frozen=True, slots=True)
class Heading(Condition):
    """It stands in the heading of a list, which is no clause: "Participants:", "Attending the talks:"."""

    def in_words(self, words: Surroundings) -> bool:
        return words.opens_list

    def in_parse(self, clause: Clause) -> bool:
        verbs = (token for token in clause.sentence.doc if token.tag_ in _FINITE)
        titled = opens_roster(clause.sentence.sentence.text)
        return titled and all(verb == clause.trigger for verb in verbs)


@dataclass(frozen=True, slots=True)
class Predicate(Condition):
    """An adjective is said of somebody: "were present", "also present were"."""

    def in_words(self, words: Surroundings) -> bool:
        return (words.before or "") in cues().predicative


@dataclass(frozen=True, slots=True)
class PlainPerson(Condition):
    """The object is a person of whom nothing is said: "called X on Monday", not "called X a liar"."""

    def in_words(self, words: Surroundings) -> bool:
        if words.follow(words_of("on")):  # "whom he called on Monday", not "called on him to go"
            return not calendar_words().isdisjoint(words.lower[words.place + 2 : words.place + 3])
        if words.before in scope_words().be.words:  # "is called Quxo"
            return False
        return not words.follow(cues().no_object.forms)

    def in_parse(self, clause: Clause) -> bool:
        verb, met = clause.trigger, clause.objects
        planned = verb.dep_ == "xcomp" and verb.head.lower_ in planning_words()
        modal = any(child.tag_ == "MD" for child in verb.lefts)
        open_infinitive = verb.tag_ == "VB" and not (modal or planned)
        persons = [
            t for t in met if is_person(t, clause.sentence) and t.lower_ not in pronouns().neutral
        ]
        if clause.passive or open_infinitive or not persons:
            return False
        end = met[-1].i + 1
        following = {child.left_edge.i for child in verb.rights if _goes_on(child)}
        said = any(child.dep_ in _SAID_OF_OBJECT for child in verb.rights)
        return not said and (end == len(clause.sentence.doc) or end in following)


def _goes_on(child: Token) -> bool:
    """Tell what may follow an object and says nothing of it: "on Monday", "this morning", "to thank him"."""
    return (
        child.dep_ in _ADVERBIAL
        and child.tag_ not in _QUOTES
        and child.lower_ not in grammar().going_on
    )


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
                filled = following.tag_ == "RB" or following.is_punct  # "were:"
                after = word.nbor(2) if filled else following
                return after.i in named
        return False
