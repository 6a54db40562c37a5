"""Whose visit it was for which somebody is thanked."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, people, read

MET = "President Adam Marlow met with Prime Minister Ivo Sandel of Croatia. "


@pytest.mark.parametrize(
    "thanks",
    [
        "President Marlow thanked Prime Minister Sandel for his visit to Denmark.",
        "President Marlow thanked him for his recent visit to Denmark.",
        "The President congratulated the Prime Minister on his visit to Denmark.",
        "President Marlow thanked Prime Minister Sandel for his support and for his visit to Denmark.",
    ],
)
def test_who_is_thanked_did_it(extractor: Extractor, thanks: str) -> None:
    _, visit = read(extractor, MET + thanks)
    assert ("Ivo Sandel", "guest", "HRV") in people(visit)
    assert not any(name == "Adam Marlow" for name, _, _ in people(visit))


@pytest.mark.parametrize(
    "thanks",
    [
        "President Marlow thanked Croatia for its help during his visit to Denmark.",
        "President Marlow thanked the guards after his visit to Denmark.",
    ],
)
def test_what_one_did_when_it_was_done_is_ones_own(extractor: Extractor, thanks: str) -> None:
    _, visit = read(extractor, MET + thanks)
    assert "Adam Marlow" in names(visit)


def test_she_is_not_thanked_for_what_he_did(extractor: Extractor) -> None:
    text = (
        "Ms. Ada Lind thanked Mr. Ivo Sandel for her talks with Prime Minister Omar Haddad of Oman."
    )
    (talks,) = read(extractor, text)
    assert people(talks) == {
        ("Ada Lind", "participant", None),
        ("Omar Haddad", "participant", "OMN"),
    }
