"""What somebody is somewhere for, or is on the way to, goes on or is still to come."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

A, B = "Finnish President Elina Koskinen", "Norwegian Prime Minister Lars Hagen"


def last_status(extractor: Extractor, text: str) -> str:
    """The status of the last event of a text."""
    return read(extractor, text)[-1].status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Diplomats from Finland and Norway are in Vienna to discuss a trade deal.", "ongoing"),
        (f"{A} is in Vienna to hold talks with {B}.", "ongoing"),
        (f"{A} is in Vienna to meet {B}.", "planned"),
        (f"{A} is heading to Vienna to sign a deal with {B}.", "planned"),
        (f"{A} is heading to Vienna for talks with {B}.", "planned"),
        (f"{A} left Turku on Monday for talks with {B}.", "planned"),
        (f"{A} left Turku on Monday after talks with {B}.", "occurred"),
        (f"{A} arrived in Vienna for talks with {B}.", "occurred"),
        (f"{A} was in Vienna to meet {B}.", "occurred"),
        (f"{A} traveled to Vienna to meet {B}.", "occurred"),
    ],
)
def test_the_purpose_of_being_there_is_not_over(
    extractor: Extractor, text: str, status: str
) -> None:
    assert last_status(extractor, text) == status


def test_what_is_denied_ahead_of_a_visit_is_not_the_visit(extractor: Extractor) -> None:
    text = f"The fishers did not leave their homes ahead of a visit by {A} to Norway."
    assert last_status(extractor, text) == "planned"
