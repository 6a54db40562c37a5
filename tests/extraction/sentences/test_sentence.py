"""A sentence, and where its words stand in the article."""

from communique_extraction.sentences.sentence import Sentence
from communique_extraction.sentences.text_view import TextView

STORED = "It rained.  They met."
VIEW = TextView(STORED, STORED)
SECOND = Sentence(1, 0, 12, "They met.", VIEW)


def test_its_span_is_where_it_stands_in_the_article() -> None:
    span = SECOND.span()
    assert (span.start, span.end, span.text) == (12, 21, "They met.")


def test_a_stretch_of_it_is_told_by_characters_of_its_text() -> None:
    span = SECOND.span(5, 8)
    assert (span.start, span.text) == (17, "met")
    labelled = SECOND.labelled(5, 8)
    assert (labelled.start, labelled.text, labelled.label) == (17, "met", "met")


def test_a_text_can_be_a_sentence_alone() -> None:
    alone = Sentence.alone("They met.")
    assert alone.span().text == "They met."
    assert not alone.context
