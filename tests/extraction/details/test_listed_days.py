"""Days told one after the other, and the year that they share."""

from datetime import date

from communique_extraction.details.dates import find_dates
from communique_extraction.details.listed_days import lists_of_days, with_years_of_lists

WRITTEN = date(2024, 5, 14)


def listed(text: str) -> list[list[str]]:
    """The lists of days of a text, each day as a date."""
    found = with_years_of_lists(find_dates(text, WRITTEN), text)
    return [[day.date.edtf for day in days] for days in lists_of_days(found, text)]


def test_a_day_without_a_year_has_that_of_the_next_one() -> None:
    assert listed("on January 11 and June 26, 2021") == [["2021-01-11", "2021-06-26"]]


def test_a_day_has_the_year_that_it_tells() -> None:
    assert listed("of June 9, 2020, and on January 11, 2021") == [["2020-06-09", "2021-01-11"]]


def test_without_any_year_days_count_from_the_writing() -> None:
    assert listed("on May 3 and May 5") == [["2024-05-03", "2024-05-05"]]


def test_other_words_between_two_days_make_no_list() -> None:
    assert listed("on May 3 in Lima and later on May 5, 2024") == []


def test_a_day_by_itself_is_no_list() -> None:
    assert listed("on May 3, 2024") == []
