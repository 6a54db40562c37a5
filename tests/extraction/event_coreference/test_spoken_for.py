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


def test_ministers_who_are_named_one_by_one_are_not_a_group_besides(extractor: Extractor) -> None:
    told = (
        "Foreign ministers met in Oslo. Norwegian Foreign Minister Lars Hagen, Finnish Foreign "
        "Minister Elina Koskinen and Danish Foreign Minister Niels Holm attended the meeting."
    )
    (event,) = read(extractor, told)
    assert names(event) == {"Lars Hagen", "Elina Koskinen", "Niels Holm"}


def test_those_of_another_office_are_a_group_besides(extractor: Extractor) -> None:
    told = "Norwegian President Lars Hagen met lawmakers and Finnish President Elina Koskinen."
    (event,) = read(extractor, told)
    assert "lawmakers" in names(event)


def test_ministers_of_many_states_are_more_than_those_named(extractor: Extractor) -> None:
    told = (
        "Foreign ministers from twelve states met in Oslo. Norwegian Foreign Minister Lars Hagen "
        "and Finnish Foreign Minister Elina Koskinen attended the meeting."
    )
    (event,) = read(extractor, told)
    assert len(names(event)) == 3
