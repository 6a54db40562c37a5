"""Words that stand in names and are no names (`name_words.toml`)."""

from functools import cache

from communique_merging.identity.given_names import Words
from communique_merging.identity.spelling import plain
from communique_merging.identity.tables import Shown
from communique_merging.tables import Table, load_table


class Lines(Shown):
    """Lines of words that belong together."""

    words: tuple[str, ...]


class Namesakes(Shown):
    """Persons whose names differ in what is otherwise left out, each with the forms of its name."""

    persons: tuple[tuple[str, ...], ...]


class NameWords(Table):
    """`name_words.toml`."""

    particles: Words
    lineage: Words
    titles: Words
    rulers: Words
    generations: Words
    fathers: Words
    one_word: Lines
    two_words: Lines
    namesakes: tuple[Namesakes, ...]


@cache
def name_words() -> NameWords:
    """The words in names, as data."""
    return load_table(NameWords, "identity/name_words")


@cache
def one_word_of() -> dict[str, str]:
    """The first word of the line that a word stands in."""
    return {
        plain(word): plain(line.split()[0])
        for line in name_words().one_word.words
        for word in line.split()
    }


@cache
def told_apart() -> frozenset[tuple[str, str]]:
    """Pairs of words, in both orders, that are two names."""
    return frozenset(
        (plain(a), plain(b))
        for line in name_words().two_words.words
        for a in line.split()
        for b in line.split()
        if a != b
    )
