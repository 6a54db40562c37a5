"""Who does something at a summit was there; who speaks of one need not have been."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.in_words import event_in_words
from communique_schemas import Article
from tests.extraction.reading import names, read

HAGEN = "Norwegian Prime Minister Lars Hagen"
WITH_HAGEN = ["summit occurred: participant NATO, participant Lars Hagen"]
WITHOUT = ["summit occurred: participant NATO"]


def told(extractor: Extractor, text: str) -> list[str]:
    return [event_in_words(event) for event in extractor(Article(text=text)).events]


@pytest.mark.parametrize(
    "text",
    [
        f"{HAGEN} was speaking at a NATO summit in Turku.",
        f"Speaking at the NATO summit in Turku, {HAGEN} said no.",
        f"Ships were announced by {HAGEN} at the NATO summit in Turku.",
        f"The plan that {HAGEN} launched during the NATO summit in Turku is binding.",
    ],
)
def test_who_does_something_at_a_summit_takes_part(extractor: Extractor, text: str) -> None:
    assert told(extractor, text) == WITH_HAGEN


@pytest.mark.parametrize(
    "text",
    [
        f"{HAGEN} praised the plan adopted at the NATO summit in Turku.",
        f"{HAGEN} was not seen at the NATO summit in Turku.",
        f"{HAGEN} expects no breakthrough at the NATO summit in Turku.",
    ],
)
def test_who_does_it_elsewhere_does_not(extractor: Extractor, text: str) -> None:
    assert all("Lars Hagen" not in event for event in told(extractor, text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Norwegian Minister Lars Hagen told a meeting of Finnish ministers that all was well.",
         {"Lars Hagen", "Finnish ministers"}),
        ("Norwegian Minister Lars Hagen addressed a meeting of the Nordic Council on Monday.",
         {"Lars Hagen", "Nordic Council"}),
    ],
)  # fmt: skip
def test_who_addresses_a_meeting_is_at_it(extractor: Extractor, text: str, who: set[str]) -> None:
    (event,) = read(extractor, text)
    assert names(event) == who


def test_who_addresses_a_meeting_of_nobody_met_nobody(extractor: Extractor) -> None:
    assert (
        read(extractor, "Norwegian Minister Lars Hagen told a party meeting that all was well.")
        == ()
    )
