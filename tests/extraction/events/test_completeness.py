"""What is enough to be an event."""

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

MEET = "Norwegian Prime Minister Lars Hagen will meet Finnish President Elina Koskinen"


def test_a_summit_on_whose_sidelines_something_is_planned_is_no_event_told(
    extractor: Extractor,
) -> None:
    (event,) = read(extractor, f"{MEET} on the sidelines of the G20 summit in Lima.")
    assert (event.type, event.subtype, event.status) == ("meeting", "meeting", "planned")
    assert event.type == "meeting"
    assert event.setting.sidelines_of is not None


def test_a_summit_that_somebody_attends_is_one(extractor: Extractor) -> None:
    (event,) = read(extractor, "Peruvian President Rosa Salas attended the G20 summit in Lima.")
    assert event.subtype == "summit"


def test_a_traveller_without_an_office_pays_no_visit(extractor: Extractor) -> None:
    assert not read(extractor, "My aunt travelled to Peru on Monday.")
    assert read(extractor, "Chilean Foreign Minister Luis Soto travelled to Peru on Monday.")


def test_going_home_is_no_visit(extractor: Extractor) -> None:
    assert not read(extractor, "Peruvian President Rosa Salas returned to Peru on Monday.")
