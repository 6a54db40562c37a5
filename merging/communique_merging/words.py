"""Words of names and sentences, in one plain form: lower case, without accents."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

WordList = Literal["name", "remote", "calendar", "ordinal"]
_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w-]*")


@cache
def word_list(name: WordList) -> frozenset[str]:
    """The words of a list of `words.toml`."""
    return frozenset(_in_order(name))


@cache
def _in_order(name: WordList) -> tuple[str, ...]:
    data = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
    return tuple(data[name]["words"])


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The text in lower case and without accents: "Niinistö" is "niinisto"."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def words_of(text: str) -> tuple[str, ...]:
    """The plain words of a text, in order."""
    return tuple(_WORD.findall(plain(text)))


@lru_cache(maxsize=65536)
def name_words(name: str) -> frozenset[str]:
    """The words of a name that tell whose it is: no titles, no initials."""
    return frozenset(word for word in words_of(name) if len(word) > 1) - word_list("name")


def capitalised(text: str) -> frozenset[str]:
    """The capitalised words of a text but for its first, plain, without days and months."""
    found = {plain(match[0]) for match in _CAPITALISED.finditer(text) if match.start() > 0}
    return frozenset(found) - word_list("calendar")


def ordinals(text: str) -> frozenset[int]:
    """Which of a series the text speaks of: "the 5th round", "the fifth round"."""
    numbers = {int(match[1]) for match in _NUMBERED.finditer(text)}
    spelled = _in_order("ordinal")
    return frozenset(
        numbers
        | {spelled.index(word) + 1 for word in words_of(text) if word in word_list("ordinal")}
    )
