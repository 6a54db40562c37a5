"""Abbreviations that an article introduces in brackets."""

import pytest

from communique_extraction.coreference.abbreviations import abbreviations
from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("the Fishing Export Fund (FEF) said", "FEF", "Fishing Export Fund"),
        ("Lima. The Bank of Northern Trade (BNT)", "BNT", "Bank of Northern Trade"),
        ("the Sixth Summit of the Fishing Export Fund (FEF)", "FEF", "Fishing Export Fund"),
        ("the Peru-Chile Fishing Board (PCFB)", "PCFB", "Peru-Chile Fishing Board"),
    ],
)
def test_each_letter_is_the_initial_of_a_word_before(text: str, short: str, full: str) -> None:
    assert abbreviations(text) == {short: full}


def test_what_stands_in_brackets_and_shortens_nothing_is_no_abbreviation() -> None:
    assert not abbreviations("Finnish President Elina Koskinen (SDP) met Lars Hagen (NOR).")


def test_a_body_is_called_by_its_full_name(extractor: Extractor) -> None:
    text = "The Northern Fishing Fund (NFF) is based in Oslo. NFF signed a contract with Peru on Monday."
    (event,) = read(extractor, text)
    assert "Northern Fishing Fund" in names(event)


def test_a_name_may_list_fields_with_commas() -> None:
    text = "The Oslo Chamber of Commerce, Mines and Farming (OCCMF) met. OCCMF is old."
    assert abbreviations(text) == {"OCCMF": "Oslo Chamber of Commerce, Mines and Farming"}
