"""Where a report comes from is no part of what it says: the parser sees it as one word, or not at all."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.syntax.dependencies import subjects_of
from tests.extraction.parsing import names, parsed, word


@pytest.mark.parametrize(
    "text",
    [
        "According to state media, Norway and Finland signed a treaty.",
        "Norway and Finland, state media reported, signed a treaty.",
        "Norway and Finland, officials said on Monday, signed a treaty.",
        "Norway and Finland, according to the ministry, signed a treaty.",
    ],
)
def test_the_source_is_not_taken_for_one_who_acts(extractor: Extractor, text: str) -> None:
    assert names(subjects_of(word(parsed(extractor, text), "signed")))[0] == "Norway"
    assert len(subjects_of(word(parsed(extractor, text), "signed"))) == 2


def test_who_speaks_is_no_aside(extractor: Extractor) -> None:
    sentence = parsed(extractor, "Norway, said on Monday, that a treaty was signed.")
    assert word(sentence, "said").text == "said"


def test_a_name_that_looks_like_a_word_of_reporting_opens_none(extractor: Extractor) -> None:
    sentence = parsed(
        extractor, "An Omani delegation, led by Minister Said Harthi, met Elina Koskinen."
    )
    assert word(sentence, "led").text == "led"


def test_a_relative_clause_is_none(extractor: Extractor) -> None:
    sentence = parsed(extractor, "Lars Hagen, who reported the theft, met Elina Koskinen.")
    assert word(sentence, "who").text == "who"


def test_offsets_stay_those_of_the_text(extractor: Extractor) -> None:
    text = "According to state media, Norway, officials said, signed a treaty."
    sentence = parsed(extractor, text)
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in sentence.doc)
    assert [m.text for m in sentence.mentions if m.kind == "country"] == ["Norway"]
