"""Which date of a sentence is that of an event."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

A, B = "Finnish President Elina Koskinen", "Norwegian Prime Minister Lars Hagen"


def dates(extractor: Extractor, text: str) -> list[str | None]:
    """The date of each event of a text, of Tuesday, 14 May 2024."""
    return [event.date.edtf if event.date else None for event in read(extractor, text)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{A} met {B} on Monday.", "2024-05-13"),
        (f"On Monday, {A} met {B}.", "2024-05-13"),
        (f"{A} will meet {B} on Friday.", "2024-05-17"),
        (f"{A} met {B} in March.", "2024-03"),
        (f"{A} met {B} yesterday, May 13.", "2024-05-13"),
        (f"{A} met {B} last week, on May 8.", "2024-05-08"),
        (f"{A} met {B} at the end of March.", "2024-03-20~/2024-03-31~"),
        (f"{A} met {B} in the March of last year.", "2023-03"),
        (f"On Monday, at talks with {B}, {A} announced a new plan.", "2024-05-13"),
        (
            f"Last week, during a meeting with {B}, {A} announced a new plan.",
            "2024-05-06/2024-05-12",
        ),
        (f"{A} met {B}.", None),
    ],
)
def test_the_date_beside_its_trigger_is_that_of_the_event(
    extractor: Extractor, text: str, date: str | None
) -> None:
    assert dates(extractor, text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} has not met {B} since May 2.",
        f"{A} met {B} to prepare the May 20 election.",
        f"{A} met {B}, who took office on May 2.",
        f"It is the first time that {A} is visiting Norway since she was elected in August 2018.",
        f"{A} and {B} signed a treaty, the first of its kind since 2002.",
        f"The envoy to the talks between {A} and {B} said on Monday that he was tired.",
        f"Sweden praised on Monday the outcome of {A}'s visit to Norway.",
        f"{A} met {B} on the eve of the vote of Wednesday.",
        f"Talks between {A} and {B} have been on hold since March.",
    ],
)
def test_a_date_of_something_else_is_not(extractor: Extractor, text: str) -> None:
    assert dates(extractor, text) == [None]


def test_what_occurred_did_not_occur_after_the_report(extractor: Extractor) -> None:
    assert dates(extractor, f"{A} met {B} before the vote of 20 May 2024.") == [None]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{A} is meeting {B} on Friday.", "2024-05-17"),
        (f"{A} arrives in Oslo on Friday.", "2024-05-17"),
        (f"{A} arrived in Oslo on Friday.", "2024-05-10"),
    ],
)
def test_the_present_of_a_timetable_looks_ahead(extractor: Extractor, text: str, date: str) -> None:
    assert dates(extractor, text) == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"The agency resumed work on Friday, two days after {A}'s trip to Norway.", "2024-05-08"),
        (f"Sweden voted on Monday, a day after {A} met {B}.", "2024-05-12"),
        (f"On May 2, two days before {A} met {B}, a bridge was opened in Sweden.", "2024-05-04"),
        (f"Sweden will vote on Friday, a day before {A} meets {B}.", "2024-05-18"),
    ],
)
def test_days_are_counted_from_the_one_told(extractor: Extractor, text: str, date: str) -> None:
    assert dates(extractor, text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        f"Sweden voted on Monday, days after {A} met {B}.",
        f"Sweden voted two days after {A} met {B}.",
    ],
)
def test_no_day_is_counted_from_one_that_is_not_told(extractor: Extractor, text: str) -> None:
    assert dates(extractor, text) == [None]


def test_what_was_spoken_of_was_not_on_that_day(extractor: Extractor) -> None:
    text = f"{A} met {B} on Monday to discuss the visit of Swedish Premier Nils Berg to Finland."
    assert dates(extractor, text) == ["2024-05-13", None]


def test_what_was_spoken_of_has_the_day_behind_it(extractor: Extractor) -> None:
    text = f"On Monday, {A} met {B} to discuss the visit of Swedish Premier Nils Berg to Oslo next month."
    assert dates(extractor, text) == ["2024-05-13", "2024-06"]


def test_what_was_discussed_at_talks_was_so_on_their_day(extractor: Extractor) -> None:
    assert dates(extractor, f"On Monday, {A} discussed trade at talks with {B}.") == ["2024-05-13"]


def test_the_day_of_an_agreement_is_not_that_of_its_breach(extractor: Extractor) -> None:
    assert dates(extractor, "Finland violated the March 18 agreement with Norway.") == [None]


def test_the_day_of_a_summit_is_not_that_of_the_journey_to_it(extractor: Extractor) -> None:
    text = f"{A} has traveled to Norway to attend the Baltic summit which is slated to be held on Friday."
    assert dates(extractor, text) == [None, "2024-05-17"]


def test_a_guest_who_will_be_on_a_visit_then_comes_on_that_day(extractor: Extractor) -> None:
    text = f"On May 20, {B} will hold talks with {A}, who will be in Norway on an official visit."
    assert dates(extractor, text) == ["2024-05-20", "2024-05-20"]


def test_two_verbs_of_one_auxiliary_share_their_day(extractor: Extractor) -> None:
    text = f"{A} will visit Oslo and meet {B} on May 29."
    assert dates(extractor, text) == ["2024-05-29", "2024-05-29"]


@pytest.mark.parametrize("before", ["before", "prior to"])
def test_the_day_that_closes_a_caption_is_that_of_its_scene(
    extractor: Extractor, before: str
) -> None:
    text = f"{A}, left, meets {B} {before} a news conference in Oslo, Norway, May 13, 2024."
    assert dates(extractor, text) == ["2024-05-13"]


@pytest.mark.parametrize("before", ["before", "prior to"])
def test_the_day_of_what_came_later_is_not(extractor: Extractor, before: str) -> None:
    text = f"{A} met {B} {before} taking office on May 13, 2024."
    assert dates(extractor, text) == [None]


@pytest.mark.parametrize("end", ["by 2030", "by 2020", "by June 2023"])
def test_what_is_to_be_done_by_a_year_was_not_agreed_in_it(extractor: Extractor, end: str) -> None:
    assert dates(extractor, f"Norway and Finland agreed to build a bridge {end}.") == [None]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{A} begins a two-day visit to Norway on Friday.", "2024-05-17/2024-05-18"),
        (f"The visit of {A} to Norway starts on Friday.", "2024-05-17"),
        (f"{A} began a two-day visit to Norway on Friday.", "2024-05-10/2024-05-11"),
    ],
)
def test_what_begins_on_a_weekday_is_to_come(extractor: Extractor, text: str, date: str) -> None:
    assert dates(extractor, text) == [date]


def test_what_is_planned_takes_no_day_from_what_was(extractor: Extractor) -> None:
    text = (
        "Finland and Norway will resume talks in Oslo. The last round of the talks ended on Monday."
    )
    assert dates(extractor, text) == [None]


def test_what_talks_are_about_does_not_date_them(extractor: Extractor) -> None:
    text = f"{A} held talks with {B} on restoring the accord that Sweden abandoned in 2018."
    assert dates(extractor, text) == [None, "2018"]
