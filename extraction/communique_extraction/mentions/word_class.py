"""The class of one word, hyphenated ones taken together: by its form, else by the lexicon."""

from functools import cache

from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.frames import noun_triggers, verb_triggers
from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.lexicon.support_verbs import support_roles
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import WordClass, class_of_word, words_of
from communique_extraction.mentions.class_by_form import class_by_form
from communique_extraction.mentions.class_by_lexicon import class_by_lexicon
from communique_extraction.mentions.unit import Unit
from communique_extraction.mentions.words import Words

_DIVIDING = frozenset({".", "'", "’"})
"""Marks that the tokeniser cuts from a form of address: "Dato' Zulkifli"."""
_OF_CONGRESS = "USA"
"""The state in whose parliament members bear a label such as "R-Texas"."""


def word_at(words: Words, index: int) -> Unit:
    """Classify one word; parts of a hyphenated word are taken together."""
    last = words.end_of_compound(index)
    text = words.texts[index]
    if _sets_out(words, index):
        return Unit(index, index, "other")
    if last == index and text.isalpha() and text.islower() and words.labels[index] != "PERSON":
        plain = _class_of_plain(text)
        if plain:
            return Unit(index, index, plain)
    if _is_divided_address(words, index):
        return Unit(index, index + 1, "address")
    word_class = _class_of(words, index, last)
    labelled = word_class == "position" and words.lowers[index] in titles().party_letters
    return Unit(index, last, word_class, (_OF_CONGRESS,) if labelled and last > index else ())


@cache
def _class_of_plain(word: str) -> WordClass | None:
    """The class of a word in lower case, where it is the same in every sentence; None where it is not.

    The words around it decide of those that end a name or that the calendar has, too.
    """
    decided = (
        word not in calendar_words() | titles().juniors | titles().descent | titles().courtesies
    )
    return _class_of(Words([(word, " ", "")]), 0, 0) if decided else None


def _sets_out(words: Words, index: int) -> bool:
    """Tell the verb of "will head to Oslo" and "heads to the region" from "the Quxo head to meet X"."""
    if words.lowers[index] not in titles().setting_out or index + 2 >= len(words):
        return False
    way, goal = words.lowers[index + 1], words.lowers[index + 2]
    led_to = words.is_capital(index + 2) or goal in words_of("the") or goal in words_of("to")
    return way in titles().way and led_to


def _is_divided_address(words: Words, index: int) -> bool:
    """Tell "H.E.", "Mst. Rokeya" and "Dato' Zulkifli", whose last sign is a token of its own."""
    mark = words.texts[index + 1] if index + 1 < len(words) else ""
    if mark not in _DIVIDING:
        return False
    if mark == "." and words.texts[index] in titles().courtesies:
        return True
    known = words.lowers[index] in titles().forms_of_address and words.is_capital(index)
    return known and not words.spaced[index] and words.is_capital(index + 2)


def _class_of(words: Words, first: int, last: int) -> WordClass:
    word = words.joined(first, last)
    capital = any(words.is_capital(at) for at in range(first, last + 1))
    if last > first and words.labels[first] == "ORG" and _is_made_of(words, word, last):
        return "other"
    if words.shouted and word in _words_of_events() - class_of_word().keys():
        return "other"  # "PRESIDENT HAGEN HOLDS TALKS"
    told = class_by_form(words, first, word)
    if told:
        return told
    instruments = mention_patterns().instruments.words
    if capital and word in instruments and (first > 0 or words.is_capital(1)):
        return "instrument"
    return class_by_lexicon(words, first, word, capital=capital)


@cache
def _words_of_events() -> frozenset[str]:
    """Every written form of a word that names or carries an event."""
    return verb_triggers() | noun_triggers() | support_roles().keys()


def _is_made_of(words: Words, word: str, last: int) -> bool:
    """Tell "UN-sponsored", which only says of whom, from a name and from a word of office."""
    return not words.is_capital(last) and word not in class_of_word()
