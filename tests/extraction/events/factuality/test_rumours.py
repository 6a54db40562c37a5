"""A report that its own sentence calls false."""

import pytest

from communique_extraction.events.factuality.rumours import called_false
from tests.extraction.events.factuality.conftest import Parse
from tests.extraction.events.factuality.words import word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Reports that Peru signed a deal are untrue.", "untrue"),
        ("Claims that Peru signed a deal with Chile are simply false.", "false"),
        ("Rumours that Peru signed a deal are fake news.", "fake news"),
        ("Reports that Peru signed a deal are true.", None),
        ("Officials who signed a deal are wrong.", None),
        ("Peru signed a deal after reports of false papers.", None),
    ],
)
def test_what_is_said_behind_the_event_is_said_of_the_report(
    parse: Parse, text: str, words: str | None
) -> None:
    cue = called_false(word(parse(text), "signed"))
    assert (cue.words if cue else None) == words
