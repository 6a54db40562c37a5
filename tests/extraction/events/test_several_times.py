"""What those of one sentence did several times, each time at a place and a date of its own."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.events.test_gapping import told
from tests.extraction.reading import read

A, B = "Norwegian Prime Minister Lars Hagen", "Finnish President Elina Koskinen"
BOTH = {"Hagen", "Koskinen"}


@pytest.mark.parametrize(
    "text",
    [
        f"{A} and {B} met in Malta in September 2023 and in Vienna in March 2024.",
        f"The plan follows talks between {A} and {B} in Malta in September 2023 and in Vienna in March 2024.",
        f"{A} held meetings with {B} in Malta in September 2023 and in Vienna in March 2024.",
    ],
)
def test_each_place_with_a_date_of_its_own_is_one_event(extractor: Extractor, text: str) -> None:
    assert told(extractor, text) == [(BOTH, "2023-09", "Malta"), (BOTH, "2024-03", "Vienna")]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} and {B} met in Malta and in Vienna in March 2024.",
        f"{A} and {B} met in Malta on Monday and on Sunday.",
        f"{A} and {B} met in Malta on Monday, going on from talks in May and in Vienna in June.",
    ],
)
def test_a_place_or_a_date_alone_tells_no_other_one(extractor: Extractor, text: str) -> None:
    assert sum(people == BOTH for people, _, _ in told(extractor, text)) == 1


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (f"{A} met {B} in 2022 and again in 2023.", ["2022", "2023"]),
        (f"{A} met {B} in Oslo in March 2024, and then in April 2024.", ["2024-03", "2024-04"]),
        (f"{A} met {B} in March 2024 and again called for calm in April 2024.", ["2024-03"]),
    ],
)
def test_what_was_done_again_is_another_one(
    extractor: Extractor, text: str, dates: list[str]
) -> None:
    assert [when for _, when, _ in told(extractor, text)] == dates


def test_events_of_one_trigger_have_ids_of_their_own(extractor: Extractor) -> None:
    events = read(extractor, f"{A} and {B} met in Malta in May and in Vienna in March.")
    assert len({event.id for event in events}) == 2
