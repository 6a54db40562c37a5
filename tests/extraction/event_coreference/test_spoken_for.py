"""Who takes no part by himself, since others stand for him."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, people, read

SIGNED = "Security officials of Peru and Chile have signed a treaty on fishing. "


def test_officials_who_sign_are_those_of_whom_it_is_told_that_they_signed(
    extractor: Extractor,
) -> None:
    told = "The treaty was signed by Peruvian Foreign Minister Ana Rojas and Chile's Luis Soto."
    (event,) = read(extractor, SIGNED + told)
    assert names(event) == {"Peru", "Chile", "Ana Rojas", "Luis Soto"}


def test_officials_who_sign_are_a_group_where_nobody_is_named(extractor: Extractor) -> None:
    (event,) = read(extractor, SIGNED)
    assert len(names(event)) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Representatives of Peru and Chile reached an agreement on fishing on Monday.",
        "Negotiators from Peru and Chile struck a deal on fishing on Monday.",
    ],
)
def test_officials_who_agree_sign_nothing(extractor: Extractor, text: str) -> None:
    (event,) = read(extractor, text)
    assert people(event) == {("Peru", "party", "PER"), ("Chile", "party", "CHL")}
