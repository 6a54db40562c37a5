"""What one signed with several, each of whom has an instrument of his own, is one agreement for each."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

DONE = "Norway signed"
UNDATED = (None, None)


def bound(extractor: Extractor, text: str) -> list[tuple[set[str], str | None]]:
    """The parties, and the date, of each agreement of a text."""
    return [
        (
            {p.name for p in event.participants if p.role == "party"},
            event.date.edtf if event.date else None,
        )
        for event in read(extractor, text)
        if event.type == "agreement"
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{DONE} a trade treaty with Finland and a fishing accord with Denmark.", UNDATED),
        (f"{DONE} an accord with Finland and a memorandum of understanding with Denmark.", UNDATED),
        (
            f"{DONE} pacts with Finland and a total of $5 billion worth of deals with Denmark.",
            UNDATED,
        ),
        (f"{DONE} a pact with Finland in 2019 and another with Denmark in 2021.", ("2019", "2021")),
        (f"{DONE} a deal with Finland in 2019 and one with Denmark in 2021.", ("2019", "2021")),
    ],
)
def test_each_instrument_with_a_partner_of_its_own_is_one_agreement(
    extractor: Extractor, text: str, days: tuple[str | None, str | None]
) -> None:
    assert bound(extractor, text) == [
        ({"Norway", "Finland"}, days[0]),
        ({"Norway", "Denmark"}, days[1]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norway signed a trade treaty and a fishing accord with Finland and Denmark.",
        "Norway signed agreements with Finland and Denmark.",
    ],
)
def test_what_was_signed_with_several_together_is_one(extractor: Extractor, text: str) -> None:
    assert bound(extractor, text) == [({"Norway", "Finland", "Denmark"}, None)]


def test_what_was_signed_is_not_what_was_praised_beside_it(extractor: Extractor) -> None:
    text = "Norway signed a treaty with Finland and praised its old treaty with Denmark."
    assert ({"Norway", "Finland"}, None) in bound(extractor, text)


def test_what_is_announced_by_an_accord_is_not_the_accord(extractor: Extractor) -> None:
    text = "Norway and Finland signed an accord, based on which Denmark announced that it would fish less."
    assert bound(extractor, text) == [({"Norway", "Finland"}, None)]
