"""Every group of what offices mean shows what it does to the participants of an event."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.in_words import cast_in_words
from communique_extraction.lexicon.example import Example
from communique_schemas import Article
from tests.lexicon.entries import Entry, entries_of
from tests.lexicon.examples import tried, wrong

FILE = "lexicon/office_words"
ENTRIES = entries_of(FILE)
NAMES = [entry.name for entry in ENTRIES]


def casts_of(extractor: Extractor, examples: list[Example]) -> list[list[str]]:
    """The participants of the events of each example's text, in words."""
    results = extractor.pipe(Article(text=each.text, source=each.source) for each in examples)
    return [[cast_in_words(event) for event in result.events] for result in results]


def holding(extractor: Extractor, entry: Entry, example: Example) -> list[bool]:
    """Whether an event of the example is of the participants that it says, for each word of the entry."""
    examples = tried(entry, [example])
    found = casts_of(extractor, examples)
    return [each.gives in told for each, told in zip(examples, found, strict=True)]


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether an example does, with a word of the entry."""
    return any(holding(extractor, entry, example))


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_each_word_holds_in_one_of_the_examples(extractor: Extractor, entry: Entry) -> None:
    held = [holding(extractor, entry, example) for example in entry.right()]
    assert all(any(each) for each in held)
    words = sorted(entry.data["words"])
    with_word = [each for each in held if len(each) == len(words)]
    if with_word and isinstance(entry.data["words"], list):
        tried_in = zip(words, *with_word, strict=True)
        assert not [word for word, *each in tried_in if not any(each)]


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_without_the_group_an_example_fails(extractor: Extractor, entry: Entry) -> None:
    with entry.absent():
        assert not all(holds(extractor, entry, example) for example in entry.right())


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_the_group_changes_nothing_in_what_only_looks_like_it(
    extractor: Extractor, entry: Entry
) -> None:
    examples = wrong(entry)
    assert examples
    before = casts_of(extractor, examples)
    with entry.absent():
        assert casts_of(extractor, examples) == before
