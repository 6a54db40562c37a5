"""Words of names and sentences, in one plain form: lower case, without accents."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

WordList = Literal["name", "remote", "back", "calendar"]
_WORD = re.compile(r"[^\W_]+")
_CAPITALISED = r"[^\W\d_a-z](?:[\w-]+|\.|\b)"
_PROPER = re.compile(rf"\b{_CAPITALISED}(?:(?: of| of the| for| and)? {_CAPITALISED})*")


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


@lru_cache(maxsize=4096)
def proper_names(text: str) -> tuple[str, ...]:
    """What a text calls by name: "The Northern Ports Union met in Lund" has two."""
    names = (_name_in(match[0], opens=match.start() == 0) for match in _PROPER.finditer(text))
    return tuple(dict.fromkeys(name for name in names if name))


def _name_in(found: str, *, opens: bool) -> str:
    """The name in a run of capitalised words: any word is capitalised where a sentence opens."""
    words = found.split()
    if opens and not words[0][1:].isupper():
        words = words[1:]
    while words and (words[0][0].islower() or plain(words[0]) in word_list("calendar")):
        words = words[1:]
    return " ".join(words)
