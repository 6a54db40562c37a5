"""A heading in title case is read as a sentence is written, by what the article writes elsewhere."""

import pytest

from communique_extraction.sentences.article_text import ArticleText
from communique_extraction.sentences.title_case import in_sentence_case, is_in_title_case
from communique_schemas import Article


def read(heading: str, text: str) -> str:
    """The heading as it is read above a text."""
    found = ArticleText.of(Article(id="a", title=heading, text=text)).heading
    assert found is not None
    return found.text


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("President Hagen Visits Oslo for Talks", True),
        ("President Hagen Meets with Guests from Oslo", True),
        ("President Hagen Visits Oslo for Talks.", False),
        ("President Hagen visits Oslo for talks", False),
        ("PRESIDENT HAGEN VISITS OSLO", False),
        ("Lars Hagen", False),
    ],
)
def test_title_case_is_told_by_the_capitals_of_longer_words(text: str, titled: bool) -> None:
    assert is_in_title_case(text) is titled


def test_verbs_that_name_events_are_no_names() -> None:
    assert read("President Hagen Visits Oslo Today", "Nothing else.") == (
        "President Hagen visits Oslo Today"
    )


def test_what_the_article_writes_small_is_no_name() -> None:
    assert read("Hagen Reads Speech Before Parliament", "His speech to parliament was short.") == (
        "Hagen Reads speech Before parliament"
    )


def test_what_the_article_writes_with_a_capital_keeps_it() -> None:
    text = "The party of Lars Hope lost hope. Members met in Meeting Hall on Friday."
    assert read("Members Praise Lars Hope Twice", text).endswith("Praise Lars Hope Twice")


def test_a_heading_inside_the_text_keeps_its_places() -> None:
    article = Article(
        id="a", text="Lars Hagen Meets Guests From Norway\n\nThe guests met Mr. Hagen."
    )
    first = ArticleText.of(article).sentences[0]
    assert first.text == "Lars Hagen meets guests From Norway"
    assert first.span().text == "Lars Hagen Meets Guests From Norway"


def test_sentences_that_are_no_headings_stay_the_same_objects() -> None:
    sentences = ArticleText.of(
        Article(id="a", text="Lars Hagen met guests. They talked.")
    ).sentences
    assert in_sentence_case(sentences) == sentences
