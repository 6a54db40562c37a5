"""Whose state an officer of a body, or an aide, is of: that of the body, or of whom he serves."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import Article


def states(extractor: Extractor, text: str) -> dict[str, str | None]:
    """The states of all who take part in the events of a text, by their names."""
    events = extractor(Article(text=text)).events
    return {each.name: each.country for event in events for each in event.participants}


@pytest.mark.parametrize(
    "office", ["CBN Governor", "Central Bank of Norway Governor", "the Governor of the CBN,"]
)
def test_an_officer_is_of_the_state_of_his_body(extractor: Extractor, office: str) -> None:
    text = (
        "The Central Bank of Norway (CBN) signed an agreement with Finland’s Nordea. "
        f"The deal was signed by {office} Lars Hagen in Oslo."
    )
    assert states(extractor, text)["Lars Hagen"] == "NOR"


def test_letters_are_those_of_a_body_that_names_a_state(extractor: Extractor) -> None:
    text = (
        "The Norway Trade Office (NTO) praised him. "
        "NTO Director Lars Hagen met Finnish President Elina Koskinen."
    )
    assert states(extractor, text)["Lars Hagen"] == "NOR"


def test_an_aide_is_of_the_state_of_whom_he_serves(extractor: Extractor) -> None:
    text = (
        "Norwegian President Lars Hagen met Danish President Niels Holm. President Hagen’s "
        "special advisor for the Americas, Torvald Quxvik, met Finnish President Elina Koskinen."
    )
    assert states(extractor, text)["Torvald Quxvik"] == "NOR"


def test_who_is_of_an_unknown_body_is_of_no_state(extractor: Extractor) -> None:
    text = "Equinor CEO Lars Hagen met Finnish President Elina Koskinen."
    assert states(extractor, text)["Lars Hagen"] is None
