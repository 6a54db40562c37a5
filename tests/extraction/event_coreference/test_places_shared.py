"""Places that an event shares with another one."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

CAME = "Finnish President Elina Koskinen came to Oslo on Monday. "
HELD = (
    "Finland, Denmark and Norway held a conference in Oslo. Finnish President Elina Koskinen met Danish "
    "Premier Niels Holm on the sidelines of the {which}conference."
)


@pytest.mark.parametrize(
    "text",
    [
        CAME + "While there, she met Danish Premier Niels Holm.",
        CAME + "She met Danish Premier Niels Holm there.",
        HELD.replace("{which}", ""),
    ],
)
def test_what_was_there_was_at_the_place_told_last(extractor: Extractor, text: str) -> None:
    meeting = read(extractor, text)[-1]
    assert meeting.place is not None
    assert (meeting.subtype, meeting.place.name) == ("meeting", "Oslo")


@pytest.mark.parametrize(
    "text",
    [
        CAME
        + "It rained. It snowed. It thawed. It froze. While there, she met Danish Premier Niels Holm.",
        HELD.replace("{which}", "rail "),
    ],
)
def test_another_place_is_not(extractor: Extractor, text: str) -> None:
    assert read(extractor, text)[-1].place is None


def test_what_is_planned_is_not_where_its_report_was_filed(extractor: Extractor) -> None:
    text = "OSLO — Norwegian Premier Lars Hagen will meet Finnish President Elina Koskinen."
    assert read(extractor, text)[0].place is None


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("during the 13th session of their joint committee in Turku", "Turku"),
        ("during Danish Premier Niels Holm's visit to Helsinki", "Helsinki"),
        ("at the end of talks between Niels Holm and Elina Koskinen in Turku", "Turku"),
        ("during the week", None),
    ],
)
def test_what_was_signed_during_an_event_was_signed_where_that_was(
    extractor: Extractor, told: str, place: str | None
) -> None:
    events = read(extractor, f"Finland and Denmark signed a trade deal {told}.")
    (deal,) = [event for event in events if event.type == "agreement"]
    assert (deal.place and deal.place.name) == place
