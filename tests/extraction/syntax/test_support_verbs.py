"""Which verb carries an event noun."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.syntax.support_verbs import (
    carrier_above,
    carrier_word,
    support_of,
    with_carrier,
)
from tests.extraction.parsing import parsed, word


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("They held talks.", "held"),
        ("The talks were held.", "held"),
        ("They entered into talks.", "entered"),
        ("They walked out of talks.", "walked"),
        ("They took part in talks.", "took"),
        ("They held meetings and talks.", "held"),
        ("The talks resumed on Monday.", "resumed"),
        ("The talks took place on Monday.", "took"),
        ("The talks are underway.", "are"),
        ("The talks are expected to be held in Oslo.", "held"),
        ("The talks are due to begin on Monday.", "begin"),
        ("The talks are expected to bring peace.", "expected"),
        ("They praised the talks he held in Oslo.", "held"),
        ("They praised the talks that he had held in Oslo.", "held"),
        ("They praised the talks held in Oslo.", "held"),
        ("They praised the talks which took place in Oslo.", "took"),
        ("They praised the talks he remembered in Oslo.", None),
        ("They praised the talks led by the minister.", None),
        ("They criticised the talks.", None),
        ("They laughed during the talks.", None),
    ],
)
def test_the_verb_that_carries_the_noun(
    extractor: Extractor, text: str, carrier: str | None
) -> None:
    assert carrier_word(word(parsed(extractor, text), "talks")) == carrier


def test_a_noun_comes_with_its_carrier(extractor: Extractor) -> None:
    noun = word(parsed(extractor, "They held talks."), "talks")
    assert [token.text for token in with_carrier(noun)] == ["talks", "held"]


def test_a_verb_with_an_object_does_not_say_that_its_subject_takes_place(
    extractor: Extractor,
) -> None:
    assert support_of(word(parsed(extractor, "The talks ended the war."), "talks")) is None


def test_a_clause_about_the_noun_is_not_the_one_in_which_it_stands(extractor: Extractor) -> None:
    assert (
        carrier_above(word(parsed(extractor, "They praised the talks he held."), "talks")) is None
    )
