"""Meetings of a series, of which an earlier one tells who takes part."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read

TALKS = (
    "Norwegian Foreign Minister Lars Hagen and Finnish Foreign Minister Elina Koskinen held talks. "
)
SESSION = "The third meeting of the Joint Fishing Commission was held in Oslo on Monday. "


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The next round of talks will be held in Vienna in June.", "planned"),
        ("A third round of talks will take place in Vienna.", "planned"),
        ("The previous round of talks was held in Vienna in March.", "occurred"),
    ],
)
def test_another_round_is_held_by_the_same_states(
    extractor: Extractor, text: str, status: str
) -> None:
    _, other = read(extractor, TALKS + text)
    assert names(other) == {"Norway", "Finland"}
    assert (other.status, other.place and other.place.name) == (status, "Vienna")


def test_the_next_session_is_one_of_the_same_body(extractor: Extractor) -> None:
    _, other = read(extractor, f"{SESSION}The fourth meeting will be held in Turku next year.")
    assert (other.subtype, names(other)) == ("session", {"Joint Fishing Commission"})


@pytest.mark.parametrize(
    "text",
    [
        "The next round of talks will be hard.",
        "The first Summit for Fishers was held in Vienna in March.",
        "Previous meetings were held in Vienna and Bergen.",
        "The meeting was the first one held after the winter.",
    ],
)
def test_what_has_no_day_or_place_or_has_a_name_of_its_own_is_none_of_theirs(
    extractor: Extractor, text: str
) -> None:
    assert len(read(extractor, TALKS + text)) == 1
