"""What one event of an article does not say, another one tells."""

import pytest

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


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (
            f"a meeting with Finnish President Elina Koskinen on the sidelines of a summit in {city}",
            city,
        )
        for city in ("Lima", "Vienna")
    ]
    + [("a virtual meeting with Finnish President Elina Koskinen", None)],
)
def test_a_meeting_elsewhere_was_not_where_its_report_was_filed(
    extractor: Extractor, told: str, place: str | None
) -> None:
    text = f"OSLO — Norwegian Prime Minister Lars Hagen had {told}."
    (event,) = [event for event in read(extractor, text) if event.subtype == "meeting"]
    assert (event.place and event.place.name) == place


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


@pytest.mark.parametrize(
    "after",
    [
        "Koskinen arrived in Bergen in the morning.",
        "Her trips to Bergen and Tallinn were long planned.",
        "Koskinen will visit Oslo and Bergen, but not Bodo.",
    ],
)
def test_a_visit_to_a_state_led_to_its_city_that_another_sentence_tells(
    extractor: Extractor, after: str
) -> None:
    text = f"Finnish President Elina Koskinen visited Norway on Monday. {after}"
    visit = read(extractor, text)[0]
    assert visit.place is not None
    assert visit.place.name == ("Oslo" if "Oslo" in after else "Bergen")
    assert text[visit.place.span.start : visit.place.span.end] == visit.place.text


def test_a_city_in_which_nobody_is_said_to_have_been_is_not_that_of_a_visit(
    extractor: Extractor,
) -> None:
    text = (
        "Finnish President Elina Koskinen visited Norway on Monday. "
        "The Finnish embassy in Oslo was closed."
    )
    (visit,) = read(extractor, text)
    assert visit.place is not None
    assert visit.place.name == "Norway"


def test_what_is_told_by_the_way_takes_no_place_from_the_dateline(extractor: Extractor) -> None:
    text = (
        "OSLO — A storm hit the coast. Roads were closed. Trains stood still. The airport was shut. "
        "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen."
    )
    assert read(extractor, text)[-1].place is None


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("who visited Helsinki on Monday discussed trade with his Finnish counterpart", "Helsinki"),
        ("visited Finland and held talks with Finnish officials", "Finland"),
        ("discussed trade with his Finnish counterpart", "Oslo"),
    ],
)
def test_what_was_done_on_a_visit_abroad_was_not_where_the_report_was_filed(
    extractor: Extractor, told: str, place: str
) -> None:
    text = f"OSLO — Norwegian Foreign Minister Lars Hagen {told}."
    talks = next(event for event in read(extractor, text) if event.subtype == "talks")
    assert talks.place is not None
    assert talks.place.name == place


def test_what_did_not_take_place_has_no_place_from_the_dateline(extractor: Extractor) -> None:
    text = "OSLO — Norway and Finland agreed on a price without holding direct talks."
    talks = next(event for event in read(extractor, text) if event.subtype == "talks")
    assert (talks.status, talks.place) == ("denied", None)


def place_of(extractor: Extractor, subtype: str, text: str) -> str | None:
    """The name of the place of the last event of a subtype."""
    *_, event = (event for event in read(extractor, text) if event.subtype == subtype)
    return event.place.name if event.place else None


@pytest.mark.parametrize(
    ("subtype", "text"),
    [
        ("talks", "flew to Doha for talks with Norwegian officials."),
        ("summit", "has traveled to Doha to attend the summit of the Gas Forum."),
        ("sign", "traveled to Doha to sign a deal with Norwegian Premier Lars Hagen."),
    ],
)
def test_what_somebody_goes_for_is_where_he_goes(
    extractor: Extractor, subtype: str, text: str
) -> None:
    told = f"HELSINKI — Finnish Foreign Minister Eero Laine {text}"
    assert place_of(extractor, subtype, told) == "Doha"


def test_what_somebody_goes_to_prepare_may_be_elsewhere(extractor: Extractor) -> None:
    text = (
        "Finnish Foreign Minister Eero Laine flew to Doha to prepare talks of Finnish President Elina "
        "Koskinen and Norwegian Premier Lars Hagen."
    )
    assert place_of(extractor, "talks", text) is None


def test_a_former_visit_did_not_lead_to_the_city_of_this_one(extractor: Extractor) -> None:
    text = (
        "Finnish Foreign Minister Eero Laine arrived in Bergen on a visit to Norway on Monday. "
        "Laine visited Norway in May 2019."
    )
    assert place_of(extractor, "visit", text) == "Norway"


def test_an_agreement_of_another_time_was_not_made_at_the_meeting(extractor: Extractor) -> None:
    text = (
        "Finland and Norway held talks in Riga on Monday. They spoke of a treaty that Finland and Norway "
        "signed in 2001."
    )
    assert place_of(extractor, "sign", text) is None


def test_a_visit_of_others_does_not_lead_where_the_first_one_led(extractor: Extractor) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen went to Turku on Monday on a visit to Finland. "
        "He invited Finnish President Elina Koskinen to visit Norway. "
        "Danish Minister Olav Berg will visit Finland in June."
    )
    places = [(e.status, e.place and e.place.name) for e in read(extractor, text)]
    assert places == [("occurred", "Turku"), ("proposed", "Norway"), ("planned", "Finland")]


def test_a_meeting_in_a_city_beside_a_summit_on_a_state_was_in_the_city(
    extractor: Extractor,
) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Vienna, "
        "Austria, on the margins of the Summit on Peace in Peru."
    )
    (event,) = read(extractor, text)
    assert event.place is not None
    assert event.place.name == "Vienna"


@pytest.mark.parametrize(
    ("office", "after", "place"),
    [
        ("President", "Hagen arrived in Helsinki on Tuesday.", "Helsinki"),
        ("President", "Hagen is on a visit to Finland.", "Finland"),
        ("President", "Hagen visited Helsinki in March.", "Oslo"),
        ("President", "Koskinen arrived in Oslo on Tuesday.", "Oslo"),
        ("President", "Hagen left for Lima.", "Oslo"),
        ("Ambassador", "Hagen arrived in Helsinki on Tuesday.", "Oslo"),
    ],
)
def test_whom_one_met_on_a_visit_was_not_at_home_unless_he_is_posted_there(
    extractor: Extractor, office: str, after: str, place: str
) -> None:
    text = (
        f"OSLO — Norwegian Foreign Minister Lars Hagen met Finnish {office} Elina Koskinen on "
        f"Tuesday. {after}"
    )
    places = {
        event.place and event.place.name
        for event in read(extractor, text)
        if event.subtype == "meeting"
    }
    assert places == {place}


@pytest.mark.parametrize(
    ("visit", "told", "place"),
    [
        (
            "arrived in Helsinki on Monday",
            "Hagen will meet Finnish President Elina Koskinen.",
            "Helsinki",
        ),
        (
            "is visiting Finland",
            "He is scheduled to meet Finnish President Elina Koskinen.",
            "Finland",
        ),
        ("flew to Helsinki on Monday", "He met President Elina Koskinen.", "Helsinki"),
        ("flew to Helsinki on Monday", "On Tuesday he met President Elina Koskinen.", "Helsinki"),
        ("flew to Helsinki on Monday", "Earlier, he met President Elina Koskinen.", None),
        ("flew to Helsinki on Monday", "He had met President Elina Koskinen.", None),
        ("flew to Helsinki last year", "On Monday he met President Elina Koskinen.", None),
        ("flew to Helsinki on Monday", "He met Swedish President Elina Koskinen.", None),
    ],
)
def test_on_a_visit_told_right_before_one_met_where_it_led(
    extractor: Extractor, visit: str, told: str, place: str | None
) -> None:
    text = f"Norwegian Prime Minister Lars Hagen {visit}. {told}"
    (meeting,) = [event for event in read(extractor, text) if event.subtype == "meeting"]
    assert (meeting.place and meeting.place.name) == place


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Norway and Finland held a second round of talks.", "Oslo"),
        ("Negotiators from Norway and Finland concluded three days of talks.", "Oslo"),
        ("An expert told reporters that Norway and Finland should speed up their talks.", None),
    ],
)
def test_talks_of_states_that_are_only_spoken_of_are_not_where_the_report_was_filed(
    extractor: Extractor, told: str, place: str | None
) -> None:
    (event,) = read(extractor, f"OSLO — {told}")
    assert (event.place and event.place.name) == place
