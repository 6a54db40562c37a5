"""The factuality of an event as a whole."""

import pytest

from communique_extraction.events.factuality.reading import read_factuality
from communique_extraction.extractor import Extractor
from tests.extraction.events.factuality.conftest import Parse
from tests.extraction.events.factuality.words import named, word
from tests.extraction.reading import names, read


@pytest.mark.parametrize(
    ("text", "status", "certainty"),
    [
        ("Peru met Chile.", "occurred", "certain"),
        ("Peru reportedly met Chile.", "occurred", "probable"),
        ("Peru may have met Chile.", "proposed", "possible"),
        ("Peru did not rule out that it met Chile.", "proposed", "certain"),
    ],
)
def test_status_and_certainty(parse: Parse, text: str, status: str, certainty: str) -> None:
    reading = read_factuality(word(parse(text), "met"), "meeting")
    assert (reading.status, reading.certainty, reading.real) == (status, certainty, True)


@pytest.mark.parametrize(
    "text",
    [
        "Has Peru met Chile?",
        "Peru would leave if it met Chile.",
        "Peru often met Chile.",
        "Imagine that Peru met Chile.",
    ],
)
def test_a_question_a_condition_a_habit_and_a_fancy_are_no_events(parse: Parse, text: str) -> None:
    assert not read_factuality(word(parse(text), "met"), "meeting").real


def test_who_is_invited_may_come_and_who_is_not_does_not(parse: Parse) -> None:
    invited = word(parse("Peru invited Chile to visit Lima."), "invited")
    assert read_factuality(invited, "visit", "proposed").status == "proposed"
    invite = word(parse("Peru did not invite Chile to visit Lima."), "invite")
    assert read_factuality(invite, "visit", "proposed").status == "denied"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru will not attend the summit.", "planned"),
        ("Peru did not attend the summit.", "occurred"),
        ("Peru refused to attend the summit.", "occurred"),
        ("Peru skipped the summit.", "occurred"),
        ("Peru pulled out of the summit, which will be held in Lima.", "planned"),
    ],
)
def test_who_stays_away_from_one_of_many_leaves_its_status_alone(
    parse: Parse, text: str, status: str
) -> None:
    reading = read_factuality(word(parse(text), "summit"), "summit")
    assert reading.status == status
    assert reading.absent is not None


def test_who_does_not_hold_a_summit_denies_it(parse: Parse) -> None:
    reading = read_factuality(word(parse("Peru did not hold a summit."), "summit"), "summit")
    assert (reading.status, reading.absent) == ("denied", None)


def test_who_stays_away_from_a_meeting_of_two_ends_it(parse: Parse) -> None:
    reading = read_factuality(word(parse("Peru skipped the talks."), "talks"), "talks")
    assert (reading.status, reading.absent) == ("denied", None)


def test_one_word_counts_once(parse: Parse) -> None:
    reading = read_factuality(word(parse("Peru held no talks."), "talks"), "talks")
    assert named(reading.cues) == ["none: no"]
    assert reading.status == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "Norway did not attend the talks between Peru and Chile.",
        "Norway refused to attend the talks between Peru and Chile.",
    ],
)
def test_who_stays_away_takes_no_part(extractor: Extractor, text: str) -> None:
    (talks,) = read(extractor, text)
    assert (talks.status, names(talks)) == ("occurred", {"Peru", "Chile"})
