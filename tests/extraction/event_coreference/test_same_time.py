"""What tells that an event is another one, where the day of writing is not known."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

A, B = "Finnish Foreign Minister Eero Laine", "Norwegian Prime Minister Lars Hagen"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (f"{A} met {B} in Oslo on Monday. Laine and Hagen last met in March 2018.", [None, "2018-03"]),
        (f"{A} met {B} in Oslo on Monday. Laine and Hagen last met last month.", [None, None]),
        (f"{A} met {B} in Oslo in March. Laine and Hagen met again on Monday.", [None, None]),
        (f"{A} met {B} in Oslo on Monday. The meeting took place on Monday.", [None]),
        (f"{A} met {B} in Oslo on Monday. They met this month to discuss fish.", [None]),
        (f"{A} met {B} in Oslo. Laine and Hagen met in March 2018.", ["2018-03"]),
    ],
)  # fmt: skip
def test_what_was_on_a_monday_is_not_that_of_some_month_or_year(
    extractor: Extractor, text: str, dates: list[str | None]
) -> None:
    events = read(extractor, text, published=None)
    assert [event.date.edtf if event.date else None for event in events] == dates


def test_where_the_day_of_writing_is_known_the_dates_themselves_tell(extractor: Extractor) -> None:
    text = f"{A} met {B} in Oslo on Monday. The meeting took place in May."
    assert [event.date.edtf for event in read(extractor, text) if event.date] == ["2024-05-13"]
