"""How a date stands to an event in the parse."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

A, B = "Finnish President Elina Koskinen", "Norwegian Prime Minister Lars Hagen"


def dates(extractor: Extractor, text: str) -> dict[str, str | None]:
    """The date of each event of a text by its subtype."""
    events = read(extractor, text)
    return {event.subtype: event.date.edtf if event.date else None for event in events}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{A} said on Monday that she had met {B}.", None),
        (f"{A} said on Monday that she had met {B} on Sunday.", "2024-05-12"),
        (f"{A} met {B} on Sunday, officials said on Monday.", "2024-05-12"),
        (f"{A} met {B}, officials said on Monday.", None),
        (f"On Monday, officials said, {A} met {B}.", "2024-05-13"),
        (f"Speaking on Monday, {A} said she had met {B}.", None),
    ],
)
def test_the_day_of_telling_is_not_that_of_what_is_told(
    extractor: Extractor, text: str, date: str | None
) -> None:
    assert dates(extractor, text) == {"meeting": date}


@pytest.mark.parametrize(
    "text",
    [
        f"Before the vote on Friday, {A} met {B} on Monday.",
        f"{A} met {B} on Monday, a week after the elections of May 5.",
        f"{A} met {B}, who took office on May 2, on Monday.",
        f"{A} met {B} in a meeting which was held on Monday.",
    ],
)
def test_of_two_dates_the_event_has_that_which_hangs_on_it(extractor: Extractor, text: str) -> None:
    assert dates(extractor, text) == {"meeting": "2024-05-13"}


def test_two_events_of_one_sentence_have_their_own_dates(extractor: Extractor) -> None:
    text = f"{A} met {B} on Monday and will visit Norway on Friday."
    assert dates(extractor, text) == {"meeting": "2024-05-13", "visit": "2024-05-17"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"A meeting of {A} and {B} on Monday was cancelled.", "2024-05-13"),
        (f"A meeting of {A} and {B} on Thursday was cancelled.", "2024-05-16"),
        (f"A meeting of {A} and {B} was cancelled on Monday.", None),
        (f"{A} had planned to meet {B} on Monday.", "2024-05-13"),
        (f"{A} was to have met {B} on Monday, but the talks were cancelled.", "2024-05-13"),
        (f"{A} was to meet {B} on Monday, but the talks were cancelled.", "2024-05-20"),
        (f"{A} will not meet {B} on Thursday.", "2024-05-16"),
        (f"{A} did not meet {B} on Thursday.", "2024-05-09"),
    ],
)
def test_what_was_planned_or_is_denied_is_dated_as_its_tense_says(
    extractor: Extractor, text: str, date: str | None
) -> None:
    assert dates(extractor, text) == {"meeting": date}


def test_who_leads_a_delegation_has_no_date_of_his_own(extractor: Extractor) -> None:
    text = f"{A} received a delegation led by {B} in Turku on Monday."
    assert dates(extractor, text) == {"reception": "2024-05-13"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{A} called on Monday for talks with {B}.", None),
        (f"{A} called for talks with {B} on Monday.", None),
        (f"{A} called for talks with {B} in June.", "2024-06"),
        (f"On Monday, {A} proposed talks with {B} in June.", "2024-06"),
        (f"{A} wants to hold talks with {B} on Friday.", "2024-05-17"),
    ],
)
def test_the_day_of_asking_is_not_that_of_what_is_asked_for(
    extractor: Extractor, text: str, date: str | None
) -> None:
    assert dates(extractor, text) == {"talks": date}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The treaty between Peru and Chile expired on Tuesday.", None),
        ("The 2015 treaty between Peru and Chile expired on Tuesday.", "2015"),
    ],
)
def test_when_an_agreement_ends_is_not_when_it_was_made(
    extractor: Extractor, text: str, date: str | None
) -> None:
    assert dates(extractor, text) == {"conclude": date}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Peru extended the truce with Chile reached on March 3.", None),
        ("On Monday, Peru extended the truce with Chile reached on March 3.", "2024-05-13"),
        ("Peru extended the truce of March 3, 2020 with Chile.", None),
        ("Peru extended a treaty with Chile aimed at boosting trade on Monday.", "2024-05-13"),
    ],
)
def test_the_day_on_which_an_agreement_was_made_is_not_that_of_what_is_done_to_it(
    extractor: Extractor, text: str, date: str | None
) -> None:
    assert dates(extractor, text)["extend"] == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Peru announced a truce with Chile reached on Monday.", "2024-05-13"),
        ("Peru and Chile announced a truce that takes effect on Friday.", None),
    ],
)
def test_who_announces_an_agreement_tells_when_it_was_made_and_not_from_when_on_it_holds(
    extractor: Extractor, text: str, date: str | None
) -> None:
    assert dates(extractor, text)["conclude"] == date
