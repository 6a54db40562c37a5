"""One word of a name, however it is spelled (`spelling.toml`)."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from communique_merging.identity.tables import Shown
from communique_merging.tables import Table, load_table

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_WEAK = re.compile(r"(?<!^)h|[aiu]")
_LEADING_VOWEL = re.compile(r"^[aiu]+")


class Rule(Shown):
    """What several writings of a sound are read as."""

    form: str
    read: str


class Spelling(Table):
    """`spelling.toml`."""

    letters: tuple[Rule, ...]
    sounds: tuple[Rule, ...]


class Spelled(NamedTuple):
    """The readings of a word, from the strictest to the kindest."""

    ascii: str
    """Small letters without diacritics: "rakhmon"."""
    letters: str
    """One letter for all writings of it: "rahmon"."""
    sounds: str
    """Near vowels and consonants are one: "rahmun"."""
    bones: str
    """The consonants, with a mark for a vowel at the beginning: "rmn"."""


@cache
def spelling() -> Spelling:
    """The rules of spelling, as data."""
    return load_table(Spelling, "identity/spelling")


def plain(word: str) -> str:
    """The word in small ASCII letters and digits, all else left out."""
    if not word.isascii():
        from anyascii import (
            anyascii,
        )  # no command that only reads a store should wait for its tables

        word = anyascii(word)
    return _NO_LETTER.sub("", word.lower())


def spelled(word: str, rules: Spelling) -> Spelled:
    """Read a word by the rules."""
    ascii_letters = plain(word)
    letters = _carried_out(rules.letters, ascii_letters)
    sounds = _carried_out(rules.sounds, letters)
    bones = _WEAK.sub(
        "", _LEADING_VOWEL.sub("a", sounds).replace("a", "A", 1) if sounds[:1] in "aiu" else sounds
    )
    # Where hardly a consonant is left (Xi, Li, Abe), vowels have to tell names apart.
    return Spelled(ascii_letters, letters, sounds, bones if len(bones) > 1 else sounds)


def _carried_out(rules: Iterable[Rule], word: str) -> str:
    for rule in rules:
        word = _compiled(rule.form).sub(rule.read, word)
    return word


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form)
