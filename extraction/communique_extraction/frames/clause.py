"""What stands around a word that may name an event, read off the parse once."""

from collections.abc import Container, Iterator
from functools import cached_property

from spacy.tokens import Token

from communique_extraction.coreference.bodies import is_called_as_city
from communique_extraction.coreference.resolution import Coreference
from communique_extraction.frames.makers import makers_of
from communique_extraction.lexicon.frames import encounter_nouns
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.syntax.complements import Complement, complements_of
from communique_extraction.syntax.coordination import with_conjuncts
from communique_extraction.syntax.dependencies import (
    agents_of,
    is_passive,
    is_verb,
    objects_of,
    possessors_of,
    subjects_of,
)
from communique_extraction.syntax.parsed_sentence import (
    ParsedSentence,
    is_introduced,
    is_person,
    mention_at,
)
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_extraction.syntax.support_verbs import holders_of, support_of, with_carrier

_QUESTIONS = frozenset({"ccomp", "xcomp"})
_BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})


class Clause:
    """A trigger with its subjects, objects and prepositions, and the verb that carries it if it is a noun.

    Conditions, matching and arguments all ask this object; what nobody asks for is never looked up.
    `coreference` tells what the mentions of the sentence stand for.
    """

    def __init__(self, trigger: Token, sentence: ParsedSentence, coreference: Coreference) -> None:
        """Look around `trigger`, a word of `sentence`."""
        self.trigger = trigger
        self.sentence = sentence
        self.coreference = coreference

    @cached_property
    def is_verbal(self) -> bool:
        """Whether the trigger is a verb."""
        return is_verb(self.trigger)

    @cached_property
    def is_predicate(self) -> bool:
        """Whether the trigger is an adjective that is said of somebody: "were present"."""
        return self.trigger.tag_ in {"JJ", "RB"} and self.trigger.dep_ not in {"amod", "compound"}

    @cached_property
    def who(self) -> tuple[Token, ...]:
        """Of whom the verb is said: its subject, in the passive, too."""
        return self.objects if self.passive else self.subjects

    @cached_property
    def passive(self) -> bool:
        """Whether the trigger is a verb in the passive."""
        return is_passive(self.trigger)

    @cached_property
    def subjects(self) -> tuple[Token, ...]:
        """Who does what the verb says: its subject, of a passive the by-phrase."""
        return tuple(agents_of(self.trigger) if self.passive else subjects_of(self.trigger))

    @cached_property
    def objects(self) -> tuple[Token, ...]:
        """The direct object of the verb, of a passive its subject."""
        return tuple(objects_of(self.trigger))

    @cached_property
    def object_possessors(self) -> tuple[Token, ...]:
        """By whose name the object goes, or what it is for: "Boeing's planes", "an order for Boeing jets".

        And from whom that comes, however deep the parser hangs it: "an order worth $2 for jets from X".
        """
        behind = (
            t for c in self.complements if c.preposition in grammar().ordered for t in c.governed
        )
        goods = (*self.objects, *behind)
        sold = (t for noun in self.objects for w in _sellers(noun) for t in governed_by(w))
        return (*(token for noun in goods for token in makers_of(noun, self.sentence)), *sold)

    @cached_property
    def talked_with(self) -> tuple[Token, ...]:
        """With whom the object was talked about, however deep in it the parser hangs them.

        In "discussed ways to widen ties with Minister X", but not in "discussed his row with Minister X",
        nor in "discussed plans for the summit with Minister X".
        """
        asked = (child for child in self.trigger.rights if child.dep_ in _QUESTIONS)
        inner = (word for about in (*self.objects, *asked) for word in about.subtree)
        return tuple(
            token
            for word in inner
            if word.lower_ in grammar().accompanying and not _has_its_own(word.head)
            for token in governed_by(word)
            if is_introduced(token, self.sentence)
        )

    @cached_property
    def object_is_stray(self) -> bool:
        """Whether what the parser takes for the object stands behind "with X", and is something else.

        In "spoke with X to condemn the raid, an act of terror" nobody spoke an act.
        """
        first = min((token.left_edge.i for token in self.objects), default=0)
        partners = [c for c in self.trigger.rights if c.lower_ in grammar().partners]
        return any(partner.i < first for partner in partners)

    @cached_property
    def persons_met(self) -> tuple[Token, ...]:
        """The objects, or the persons whom the parser took away from the verb.

        In "welcomed on Monday, at the palace, President X" it coordinates X with the palace.
        """
        if self.objects or self.passive:
            return self.objects
        governed = [
            token
            for preposition in self.trigger.children
            if preposition.dep_ == "prep"
            for token in governed_by(preposition)
            if token.dep_ in {"conj", "appos"} and is_person(token, self.sentence)
        ]
        heads = [token for token in governed if not is_person(token.head, self.sentence)]
        return tuple(token for head in heads for token in with_conjuncts(head))

    @cached_property
    def carrier(self) -> Token | None:
        """The verb that carries the noun: "held" in "held talks"."""
        return None if self.is_verbal else support_of(self.trigger)

    @cached_property
    def holders(self) -> tuple[Token, ...]:
        """Who carries the noun: the subject of its verb, of a passive the by-phrase."""
        verb = self.carrier
        if verb is None:
            return ()
        return tuple(holders_of(self.trigger, verb))

    @cached_property
    def complements(self) -> tuple[Complement, ...]:
        """What stands behind the prepositions on the trigger, on the verb's object, on the noun's carrier."""
        own = () if self.carrier is None else (self.carrier,)
        heads = (self.trigger, *(self.objects if self.is_verbal else own))
        return tuple(complement for head in heads for complement in complements_of(head))

    def after(self, prepositions: Container[str]) -> list[Token]:
        """What stands behind some prepositions, with what is coordinated."""
        return [t for c in self.complements if c.preposition in prepositions for t in c.governed]

    @cached_property
    def before_noun(self) -> tuple[Token, ...]:
        """What stands before the noun and says what sort it is: "phone" in "phone call"."""
        return tuple(child for child in self.trigger.children if child.dep_ in _BEFORE_NOUN)

    @cached_property
    def city_before(self) -> tuple[Token, ...]:
        """The city before the noun, which says where: "Vienna" in "the Vienna talks"."""
        named = ((token, mention_at(token, self.sentence)) for token in self.before_noun)
        return tuple(
            token
            for token, mention in named
            if mention and (mention.kind == "capital" or is_called_as_city(mention))
        )

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """The words before the noun, with their own modifiers: "joint", "economic" and "commission"."""
        return frozenset(
            word.lower_ for token in self.before_noun for word in (token, *token.children)
        )

    @cached_property
    def of_what(self) -> tuple[Token, ...]:
        """What "of" governs at the noun: "talks" in "a round of talks"."""
        own = (p for head in with_carrier(self.trigger) for p in prepositions_of(head))
        return tuple(t for p in own if p.lower_ in grammar().of for t in governed_by(p))

    @cached_property
    def description(self) -> frozenset[str]:
        """The words that say what sort of thing the noun names: its own, those before it, what it is of."""
        named = (
            word for token in (*self.before_noun, *self.of_what) for word in token.lower_.split()
        )
        return self.modifiers | {self.trigger.lower_, *named}


def _has_its_own(noun: Token) -> bool:
    """Tell whether who is told behind a noun is with it: "his row with X", "the summit with X"."""
    return bool(possessors_of(noun)) or noun.lower_ in encounter_nouns()


def _sellers(noun: Token) -> Iterator[Token]:
    """Yield each "from" in a phrase, but for those in a clause within it."""
    for child in noun.rights:
        if child.lower_ in grammar().sold_by:
            yield child
        elif not is_verb(child):
            yield from _sellers(child)
