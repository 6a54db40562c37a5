"""What becomes of an agreement that was told before is between those who made it."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read

MADE = "Peru and Chile reached a fishing accord in March. "


@pytest.mark.parametrize(
    ("told", "subtype", "status"),
    [
        ("The accord went into effect on May 2.", "ratify", "occurred"),
        ("The deal was extended by two months on Monday.", "extend", "occurred"),
        ("The agreement will be signed in Lima next week.", "sign", "planned"),
    ],
)
def test_its_parties_are_known(extractor: Extractor, told: str, subtype: str, status: str) -> None:
    _, later = read(extractor, MADE + told)
    assert (later.subtype, later.status) == (subtype, status)
    assert names(later) == {"Peru", "Chile"}


@pytest.mark.parametrize(
    "told",
    [
        "The memorandum went into effect on May 2.",
        "A deal was extended by two months on Monday.",
        "The accord was hailed on Monday.",
    ],
)
def test_of_another_they_are_not(extractor: Extractor, told: str) -> None:
    (made,) = read(extractor, MADE + told)
    assert made.subtype == "conclude"


def test_what_is_ratified_was_signed_by_both(extractor: Extractor) -> None:
    told = (
        "Peru ratified the tax treaty with Chile on Monday. The treaty was signed on May 2, 2023."
    )
    _, signed = read(extractor, told)
    assert (signed.subtype, names(signed)) == ("sign", {"Peru", "Chile"})


def test_who_acts_alone_acts_for_himself(extractor: Extractor) -> None:
    _, later = read(extractor, MADE + "The Chilean parliament ratified the accord on Monday.")
    assert names(later) == {"Chilean parliament"}


def test_that_may_stand_for_the_accord(extractor: Extractor) -> None:
    text = "Talks went on over the accord that Chile unilaterally abandoned in 2018."
    assert any(event.subtype == "withdraw" for event in read(extractor, text))
