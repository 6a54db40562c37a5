"""The class of a word that is told by its form: marks, initials, suffixes, abbreviations, words of time."""

import re

from communique_extraction.lexicon.calendar import calendar_words, month_names, near_days, steps
from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import WordClass, signs, words_of
from communique_extraction.mentions.words import Words

_INITIAL = re.compile(r"[^\W\d_a-z]\.(?:-[^\W\d_a-z]\.)?")
_APOSTROPHES = frozenset({"'", "’"})


def class_by_form(words: Words, index: int, word: str) -> WordClass | None:
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
    if _is_month_as_surname(words, index, word):
        return "person"
    if word in mention_patterns().occasions or _is_of_calendar(words, index, word):
        return "other"
    if index > 0 and _is_suffix(words, index, word):
        return "particle" if _goes_on_behind(words, index, word) else "suffix"
    return _class_of_abbreviation(text)


def _class_of_abbreviation(text: str) -> WordClass | None:
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


def _is_month_as_surname(words: Words, index: int, word: str) -> bool:
    """Tell the surname of "Theresa May" from the month of "met President Hagen May 10".

    The model takes "Augusto" of "Manuel Augusto" for a date, too.
    """
    behind_name = index > 0 and words.labels[index - 1] == "PERSON" and words.spaced[index - 1]
    if not behind_name or not words.is_capital(index):
        return False
    dated = any(text[0].isdigit() for text in words.texts[index + 1 : index + 2])
    alone = words.labels[index : index + 2] == ["DATE", ""]
    timely = word in calendar_words() | near_days().keys() | steps().keys()
    return not dated and (word in month_names() or (alone and not timely))


def _is_initial(words: Words, index: int) -> bool:
    """Tell "J.", and a letter alone before a capitalised word: "U Kyaw", "I Gusti"."""
    text = words.texts[index]
    if _INITIAL.fullmatch(text):
        return True
    alone = len(text) == 1 and text.isupper() and words.is_capital(index + 1)
    return alone and (text.lower() not in words_of("a") or index > 0)


def _cuts_particle(words: Words, index: int) -> bool:
    """Tell the apostrophe of "de' Medici", "Dato' Zulkifli" and "Shia' al-Quxo" from a possessive."""
    if words.texts[index] not in _APOSTROPHES or index == 0 or words.spaced[index - 1]:
        return False
    before = words.lowers[index - 1]
    article = not titles().articles.isdisjoint(words.lowers[index + 1 : index + 2])
    amid = article and words.is_capital(index - 1) and not before.endswith("s")
    return amid or (before in titles().particles and words.is_capital(index + 1))


def _joins_initial(words: Words, index: int) -> bool:
    """Tell the full stop of "Kh.Battulga", and of an initial of two letters, as in "Kh. Battulga"."""
    return (
        0 < index < len(words) - 1
        and not words.spaced[index - 1]
        and (not words.spaced[index] or words.lowers[index - 1] in titles().two_letter_initials)
        and words.is_capital(index - 1)
        and words.is_capital(index + 1)
    )


def _goes_on_behind(words: Words, index: int, word: str) -> bool:
    """Tell what stands amid a name: "Almaz uulu Quxo", "Abdullah II ibn Quxo"."""
    behind = words.lowers[index + 1] if index + 1 < len(words) else ""
    descends = word in titles().descent and words.is_capital(index + 1)
    return descends or (behind in titles().lineage and words.is_capital(index + 2))


def _is_suffix(words: Words, index: int, word: str) -> bool:
    """Tell "XVI" and "Jr." after a name; "Xi" is a name."""
    if word not in titles().suffixes or _INITIAL.fullmatch(words.texts[index]):
        return False
    written = words.texts[index].isupper() or word in titles().juniors | titles().descent
    return written and (words.is_capital(index - 1) or words.texts[index - 1] == ",")
