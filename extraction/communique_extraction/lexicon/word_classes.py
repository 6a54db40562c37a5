"""The classes of words of which mention patterns are made (`word_classes.toml`), and each word's class."""

from collections.abc import Iterator
from functools import cache
from typing import Literal, get_args

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.inflection import noun_forms
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.pronouns import pronouns
from communique_extraction.lexicon.titles import titles

WordClass = Literal[
    "person",
    "capitalised",
    "organisation",
    "title",
    "officials",
    "people",
    "couple",
    "qualifier",
    "shared",
    "address",
    "suffix",
    "particle",
    "country",
    "demonym",
    "capital",
    "states",
    "place",
    "initial",
    "Body",
    "body",
    "site",
    "instrument",
    "sides",
    "population",
    "who",
    "area",
    "number",
    "pronoun",
    "his",
    "position",
    "aside",
    "other",
    "the",
    "a",
    "of",
    "in",
    "at",
    "to",
    "on",
    "and",
    "comma",
    "stop",
    "open",
    "close",
    "dash",
    "possessive",
]
"""What a word can be in a pattern."""
WORD_CLASSES: tuple[WordClass, ...] = get_args(WordClass)
Phrase = tuple[tuple[str, ...], WordClass]
"""The words of a fixed phrase, in lower case, and its class."""


class _Class(Lexicon):
    name: WordClass
    means: str
    words: frozenset[str] = frozenset()
    example: tuple[Example, ...] = ()


class WordClasses(Lexicon):
    """`word_classes.toml`."""

    word_class: tuple[_Class, ...]


@cache
def _small_words() -> dict[WordClass, frozenset[str]]:
    read = load_as(WordClasses, "lexicon/word_classes")
    return {each.name: each.words for each in read.word_class}


def words_of(word_class: WordClass) -> frozenset[str]:
    """The small words and signs of a class."""
    return _small_words().get(word_class, frozenset())


@cache
def signs() -> dict[str, WordClass]:
    """The class of each sign that is no word: a comma, a bracket, a possessive ending."""
    by_class = ((name, word) for name, words in _small_words().items() for word in words)
    return {word: name for name, word in by_class if not word[0].isalnum()}


@cache
def class_of_word() -> dict[str, WordClass]:
    """The class of each word of the lexicon, in lower case; of several, the earliest here."""
    lexicon = titles()
    found: dict[str, WordClass] = {
        word: name for name, words in _small_words().items() for word in words
    }
    more: tuple[tuple[WordClass, frozenset[str]], ...] = (
        ("pronoun", pronouns().all),
        ("address", lexicon.forms_of_address),
        ("title", lexicon.heads),
        (
            "officials",
            lexicon.groups | lexicon.bodies_in_plural | {_plural(noun) for noun in lexicon.nouns},
        ),
        ("Body", lexicon.bodies | lexicon.capitalized_bodies),
        ("qualifier", lexicon.modifiers | lexicon.portfolios),
    )
    for name, words in more:
        for word in words:
            found.setdefault(word, name)
    return found


@cache
def phrases_by_word() -> dict[str, list[Phrase]]:
    """The fixed phrases by their first word, the longest first."""
    by_first: dict[str, list[Phrase]] = {}
    for words, name in _phrases():
        by_first.setdefault(words[0], []).append((words, name))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return by_first


def _phrases() -> Iterator[Phrase]:
    for words in map(_tokens, titles().phrases):
        yield words, "title"
        if words_of("of").isdisjoint(words):
            yield (*words[:-1], f"{words[-1]}s"), "officials"
    for words in map(_tokens, titles().plural_phrases):
        yield words, "officials"
    for words in map(_tokens, titles().body_phrases):
        yield words, "Body"
    for phrase in titles().forms_of_address:
        if " " in phrase:
            yield tuple(phrase.split()), "address"


def _tokens(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.replace("-", " - ").split())


def _plural(noun: str) -> str:
    return noun_forms(noun)[-1]
