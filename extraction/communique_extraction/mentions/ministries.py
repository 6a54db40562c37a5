"""What else a minister's office is for: "Minister of Foreign Affairs, Nordic Cooperation and Trade"."""

from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import class_of_word, words_of
from communique_extraction.mentions.unit import Unit
from communique_extraction.mentions.words import Words

_OFFICES = frozenset({"title", "officials", "Body", "body"})
"""The classes of words before which such a word tells of the next office: "and Trade Minister X"."""


def with_all_of_ministry(words: Words, unit: Unit) -> Unit:
    """Take the list of fields behind such a title with it, if it ends with "and" and one more."""
    if words.between(unit.first, unit.last).lower() not in titles().ministries:
        return unit
    at = unit.last + 1
    while words.texts[at : at + 1] == [","] and (end := _end_of_field(words, at + 1)):
        at = end
    at += words.texts[at : at + 1] == [","]
    end = _end_of_field(words, at + 1) if _is_and(words, at) else 0
    return unit._replace(last=end - 1) if end and not _is_of_next(words, end) else unit


def _end_of_field(words: Words, first: int) -> int:
    """Where "Trade", "Rural Development" or "African Cooperation" ends; 0 where no field begins.

    The word before that for what a ministry is for may be any one.
    """
    at = first + (words.is_capital(first) and not _is_field(words, first))
    end = at
    while _is_field(words, end):
        end += 1
    return end if end > at else 0


def _is_field(words: Words, at: int) -> bool:
    known = titles().modifiers | titles().portfolios
    return words.is_capital(at) and words.lowers[at] in known


def _is_and(words: Words, at: int) -> bool:
    return not words_of("and").isdisjoint(words.lowers[at : at + 1])


def _is_of_next(words: Words, end: int) -> bool:
    """Tell "and Trade Minister X", who is somebody else."""
    return any(class_of_word().get(word) in _OFFICES for word in words.lowers[end : end + 1])
