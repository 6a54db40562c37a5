"""Which company a row of capitals names, where the lexicon knows some of its words."""

from collections.abc import Sequence

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from communique_extraction.mentions.company_names import companies


def named(
    words: str, first: int, last: int, label: str = "ORG"
) -> Sequence[tuple[str, tuple[str, ...]]]:
    """The companies, and whose they are, where the model takes some of the words for a name."""
    doc = Doc(English().vocab, words=words.split())
    doc.ents = [TokenSpan(doc, first, last + 1, label)]
    return [(doc[unit.first : unit.last + 1].text, unit.codes) for unit in companies(doc.ents)]


def test_a_company_called_after_its_state_is_one_name() -> None:
    assert named("Norway Air ordered ten jets", 0, 1) == [("Norway Air", ("NOR",))]


def test_a_name_goes_on_with_words_that_are_portfolios_and_groups_elsewhere() -> None:
    assert named("Quxo Railway Industries signed it", 0, 2) == [("Quxo Railway Industries", ())]
    assert named("The Quxo Equity Partners signed it", 0, 3) == [("Quxo Equity Partners", ())]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Norway Foreign Ministry agreed", 0, 2),  # a body, which is read by its last word
        ("Norway Trade Minister Lars Hagen agreed", 0, 1),  # what goes on is a title
        ("Quxo Heritage , Tourism and Trade Organization", 0, 1),  # the first of a list
        ("Quxo Vuttu agreed", 0, 1),  # words of which the lexicon has none
        ("Norway agreed", 0, 0),
        ("Trade Industries agreed", 0, 1),
    ],
)
def test_nothing_else_is_taken_for_one(words: str, first: int, last: int) -> None:
    assert not named(words, first, last)


def test_only_what_the_model_takes_for_a_body_is_one() -> None:
    assert not named("Norway Air is clean", 0, 1, "LOC")


def test_the_united_nations_are_one_body() -> None:
    assert named("The United Nations agreed", 0, 2) == [("United Nations", ())]
