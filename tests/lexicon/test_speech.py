"""Every verb of speech brings out what is said with it."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from communique_schemas import Article
from tests.lexicon.entries import Entry, entries_of

FILE = "lexicon/speech"
ENTRIES = entries_of(FILE)


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether an entry makes of an example, with each of its words, what the example says."""
    return not otherwise(extractor, entry, example)


def otherwise(extractor: Extractor, entry: Entry, example: Example) -> dict[str, str]:
    """The words with which an example is read otherwise, and how."""
    words = sorted(entry.data["words"]) or [""]
    articles = [Article(text=example.text.replace("{word}", word)) for word in words]
    told = [
        "; ".join(f"{said.speaker}: {said.text}" for event in result.events
                  if event.type == "meeting" for said in event.statements) or "none"
        for result in extractor.pipe(articles)
    ]  # fmt: skip
    return {word: said for word, said in zip(words, told, strict=True) if said != example.gives}


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])
def test_each_verb_brings_out_what_is_said(extractor: Extractor, entry: Entry) -> None:
    for example in entry.examples():
        assert not otherwise(extractor, entry, example)


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])
def test_without_the_verbs_nobody_says_anything(extractor: Extractor, entry: Entry) -> None:
    first, *_ = entry.examples()
    with entry.absent():
        assert not holds(extractor, entry, first)
