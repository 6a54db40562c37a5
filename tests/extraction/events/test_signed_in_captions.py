"""Captions show two who hold papers that they have signed: "A and B exchange signed documents"."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import people, read

SIGNED = {
    ("Peru", "party", "PER"),
    ("Chile", "party", "CHL"),
    ("Ana Rojas", "signatory", "PER"),
    ("Luis Soto", "signatory", "CHL"),
}


@pytest.mark.parametrize(
    "caption",
    [
        (
            "Peruvian Foreign Minister Ana Rojas and Chilean Foreign Minister Luis Soto exchange signed "
            "documents in Lima."
        ),
        (
            "Peruvian Foreign Minister Ana Rojas, left, exchanges signed agreements with Chilean Foreign "
            "Minister Luis Soto."
        ),
        (
            "Peruvian Foreign Minister Ana Rojas (R) and Chilean Foreign Minister Luis Soto exchange signed "
            "agreement documents."
        ),
    ],
)
def test_both_have_signed(extractor: Extractor, caption: str) -> None:
    (event,) = read(extractor, caption)
    assert (event.type, event.subtype, event.status) == ("agreement", "sign", "occurred")
    assert people(event) == SIGNED


def test_what_was_agreed_to_be_swapped_is_one_agreement(extractor: Extractor) -> None:
    (event,) = read(extractor, "Peru and Chile agreed to a prisoner exchange.")
    assert event.trigger.text == "agreed"
