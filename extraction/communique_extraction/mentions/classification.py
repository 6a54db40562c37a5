"""Divides a sentence into words and fixed phrases, each with its class (`word_classes.toml`)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import WordClass, phrases_by_word
from communique_extraction.mentions.named_spans import named_units, with_joined_states
from communique_extraction.mentions.unit import Unit
from communique_extraction.mentions.word_class import word_at
from communique_extraction.mentions.words import Words


def units_of(doc: Doc) -> list[Unit]:
    """Divide a tokenised sentence with named entities into classified units, left to right."""
    named = named_units(doc)
    words = Words.of(doc)
    units: list[Unit] = []
    index = 0
    while index < len(words):
        unit = named.get(index) or _phrase_at(words, index, named) or word_at(words, index)
        units.append(unit)
        index = unit.last + 1
    return with_joined_states(doc, _with_given_names(doc, _with_qualifiers(doc, units)))


def _with_qualifiers(doc: Doc, units: list[Unit]) -> list[Unit]:
    """A word that can be a title and qualify one qualifies that behind it: "deputy transport minister"."""
    qualified = list(units)
    for place in range(len(units) - 2, -1, -1):
        unit, following = units[place], qualified[place + 1 :]
        if unit.word_class == "title" and _comes_first(following, "title"):
            word = doc[unit.first : unit.last + 1].text.lower()
            if word in titles().modifiers or word in titles().counterparts:
                qualified[place] = replace(unit, word_class="qualifier")
    return qualified


def _comes_first(units: Sequence[Unit], wanted: WordClass) -> bool:
    """Tell whether the first unit that qualifies no title is of a class."""
    return next((u.word_class for u in units if u.word_class != "qualifier"), None) == wanted


def _with_given_names(doc: Doc, units: list[Unit]) -> list[Unit]:
    """A title that is a given name, too, is one behind another title or "Dr": "Dr. Sultan Al Jaber"."""
    named = list(units)
    for place, (unit, following) in enumerate(pairwise(units)):
        if following.word_class == "title" and doc[following.first].lower_ in titles().given_names:
            before = doc[unit.first].lower_.rstrip(".")
            if unit.word_class == "title" or before in titles().styles:
                named[place + 1] = replace(following, word_class="capitalised")
    return named


def _phrase_at(words: Words, index: int, named: Mapping[int, Unit]) -> Unit | None:
    """The fixed phrase at a word, unless it would cut a state's name in two."""
    for phrase, word_class in phrases_by_word().get(words.lowers[index], ()):
        end = index + len(phrase)
        whole = not any(at in named for at in range(index, end))
        if whole and tuple(words.lowers[index:end]) == phrase:
            return Unit(index, end - 1, word_class)
    return None
