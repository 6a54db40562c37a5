"""What a later clause takes back."""

import pytest

from communique_extraction.events.factuality.sequels import taken_back
from tests.extraction.events.factuality.conftest import Parse
from tests.extraction.events.factuality.words import word


@pytest.mark.parametrize(
    "text",
    [
        "Peru was to meet Chile, but the talks were called off.",
        "Peru was to meet Chile on Monday, but the event fell through.",
        "Peru was to meet Chile, but it did not take place.",
        "Peru was to meet Chile but cancelled.",
        "Peru was to meet Chile, but pulled out.",
        "Peru was to meet Chile, although the meeting has been postponed.",
    ],
)
def test_but_it_was_called_off(parse: Parse, text: str) -> None:
    cue = taken_back(word(parse(text), "meet"))
    assert cue is not None
    assert cue.effect == "cancelled"


@pytest.mark.parametrize(
    "text",
    [
        "Peru was to meet Chile in Lima.",
        "Peru was to meet Chile, but Brazil cancelled.",
        "Peru was to meet Chile, but a match was called off.",
        "The match was called off, but Peru was to meet Chile.",
        "Peru was to meet Chile, which cancelled the match.",
    ],
)
def test_what_is_called_off_is_another_thing(parse: Parse, text: str) -> None:
    assert taken_back(word(parse(text), "meet")) is None
