"""When and where an event is that a clause behind it tells."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

A, B = "Peruvian President Ana Rojas", "Chilean President Luis Soto"
PARTIES = "a delegation of Kenya and the Norwegian officials"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"The meeting between {PARTIES}, which was to take place in Lima on May 18, was put off.",
            ("cancelled", "2024-05-18", "Lima"),
        ),
        (
            f"Talks between {A} and {B}, which were to be held in Vienna on June 3, have been called off.",
            ("cancelled", "2024-06-03", "Vienna"),
        ),
        (
            f"A meeting of {A} and {B}, which took place in Lima on Monday, lasted two hours.",
            ("occurred", "2024-05-13", "Lima"),
        ),
        (
            f"The meeting between {PARTIES}, who were in Lima on May 18, has been postponed.",
            ("cancelled", None, None),
        ),
    ],
)
def test_a_clause_about_the_event_tells_its_day_and_place(
    extractor: Extractor, text: str, told: tuple[str, str | None, str | None]
) -> None:
    (event,) = read(extractor, text)
    date, place = event.date, event.place
    assert (event.status, date and date.edtf, place and place.name) == told


def test_who_leaves_for_talks_on_a_day_to_come_has_not_gone_yet(extractor: Extractor) -> None:
    events = read(extractor, f"{A} leaves for Oslo for talks on fisheries with {B} on Friday.")
    told = {(event.subtype, event.status, event.date and event.date.edtf) for event in events}
    assert told == {("visit", "planned", "2024-05-17"), ("talks", "planned", "2024-05-17")}
