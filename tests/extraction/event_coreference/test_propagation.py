"""What one event of an article does not say, another one tells."""

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read


def test_who_met_on_a_visit_met_where_the_visit_led(extractor: Extractor) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen arrived in Helsinki on Monday. "
        "Hagen held talks with Finnish President Elina Koskinen."
    )
    talks = next(event for event in read(extractor, text) if event.subtype == "talks")
    assert talks.place is not None
    assert talks.place.name == "Helsinki"


def test_a_report_filed_from_the_capital_of_one_side_tells_where_they_met(
    extractor: Extractor,
) -> None:
    text = (
        "OSLO — A storm hit the coast. Norwegian Prime Minister Lars Hagen met Finnish President "
        "Elina Koskinen."
    )
    (event,) = read(extractor, text)
    assert event.place is not None
    assert event.place.name == "Oslo"


def test_a_plan_takes_no_place_from_what_has_happened(extractor: Extractor) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen arrived in Helsinki on Monday. "
        "Next month Hagen will meet Finnish President Elina Koskinen."
    )
    plan = next(event for event in read(extractor, text) if event.status == "planned")
    assert plan.place is None


def test_who_met_on_a_visit_to_a_country_met_in_it(extractor: Extractor) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen will visit Finland on Monday. "
        "Hagen will meet Finnish President Elina Koskinen."
    )
    meeting = next(event for event in read(extractor, text) if event.subtype == "meeting")
    assert meeting.place is not None
    assert meeting.place.name == "Finland"


def test_an_agreement_takes_the_place_of_its_meeting_but_not_its_date(
    extractor: Extractor,
) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Vienna on "
        "Monday. Norway and Finland signed a trade agreement."
    )
    agreement = next(event for event in read(extractor, text) if event.type == "agreement")
    assert agreement.meeting is not None
    assert agreement.place is not None
    assert (agreement.place.name, agreement.date) == ("Vienna", None)
