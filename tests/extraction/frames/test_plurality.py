"""Several who are named together as the subject."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.frames.plurality import SeveralIntroduced, SeveralNamed
from tests.extraction.parsing import clause
from tests.extraction.reading import read

BOTH = "Norwegian Prime Minister Lars Hagen and Finnish President Elina Koskinen"


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Norway and Finland discussed trade.", True),
        ("The foreign ministers of Norway and Finland discussed trade.", True),
        ("The foreign minister of Norway discussed trade.", False),
        ("Both sides discussed trade.", False),
    ],
)
def test_two_are_named_and_not_only_known_from_before(
    extractor: Extractor, text: str, several: bool
) -> None:
    assert SeveralNamed().in_parse(clause(extractor, text, "discussed")) == several


@pytest.mark.parametrize(
    ("text", "verb", "introduced"),
    [
        (f"{BOTH} discussed trade.", "discussed", True),
        (f"{BOTH} are in Vienna to discuss trade.", "discuss", True),
        (f"{BOTH} met in Vienna to discuss trade.", "discuss", False),
        (f"During the talks, {BOTH} discussed trade.", "discussed", False),
        ("Norway and Finland discussed trade.", "discussed", False),
    ],
)
def test_a_report_begins_where_they_come_with_title_and_name(
    extractor: Extractor, text: str, verb: str, introduced: bool
) -> None:
    assert SeveralIntroduced().in_parse(clause(extractor, text, verb)) == introduced


@pytest.mark.parametrize(
    ("sequel", "subtypes"),
    [
        ("The leaders will discuss trade.", ["visit", "talks"]),
        ("The two leaders are to discuss trade.", ["visit", "talks"]),
        ("The leaders will sing and discuss trade.", ["visit", "talks"]),
        ("The leaders will not discuss trade.", ["visit"]),
        ("The leaders discussed trade.", ["visit"]),
        ("The farmers will discuss trade.", ["visit"]),
    ],
)
def test_what_the_leaders_known_will_discuss_is_talks_ahead(
    extractor: Extractor, sequel: str, subtypes: list[str]
) -> None:
    visit = (
        "Finnish President Elina Koskinen will visit Norway at the invitation of Norwegian Prime "
        "Minister Lars Hagen."
    )
    events = read(extractor, f"{visit} {sequel}")
    assert [event.subtype for event in events] == subtypes
    assert {event.status for event in events} == {"planned"}
