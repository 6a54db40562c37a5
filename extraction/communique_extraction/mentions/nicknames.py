"""By what name somebody goes, within his own or behind it: "Ramon “Mon” Quxo", "Hari Vuttu 'Prakash'"."""

from collections.abc import Sequence

from communique_extraction.lexicon.word_classes import WordClass
from communique_extraction.mentions.unit import Unit
from communique_extraction.mentions.words import Words
from communique_extraction.sentences.title_case import is_in_title_case

_OPENING = {"“": "”", '"': '"', "‘": "’", "'": "'"}
"""The marks that open such a name, with those that close it."""
_NAMES: frozenset[WordClass] = frozenset({"person", "capitalised", "organisation"})
_LONGEST = 2
"""How many words such a name has at the most."""


def with_nicknames(words: Words, units: list[Unit]) -> list[Unit]:
    """Take each with its marks for a word of the name."""
    if not any(mark in words.texts for mark in _OPENING):
        return units
    joined: list[Unit] = []
    place = 0
    while place < len(units):
        end = _end_of_nickname(words, units, place)
        unit = Unit(units[place].first, units[end].last, "person") if end else units[place]
        joined.append(unit)
        place = (end or place) + 1
    return joined


def _end_of_nickname(words: Words, units: Sequence[Unit], place: int) -> int:
    """Where a name that begins with its mark at a place ends; 0 where none does."""
    closing = _OPENING.get(words.texts[units[place].first], "")
    inside = 0
    while closing and inside < _LONGEST and _is_name(units, place + inside + 1):
        inside += 1
    end = place + inside + 1
    closed = inside > 0 and end < len(units) and words.texts[units[end].first] == closing
    return end if closed and _is_amid_name(words, units, place, end) else 0


def _is_amid_name(words: Words, units: Sequence[Unit], place: int, end: int) -> bool:
    """Tell a name that goes on behind it, or one of two words that ends with it."""
    lead = [unit.word_class for unit in units[max(place - 2, 0) : place]]
    whole = lead[-1:] == ["person"] and lead[0] in {"person", "initial"}
    if not _is_name(units, place - 1):
        return False
    if _is_name(units, end + 1):
        known = units[end + 1].word_class == "person" or lead[0] == "title"
        return known and not is_in_title_case(words.text)
    return whole or [unit.word_class for unit in units[end + 1 : end + 2]] == ["suffix"]


def _is_name(units: Sequence[Unit], place: int) -> bool:
    return 0 <= place < len(units) and units[place].word_class in _NAMES
