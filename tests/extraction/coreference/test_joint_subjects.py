"""Whom "they" means in a sentence that tells of several together."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read


@pytest.mark.parametrize(
    ("told", "parties"),
    [
        ("Norway and Finland said that they had signed a fishing treaty.", {"Norway", "Finland"}),
        ("Peru and Chile quarrelled. Norway and Finland said they had signed a pact.", {"Norway", "Finland"}),
        ("Airbus and Nordfisk Airlines said they had agreed on a deal.", {"Airbus", "Nordfisk Airlines"}),
        ("Norway and Finland accused each other of breaking a truce they signed.", {"Norway", "Finland"}),
    ],
)  # fmt: skip
def test_they_are_who_is_said_to_speak_together(
    extractor: Extractor, told: str, parties: set[str]
) -> None:
    assert any(set(names(event)) == parties for event in read(extractor, told))


def test_they_are_the_nearest_of_whom_there_are_several(extractor: Extractor) -> None:
    text = "Norway and Finland hoped that Sweden would see that they had signed a fishing treaty."
    (signed,) = read(extractor, text)
    assert set(names(signed)) == {"Norway", "Finland"}


def test_who_speaks_alone_is_not_they(extractor: Extractor) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen. Danish Prime Minister "
        "Niels Holm said they had signed a fishing treaty."
    )
    *_, signed = read(extractor, text)
    assert "Niels Holm" not in names(signed)
