"""Divides a sentence into words and fixed phrases, each with its class (`word_classes.toml`)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc

from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.frames import frame_lexicon, noun_triggers
from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.lexicon.support_verbs import support_roles
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import (
    WordClass,
    class_of_word,
    phrases_by_word,
    signs,
)
from communique_extraction.mentions.named_spans import named_units, with_joined_states
from communique_extraction.mentions.unit import Unit
from communique_extraction.mentions.words import Words

_NOT_NAMES = frozenset(
    {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LAW", "EVENT",
     "LANGUAGE"}
)  # fmt: skip
"""The model's labels for what is nobody's name."""
_OF_PERSONS: frozenset[WordClass] = frozenset({"title", "officials", "address", "Body", "the", "a"})
"""The classes that a word keeps within a person's name."""
_INITIAL = re.compile(r"[^\W\d_a-z]\.(?:-[^\W\d_a-z]\.)?")
_APOSTROPHES = frozenset({"'", "’"})
_DIVIDING = frozenset({".", *_APOSTROPHES})
_OF_CONGRESS = "USA"
"""The state in whose parliament members bear a label such as "R-Texas"."""
_ABBREVIATED = 3
"""How many letters a shortened title has at most, which always has a name behind it."""


def units_of(doc: Doc) -> list[Unit]:
    """Divide a tokenised sentence with named entities into classified units, left to right."""
    named = named_units(doc)
    words = Words.of(doc)
    units: list[Unit] = []
    index = 0
    while index < len(words):
        unit = named.get(index) or _phrase_at(words, index, named) or _word_at(words, index)
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


def _word_at(words: Words, index: int) -> Unit:
    """Classify one word; parts of a hyphenated word are taken together."""
    last = words.end_of_compound(index)
    text = words.texts[index]
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
    told = _class_by_form(words, first, word)
    if told:
        return told
    instruments = mention_patterns().instruments.words
    if capital and word in instruments and (first > 0 or words.is_capital(1)):
        return "instrument"
    return _class_by_lexicon(words, first, word, capital=capital)


@cache
def _words_of_events() -> frozenset[str]:
    """Every written form of a word that names or carries an event."""
    verbs = frozenset(form for frame in frame_lexicon().verb for form in frame.forms())
    return verbs | noun_triggers() | support_roles().keys()


def _is_made_of(words: Words, word: str, last: int) -> bool:
    """Tell "UN-sponsored", which only says of whom, from a name and from a word of office."""
    return not words.is_capital(last) and word not in class_of_word()


def _class_by_form(words: Words, index: int, word: str) -> WordClass | None:
    """The class of what is told by its form alone: marks, suffixes, abbreviations, words of time."""
    text = words.texts[index]
    if (text == "." and _joins_initial(words, index)) or _cuts_particle(words, index):
        return "particle"
    if words.labels[index] != "PERSON" and _is_initial(words, index):
        return "initial"
    if _is_party(words, index, word):
        return "position"
    if not word:
        return signs().get(text, "other")
    if text == "-" and index > 0 and words.spaced[index - 1] and words.spaced[index]:
        return "dash"
    if word in mention_patterns().occasions or _is_of_calendar(words, index, word):
        return "other"
    if index > 0 and _is_suffix(words, index, word):
        return "suffix"
    if text in titles().abbreviations:
        return "title"
    if text in titles().courtesies:
        return "address"
    return "instrument" if text in mention_patterns().instruments.acronyms else None


def _is_party(words: Words, index: int, word: str) -> bool:
    """Tell a party label behind a name: "(R-Texas)"."""
    letter, _, of = word.partition("-")
    beside = index > 0 and words.texts[index - 1] in {"(", ","}
    return beside and len(letter) == 1 and bool(of) and words.is_capital(index + 2)


def _is_of_calendar(words: Words, index: int, word: str) -> bool:
    if word not in calendar_words() or words.labels[index] == "PERSON":
        return False
    amid = index > 0 and words.is_capital(index - 1) and words.is_capital(index + 1)
    return not (amid and words.lowers[index - 1] not in calendar_words())  # "Khin Mar Aye"


def _is_initial(words: Words, index: int) -> bool:
    """Tell "J.", and a letter alone before a capitalised word: "U Kyaw", "I Gusti"."""
    text = words.texts[index]
    if _INITIAL.fullmatch(text):
        return True
    alone = len(text) == 1 and text.isupper() and words.is_capital(index + 1)
    return alone and (text != "A" or index > 0)


def _cuts_particle(words: Words, index: int) -> bool:
    """Tell the apostrophe of "de' Medici" and "Dato' Zulkifli" from a possessive."""
    return (
        words.texts[index] in _APOSTROPHES
        and index > 0
        and not words.spaced[index - 1]
        and words.lowers[index - 1] in titles().particles
        and words.is_capital(index + 1)
    )


def _joins_initial(words: Words, index: int) -> bool:
    """Tell the full stop of "Kh.Battulga", where nothing is spaced."""
    return (
        0 < index < len(words) - 1
        and not words.spaced[index - 1]
        and not words.spaced[index]
        and words.is_capital(index - 1)
        and words.is_capital(index + 1)
    )


def _is_suffix(words: Words, index: int, word: str) -> bool:
    """Tell "XVI" and "Jr." after a name; "Xi" is a name."""
    if word not in titles().suffixes or _INITIAL.fullmatch(words.texts[index]):
        return False
    written = words.texts[index].isupper() or word in titles().juniors | titles().descent
    return written and (words.is_capital(index - 1) or words.texts[index - 1] == ",")


def _class_by_lexicon(words: Words, index: int, word: str, *, capital: bool) -> WordClass:
    """The class of a word by the lexicon, by the model's entity, and by its capital."""
    known = class_of_word().get(word)
    person = words.labels[index] == "PERSON"
    if known == "title" and word in titles().capitalized_only and not capital:
        return "qualifier"
    if known == "title" and words.begins_company(index) and word in titles().capitalized_only:
        known = None  # "General Motors"
    if known == "title" and person and len(word) <= _ABBREVIATED:
        known = known if words.is_capital(index + 1) else None  # "Hun Sen" is no senator
    if person and capital and known not in _OF_PERSONS:
        return "person"
    if known == "area" and capital:
        known = (
            "qualifier" if word in titles().modifiers else None
        )  # "City Council", "Vuttu Region"
    if known == "Body" and not capital:
        return "other" if word in titles().capitalized_bodies else "body"
    if known:
        return known
    if word in titles().particles and not capital:
        return "particle"
    return _class_of_name(words, index) if capital else "other"


def _class_of_name(words: Words, index: int) -> WordClass:
    """Tell an organisation, another name, or a plain word that only begins the sentence."""
    label = words.labels[index]
    if label in _NOT_NAMES and words.texts[index - 1 : index] != ["'s"]:  # "France's Marchand"
        return "other"
    if label == "ORG":
        return "organisation"
    if label:
        return "capitalised"
    begins = index == 0 and not words.is_capital(1) and words.is_familiar(0)
    plain = begins or words.lowers[index] in STOP_WORDS
    return "other" if plain else "capitalised"
