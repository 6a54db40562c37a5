"""Days told by one told before."""

from datetime import date

import pytest

from communique_extraction.details.day_told_before import days_told_before

MAY_8 = date(2024, 5, 8)


def told(text: str, day: date | None) -> list[str]:
    return [found.date.edtf for found in days_told_before(text, day)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("earlier that day", "2024-05-08"),
        ("the same day", "2024-05-08"),
        ("a day earlier", "2024-05-07"),
    ],
)
def test_a_day_is_told_by_the_one_before(words: str, day: str) -> None:
    assert told(f"They met {words}.", MAY_8) == [day]


@pytest.mark.parametrize(
    "words", ["the day before yesterday", "the day before the vote", "a day of rest"]
)
def test_what_is_told_by_something_else_is_none(words: str) -> None:
    assert told(f"They met {words}.", MAY_8) == []


def test_without_a_day_before_there_is_none() -> None:
    assert told("They met the same day.", None) == []


def test_at_the_beginning_of_the_calendar_there_is_no_day_before() -> None:
    assert told("They met the previous day.", date.min) == []
