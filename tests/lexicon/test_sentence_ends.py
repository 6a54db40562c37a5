"""Where sentences end, as the examples of each group of words say, and not without the group."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from communique_extraction.sentences.article_text import ArticleText
from communique_schemas import Article
from tests.lexicon.entries import Entry, entries_of
from tests.lexicon.examples import tried, wrong

FILE = "lexicon/sentence_ends"
ENTRIES = entries_of(FILE)
NAMES = [entry.name for entry in ENTRIES]


def sentences_of(text: str) -> str:
    """The sentences of a text, as examples give them."""
    return " | ".join(s.text for s in ArticleText.of(Article(text=text)).sentences)


def failing(entry: Entry, example: Example) -> list[str]:
    """What a text with each word of its entry is divided into, where not as the example says."""
    found = ((each.gives, sentences_of(each.text)) for each in tried(entry, [example]))
    return [told for gives, told in found if told != gives]


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether a text is divided as its example says."""
    del extractor
    return not failing(entry, example)


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_each_word_of_a_group_does_what_its_examples_say(entry: Entry) -> None:
    assert entry.right()
    assert not [told for example in entry.right() for told in failing(entry, example)]


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_without_the_group_its_words_do_otherwise(extractor: Extractor, entry: Entry) -> None:
    with entry.absent():
        assert not all(holds(extractor, entry, example) for example in entry.right())


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_the_group_changes_nothing_in_what_only_looks_like_it(entry: Entry) -> None:
    texts = [example.text for example in wrong(entry)]
    assert texts
    before = [sentences_of(text) for text in texts]
    with entry.absent():
        assert [sentences_of(text) for text in texts] == before
