"""Names compared: whether two of them can be of one person, or of one body."""

import re
import unicodedata
from functools import lru_cache

from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import words_of

_WORD = re.compile(r"[^\W_]+")
_VOWELS = frozenset("aeiouy")
_BEGINNING = 2
"""How many letters a first name shares with its short form at the least."""
_WHOLE = 2
"""How many words a name has that leaves out the first or the last of three."""
_SHORT = 2
"""How many capital letters need not be the initials of a body."""


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparison: no accents, no case, no forms of address, no suffixes."""
    flat = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in flat if not unicodedata.combining(letter)).lower()
    dropped = titles().forms_of_address | words_of("the")
    words = [word for word in _WORD.findall(plain) if word not in dropped]
    while len(words) > 1 and words[-1] in titles().suffixes:  # "Pius XI"; Xi Jinping is a Xi
        words.pop()
    return tuple(words) or tuple(_WORD.findall(plain))


def same_person(known_name: str, name: str) -> bool:
    """Tell whether two names can be of one person: one is a part of the other, or the surname is the same.

    Two full names with one surname are the same person only if their first names agree, as far as
    they are written out ("Joseph R. Biden" and "Joe Biden" agree by how they begin). Names that are
    written in two ways ("Fuad Hussain", "Fuad Hussein") agree if one word of them is written alike.
    """
    known, given = name_words(known_name), name_words(name)
    if not known or not given:
        return False
    if "".join(known) == "".join(given):  # "Al Marri", "Almarri"
        return True
    if _is_of_forebear(known, given) or _is_of_forebear(given, known):
        return False
    if set(given) <= set(known) or set(known) <= set(given):
        return known[-1] == given[-1] or given[-1] in known or known[-1] in given
    if spelled_alike(known, given):
        return True
    if known[-1] != given[-1]:
        return False
    return len(known) == 1 or len(given) == 1 or _may_be_one_name(known[0], given[0])


def spelled_alike(known: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Tell whether the words of two full names can be one foreign name; one word of them is written alike."""
    written_alike = len(known) == len(given) > 1 and not set(known).isdisjoint(given)
    return written_alike and all(map(_sound_alike, known, given))


def _is_of_forebear(whole: tuple[str, ...], single: tuple[str, ...]) -> bool:
    """Tell the name of whose child somebody is from his own: "Khalid" is not "Omar bin Khalid"."""
    if len(single) > 1 or single[0] not in whole[1:]:
        return False
    return whole[whole.index(single[0]) - 1] in titles().lineage


def overlap(known_name: str, name: str) -> bool:
    """Tell whether the family name of one of two is the second of the other's: "Ali Vuttu", "Vuttu Quxo".

    Not where a small word tells whose child somebody is: "Ali bin Vuttu" is a son of "Vuttu bin Quxo".
    """
    known, given = name_words(known_name), name_words(name)
    both = len(known) == len(given) == _WHOLE and titles().particles.isdisjoint(known + given)
    return both and (known[-1] == given[0] or given[-1] == known[0])


def _may_be_one_name(first: str, other: str) -> bool:
    """Tell whether two first names can be one: an initial, or a short form ("Joe", "Joseph")."""
    return first[:_BEGINNING] == other[:_BEGINNING] or (
        min(len(first), len(other)) == 1 and first[0] == other[0]
    )


def _sound_alike(word: str, other: str) -> bool:
    """Tell whether two words can be one foreign word in Latin letters: the vowels vary, and doubling."""
    begin_alike = word[0] == other[0] or {word[0], other[0]} <= _VOWELS
    return begin_alike and _consonants(word) == _consonants(other)


def _consonants(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", "".join(sign for sign in word if sign not in _VOWELS))


def without_alias(name: str) -> str:
    """The name of a body without the bracket that tells what else it is called, and without a number.

    "The second Joint Working Group" is the Joint Working Group, met a second time.
    """
    bare = name.partition(" (")[0]
    first, _, rest = bare.partition(" ")
    counted = first in grammar().ordinals or first in grammar().first_of_series
    return rest if counted and rest[:1].isupper() else bare


def are_initials(name: str) -> bool:
    """Tell the initials of a body, "NFA", from two capitals, which need not be any."""
    return len(name) > _SHORT and name.isupper()


def is_acronym(name: str, other: str) -> bool:
    """Tell whether one of two names is made of the initials of the other: "EU", "European Union"."""
    short, full = sorted((name, other), key=len)
    initials = "".join(word[0] for word in re.findall(r"\w+", full) if word[0].isupper())
    return len(short) > 1 and short.isupper() and short.replace(".", "") == initials
