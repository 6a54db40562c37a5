"""Every word by which a text tells its speaker shows who says "I" there."""

import re

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from communique_schemas import Article
from tests.lexicon.entries import Entry, entries_of
from tests.lexicon.examples import tried

FILE = "lexicon/speakers"
ENTRIES = entries_of(FILE)
NAMES = [entry.name for entry in ENTRIES]


def said_by(extractor: Extractor, example: Example) -> str:
    """Who says each "I" of a text below its headline."""
    title, _, words = example.text.partition("\n")
    read = extractor.trace(Article(title=title, text=words)).coreference
    assert read, "no sentence of it names an event"
    bound = {
        mention.span.start: entity.name
        for sentence in read.sentences
        for mention in sentence.mentions
        for entity in read.of(mention)
    }
    speakers = [bound.get(first.start(), "nobody") for first in re.finditer(r"\bI\b", words)]
    return ", ".join(speakers) if {*speakers} != {"nobody"} else "none"


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether an example with each of the words has the speakers that it says."""
    return all(said_by(extractor, each) == each.gives for each in tried(entry, [example]))


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_each_speaker_is_told(extractor: Extractor, entry: Entry) -> None:
    for example in tried(entry, entry.examples()):
        assert said_by(extractor, example) == example.gives, example.text


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_without_the_words_the_speaker_is_not_told(extractor: Extractor, entry: Entry) -> None:
    with entry.absent():
        assert not any(holds(extractor, entry, example) for example in entry.right())


def test_every_verb_of_acting_stands_in_an_example() -> None:
    acts = next(entry for entry in ENTRIES if entry.name == "acts")
    told = {word for example in acts.right() for word in example.text.split()}
    assert set(acts.data["words"]) <= told
