"""What the mere words of a sentence tell, before the model is asked: who may be named or introduced in it."""

import pytest

from communique_extraction.sentences.surface_cues import (
    may_hold_names,
    may_hold_title,
    may_introduce,
)


@pytest.mark.parametrize(
    "text",
    [
        "Lars Hagen met Elina Koskinen.",
        "The minister spoke with Hagen.",
        "President Lars Hagen met Elina Koskinen.",
        "Foreign Minister Wei Jun spoke.",  # the lexicon knows "Jun" as a month
        "President Lars Hagen Bergstrand Myhre Olsen spoke.",  # too long for a name of a person
        "The Kestrel Group and Norway signed a treaty.",
        "General Motors and Norway signed a treaty.",  # no general
    ],
)
def test_the_model_is_asked_where_a_capital_is_not_explained(text: str) -> None:
    assert may_hold_names(text)


@pytest.mark.parametrize(
    "text",
    [
        "The president met the ambassador on Monday.",
        "Norway and Finland signed a treaty in May.",
        "President Lars Hagen met Foreign Minister Elina Koskinen.",
        "Norwegian Prime Minister Lars Hagen spoke.",
    ],
)
def test_states_days_and_names_behind_a_title_explain_a_capital(text: str) -> None:
    assert not may_hold_names(text)


def test_a_surname_is_introduced_near_a_title() -> None:
    hagen, nobody = frozenset({"Hagen"}), frozenset[str]()
    assert may_introduce("Prime Minister Lars Hagen spoke.", hagen, nobody)
    assert not may_introduce("Lars Hagen spoke.", hagen, nobody)
    assert not may_introduce("Prime Minister Elina Koskinen spoke.", hagen, nobody)


def test_an_office_is_introduced_near_a_capital() -> None:
    office, nobody = frozenset({"minister"}), frozenset[str]()
    assert may_introduce("It was the minister, Lars Hagen, who spoke.", nobody, office)
    assert not may_introduce("it was the minister who spoke", nobody, office)


def test_a_heading_gives_a_title_only_where_it_holds_a_word_of_one() -> None:
    assert may_hold_title("Minister Hagen in Oslo")
    assert not may_hold_title("Hagen in Oslo")
