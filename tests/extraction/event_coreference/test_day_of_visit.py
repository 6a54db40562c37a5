"""What is done during a visit has its days."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

VISIT = "Finnish President Elina Koskinen will visit Norway on May 20-21. "
MEETS = "President Koskinen will meet Norwegian Premier Lars Hagen."
ARRIVED = (
    "Finnish President Elina Koskinen arrived in Norway on May 13. During the visit, she met Norwegian "
    "Premier Lars Hagen."
)


def date(extractor: Extractor, text: str) -> str | None:
    """The date of the last event of a text, of Tuesday, 14 May 2024."""
    last = read(extractor, text)[-1]
    return last.date.edtf if last.date else None


@pytest.mark.parametrize(
    "text",
    [
        f"{VISIT}During the visit, {MEETS}",
        f"{VISIT}During her trip, President Koskinen will open a school and meet Premier Lars Hagen.",
        f"{VISIT}While there, {MEETS}",
    ],
)
def test_what_will_be_during_a_visit_has_its_days(extractor: Extractor, text: str) -> None:
    assert date(extractor, text) == "2024-05-20/2024-05-21"


@pytest.mark.parametrize(
    "text",
    [
        f"{VISIT}After the visit, {MEETS}",
        VISIT + MEETS,
        ARRIVED,
        f"{VISIT}During an earlier visit, President Koskinen met Norwegian Premier Lars Hagen.",
    ],
)
def test_the_day_of_another_time_is_not(extractor: Extractor, text: str) -> None:
    assert date(extractor, text) is None
