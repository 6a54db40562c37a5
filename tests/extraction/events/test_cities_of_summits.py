"""The city before "summit" is where it was, also where the model takes its name for a body's."""

from communique_extraction.extractor import Extractor
from communique_schemas import MeetingEvent
from tests.extraction.reading import names, read

A, B = "President Ann Lee of Kenya", "President Ken Roe of Norway"


def summit(extractor: Extractor, text: str) -> MeetingEvent:
    (event,) = (e for e in read(extractor, text) if e.subtype == "summit")
    assert isinstance(event, MeetingEvent)
    return event


def test_it_is_the_place_and_takes_no_part(extractor: Extractor) -> None:
    text = f"The leaders took stock since the informal Gothenburg Summit between {A} and {B}."
    event = summit(extractor, text)
    assert names(event) == {"Ann Lee", "Ken Roe"}
    assert event.place is not None
    assert event.place.name == "Gothenburg"


def test_who_did_something_at_it_was_there(extractor: Extractor) -> None:
    text = f"The plan was launched by {A} and {B} at the Doha summit."
    assert names(summit(extractor, text)) == {"Ann Lee", "Ken Roe"}


def test_a_body_of_no_citys_name_takes_part(extractor: Extractor) -> None:
    text = f"The plan was adopted by {A} and {B} at the NATO summit in Gothenburg."
    assert "NATO" in names(summit(extractor, text))
