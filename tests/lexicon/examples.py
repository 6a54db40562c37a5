"""The examples of entries, with each word of a group in the place that they leave for it."""

from collections.abc import Iterable, Iterator

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.word_group import filled
from tests.lexicon.entries import Entry


def with_each_word(entry: Entry, example: Example) -> Iterator[Example]:
    """The example for each word of its entry, or as it stands where it has no place for one."""
    if "{w" in (example.text + example.gives).lower():
        yield from (filled(example, word) for word in sorted(entry.data["words"]))
    else:
        yield example


def tried(entry: Entry, examples: Iterable[Example]) -> list[Example]:
    """Examples of an entry with each word in them."""
    return [each for example in examples for each in with_each_word(entry, example)]


def wrong(entry: Entry) -> list[Example]:
    """The wrong examples of an entry, with each word in them."""
    return tried(entry, (example for example in entry.examples() if example.is_wrong))
