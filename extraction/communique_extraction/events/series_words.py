"""Which of a series of meetings a noun tells: "third" of "the third round of talks"."""

import re
from collections.abc import Set

from spacy.tokens import Token

from communique_extraction.events.factuality.nouns import whole_of
from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.syntax.dependencies import is_noun, is_plural
from communique_extraction.syntax.prepositions import governed_by, prepositions_of

_PROPER = frozenset({"NNP", "NNPS"})
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")


def place_in_series(trigger: Token) -> frozenset[str]:
    """The ordinals and the like before an event's noun: "6th", "third", "next"."""
    if not is_noun(trigger):
        return frozenset()
    words = {child.lower_ for noun in {trigger, whole_of(trigger)} for child in noun.lefts}
    known = (grammar().ordinals, grammar().first_of_series, grammar().other_in_series)
    told = {word for group in known for word in group.words & words}
    return frozenset(told | {word for word in words if _NUMBERED.fullmatch(word)})


def is_known_by_place_in_series(trigger: Token) -> bool:
    """Tell "the third meeting" from "the third Summit for Democracy", which has a name, and from several."""
    whole = whole_of(trigger)
    several = is_plural(whole)
    named = any(child.tag_ in _PROPER for noun in {trigger, whole} for child in noun.lefts)
    naming = grammar().of.words | grammar().subject_matter.words
    behind = (p for p in prepositions_of(trigger) if p.lower_ in naming)
    of_what = any(t.lower_ not in noun_triggers() for p in behind for t in governed_by(p))
    return bool(place_in_series(trigger)) and not (several or named or of_what)


def are_apart(mine: Set[str], theirs: Set[str]) -> bool:
    """Tell two of one series: "the second round" and "the third", but not "the 3rd" and "the third"."""
    pairs = ((_numbers(mine), _numbers(theirs)), (_ordinals(mine), _ordinals(theirs)))
    return any(one and other and one != other for one, other in pairs)


def _numbers(words: Set[str]) -> frozenset[str]:
    return frozenset(word for word in words if _NUMBERED.fullmatch(word))


def _ordinals(words: Set[str]) -> frozenset[str]:
    return grammar().ordinals.words & words


def was_before(trigger: Token) -> bool:
    """Tell "their recent talks with X" from the talks that those two hold now."""
    return is_noun(trigger) and any(t.lower_ in grammar().before_now for t in trigger.lefts)


def is_another(mine: Set[str], theirs: Set[str]) -> bool:
    """Tell "the next round" from a round of which nothing of the kind is said."""
    other = grammar().other_in_series.words
    return not other.isdisjoint(mine) and other.isdisjoint(theirs)
