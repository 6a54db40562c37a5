"""The day that only the headline tells is that of what the text plans first."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

PAIR = "Norwegian President Lars Hagen will hold talks with Finnish President Elina Koskinen"
PLAN = f"{PAIR} in Oslo."


def dates(extractor: Extractor, title: str, text: str) -> list[str | None]:
    """The date of each event of a text, of Tuesday, 14 May 2024."""
    return [event.date and event.date.edtf for event in read(extractor, text, title=title)]


@pytest.mark.parametrize("text", [PLAN, "The presidents will discuss trade."])
def test_what_is_planned_under_a_headline_with_a_day_is_on_that_day(
    extractor: Extractor, text: str
) -> None:
    [event] = read(extractor, text, title=f"On May 20, {PAIR}")
    assert event.date is not None
    assert (event.date.edtf, event.date.text) == ("2024-05-20", "May 20")
    assert event.date.span is None  # no span points into the headline


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (f"{PAIR} by May 20", PLAN),
        (f"{PAIR} on May 20 and 24 June", PLAN),
        (f"{PAIR} in June", PLAN),
        ("Storm to reach the coast on May 20", PLAN),
        (f"On May 20, {PAIR}", PLAN.replace("will hold", "held")),
    ],
)
def test_another_day_of_the_headline_is_not(extractor: Extractor, title: str, text: str) -> None:
    assert dates(extractor, title, text) == [None]


def test_a_day_of_the_text_goes_before_that_of_the_headline(extractor: Extractor) -> None:
    text = f"{PAIR} on May 21."
    assert dates(extractor, f"On May 20, {PAIR}", text) == ["2024-05-21"]
