"""Who stays away, and whether the event takes place all the same."""

import pytest

from communique_extraction.events.factuality.absence import goes_on_without, of_attendance
from communique_extraction.events.factuality.cues import Cue
from tests.extraction.events.factuality.conftest import Parse
from tests.extraction.events.factuality.words import word


@pytest.mark.parametrize(
    ("text", "noun", "subtype", "goes_on"),
    [
        ("Peru skipped the summit.", "summit", "summit", True),
        ("Peru skipped the summit with Chile.", "summit", "summit", False),
        ("Peru skipped the talks.", "talks", "talks", False),
        ("Peru skipped talks between Chile and Brazil.", "talks", "talks", True),
    ],
)
def test_a_meeting_of_two_needs_both(
    parse: Parse, text: str, noun: str, subtype: str, goes_on: bool
) -> None:
    assert goes_on_without(word(parse(text), noun), subtype) is goes_on


def test_what_is_refused_of_attending_is_to_be_there() -> None:
    attend = Cue("attendance", "attend", "kept", negated="absent")
    refused = Cue("refusal", "refused", "denied")
    planned = Cue("intention", "plans", "planned")
    assert [cue.effect for cue in of_attendance([attend, refused])] == ["kept", "absent"]
    assert [cue.effect for cue in of_attendance([attend, planned])] == ["kept", "planned"]
    assert [cue.effect for cue in of_attendance([refused])] == ["denied"]
