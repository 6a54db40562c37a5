"""A comma that joins the subjects of a headline is read as "and", and stays stored as it is."""

import pytest

from communique_extraction.sentences.headline_subjects import with_joined_subjects
from communique_extraction.sentences.text_view import TextView


def read(text: str) -> str:
    """The text as it is read."""
    return with_joined_subjects(TextView(text, text)).text


@pytest.mark.parametrize(
    ("headline", "gives"),
    [
        ("Norway, Peru to sign six documents", "Norway and Peru to sign six documents"),
        ("Emir of Quxo, President Salas Discuss Ties", "Emir of Quxo and President Salas Discuss Ties"),
        ("Norway, Peru, Chile hold talks in Lima", "Norway, Peru and Chile hold talks in Lima"),
        ("Talks over, Norway, Peru agree to meet", "Talks over, Norway and Peru agree to meet"),
        ("Lars Hagen, Peruvian FM explore ties", "Lars Hagen and Peruvian FM explore ties"),
    ],
)  # fmt: skip
def test_what_a_comma_joins_in_a_headline_is_joined(headline: str, gives: str) -> None:
    assert read(f"{headline}\nOSLO: They met.") == f"{gives}\nOSLO: They met."


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian premier, Lars Hagen, to visit Peru",
        "In Oslo, leaders sign a treaty",
        "Readout of President Lars Hagen, Jr. call with Peru",
        "Norway, Peru to sign six documents.",
        "Norway, Peru and the wool trade",
        "Norway,",
    ],
)
def test_other_commas_stay(text: str) -> None:
    assert read(text) == text


def test_the_comma_is_stored_as_it_was() -> None:
    text = "Norway, Peru sign treaty"
    view = with_joined_subjects(TextView(text, text))
    assert view.span(0, len(view.text)).text == text
