"""The examples of entries, with each word of a group in the place that they leave for it."""

from collections.abc import Iterable, Iterator

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.word_group import filled
from tests.lexicon.entries import Entry


def with_each_word(entry: Entry, example: Example) -> Iterator[Example]:
    """The example for each word of its entry, or as it stands where it has no place for one."""
    words = entry.data.get("words", ())
    if "{w" not in (example.text + example.gives).lower():
        yield example
    elif isinstance(words, dict):
        forms = ((code, form) for code, forms in words.items() for form in forms)
        yield from (filled(_coded(example, code), form) for code, form in forms)
    else:
        yield from (filled(example, word) for word in sorted(words))


def _coded(example: Example, code: str) -> Example:
    """An example of a group of forms by code, with the code in its place."""
    return example.model_copy(update={"gives": example.gives.replace("{code}", code)})


def tried(entry: Entry, examples: Iterable[Example]) -> list[Example]:
    """Examples of an entry with each word in them."""
    return [each for example in examples for each in with_each_word(entry, example)]


def wrong(entry: Entry) -> list[Example]:
    """The wrong examples of an entry, with each word in them."""
    return tried(entry, (example for example in entry.examples() if example.is_wrong))
