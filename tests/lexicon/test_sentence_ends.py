"""Where sentences end, as the examples of each group of words say, and not without the group."""

import pytest

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.sentence_ends import SentenceEnds, sentence_ends
from communique_extraction.lexicon.word_group import WordGroup
from communique_extraction.sentences.article_text import ArticleText
from communique_schemas import Article
from tests.lexicon.edits import edited

GROUPS = list(SentenceEnds.model_fields)


def group_called(name: str) -> WordGroup:
    group: WordGroup = getattr(sentence_ends(), name)
    return group


def sentences_of(text: str) -> str:
    return " | ".join(s.text for s in ArticleText.of(Article(text=text)).sentences)


def tried(name: str, *, wrong: bool) -> list[Example]:
    """The right or the wrong examples of a group, with each of its words."""
    group = group_called(name)
    found = [e for word in sorted(group.words) for e in group.examples_with(word)]
    return [example for example in found if example.is_wrong == wrong]


@pytest.mark.parametrize("name", GROUPS)
def test_each_word_of_a_group_does_what_its_examples_say(name: str) -> None:
    right = tried(name, wrong=False)
    assert right
    for example in right:
        assert sentences_of(example.text) == example.gives


@pytest.mark.parametrize("name", GROUPS)
def test_without_the_group_each_word_does_otherwise_and_the_wrong_examples_stay(name: str) -> None:
    right, wrong = tried(name, wrong=False), tried(name, wrong=True)
    alike = {example.text: sentences_of(example.text) for example in wrong}
    assert alike
    words = group_called(name).words
    with edited("lexicon/sentence_ends", lambda data: data[name].update(words=[])):
        assert {text: sentences_of(text) for text in alike} == alike
        changed = [e for e in right if sentences_of(e.text) != e.gives]
    assert len(changed) >= len(words)
