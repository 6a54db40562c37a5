"""Offices and bodies told by words that any government has: "the Ministry of Health", "Council Secretary".

What else a name is made of may be anybody's, as "CEO of Quxo", and some words are those of bodies of many
states.
"""

import re
from functools import cache

from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import class_of_word, words_of

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def plain_words(text: str) -> list[str]:
    """The words that say whose an office is, in lower case, but for what it is for."""
    small = words_of("the") | words_of("of") | words_of("and") | words_of("his")
    called = _what_for().sub("", text)
    return [word for word in map(str.lower, _WORD.findall(called)) if word not in small]


@cache
def _what_for() -> re.Pattern[str]:
    """What an office is for, with the word before it: "for Women and Family Affairs"."""
    return re.compile(rf"\b(?:{any_of(office_words().concerned_with)})\b.*")


def are_plain(words: list[str]) -> bool:
    """Tell words that the offices and bodies of any government are called by."""
    known = class_of_word()
    return not are_of_many_states(words) and all(
        part in known for word in words for part in word.split("-")
    )


def are_of_many_states(words: list[str]) -> bool:
    """Tell words among which is one of bodies of several states: "European Council"."""
    return not office_words().of_many_states.isdisjoint(words)


def name_body(words: list[str]) -> bool:
    """Tell words among which is one for a body."""
    return not titles().bodies.union(titles().capitalized_bodies).isdisjoint(words)
