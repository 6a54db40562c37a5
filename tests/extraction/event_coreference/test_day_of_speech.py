"""The day of which those speak who met, in the transcript below the report of their meeting."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

REPORT = "Finnish President Elina Koskinen held talks with Norwegian Premier Lars Hagen."
LABEL = "Finnish President Elina Koskinen:"


def dates(extractor: Extractor, text: str) -> list[str | None]:
    """The date of each event of a text, of Tuesday, 14 May 2024."""
    return [event.date.edtf if event.date else None for event in read(extractor, text)]


@pytest.mark.parametrize(
    "said",
    [
        "Good morning. Today we will discuss the harbour.",
        "I propose to begin today's meeting with the harbour.",
        "I am glad that we can speak about it on the margins of today's international conference.",
        "Our agenda today is a long one.",
        "Thank you all for being with us this morning.",
        "The harbour has grown. I suggest that we review its plans today.",
    ],
)
def test_today_in_what_is_said_at_a_meeting_is_its_day(extractor: Extractor, said: str) -> None:
    assert dates(extractor, f"{REPORT}\n\n{LABEL} {said}") == ["2024-05-14"]


@pytest.mark.parametrize(
    "text",
    [
        f"{REPORT}\n\n{LABEL} Today the harbour serves two million people.",
        f"{REPORT}\n\n{LABEL} We discussed the harbour last year.",
        f"{REPORT}\n\nThe harbour is closed today, as we discussed.",
        f"It rained. It snowed. It thawed. {REPORT}\n\n{LABEL} Today we will discuss the harbour.",
    ],
)
def test_another_today_is_not(extractor: Extractor, text: str) -> None:
    assert dates(extractor, text) == [None]


def test_a_day_that_is_told_above_holds(extractor: Extractor) -> None:
    text = f"{REPORT[:-1]} on Monday.\n\n{LABEL} Today we will discuss the harbour."
    assert dates(extractor, text) == ["2024-05-13"]
