"""Which mentions are one event, and which are two."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read

MET = "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo on Monday. "


@pytest.mark.parametrize(
    "again",
    [
        "The meeting lasted two hours.",
        "At the meeting, Hagen said that trade had grown.",
        "Hagen and Koskinen discussed trade at their talks.",
        "The two met in the old town hall.",
        "Cod was spoken of at Monday's Norway-Finland meeting.",
    ],
)
def test_a_meeting_told_again_is_one_event(extractor: Extractor, again: str) -> None:
    (event,) = read(extractor, MET + again)
    assert names(event) == {"Lars Hagen", "Elina Koskinen"}


@pytest.mark.parametrize(
    "other",
    [
        "Hagen met Danish Foreign Minister Mads Lund on Sunday.",
        "Hagen and Koskinen met in Stockholm on April 3.",
        "Hagen will meet Koskinen again next week.",
    ],
)
def test_other_people_another_day_and_what_is_only_planned_are_another_event(
    extractor: Extractor, other: str
) -> None:
    assert len(read(extractor, MET + other)) == 2


def test_talks_in_a_city_on_another_day_were_no_call(extractor: Extractor) -> None:
    call = "Norwegian Prime Minister Lars Hagen had a phone call with Finnish President Elina Koskinen. "
    recalled = "They spoke of trade, following their talks in Lima on May 2."
    held = [(e.subtype, e.date and e.date.edtf) for e in read(extractor, call + recalled)]
    assert held == [("call", None), ("talks", "2024-05-02")]


@pytest.mark.parametrize("again", ["MoU", "MOU", "memorandum", "Memorandum of Understanding"])
def test_who_signed_the_memorandum_is_told_of_the_one_before(
    extractor: Extractor, again: str
) -> None:
    text = (
        "Nokia signed a memorandum of understanding (MoU) with Equinor on Monday. "
        f"The {again} was signed in Turku by Ana Rojas and Lars Hagen."
    )
    (event,) = read(extractor, text)
    assert names(event) == {"Nokia", "Equinor", "Ana Rojas", "Lars Hagen"}


def test_acts_on_one_treaty_at_different_times_are_events_of_their_own(
    extractor: Extractor,
) -> None:
    text = "Peru and Chile signed the border treaty in 2015. Peru withdrew from the treaty in 2018."
    assert [event.subtype for event in read(extractor, text)] == ["sign", "withdraw"]


def test_a_session_that_is_told_again_keeps_its_participants(extractor: Extractor) -> None:
    text = MET + "After the meeting, the delegations had lunch. The meeting ended in the evening."
    assert names(read(extractor, text)[0]) == {"Lars Hagen", "Elina Koskinen"}


COUNCIL = "The Nordic Fishing Council held its first meeting in Oslo on Monday. "


@pytest.mark.parametrize(
    "again",
    [
        "Norwegian Minister Lars Hagen opened the inaugural meeting of the Fishing Council.",
        "In the Council’s first meeting, Norwegian Minister Lars Hagen spoke of cod.",
        "Norwegian Minister Lars Hagen chaired the meeting of the Nordic Fishing Council.",
    ],
)
def test_a_session_of_the_same_body_is_one_whoever_else_is_told(
    extractor: Extractor, again: str
) -> None:
    (session,) = read(extractor, COUNCIL + again)
    assert session.subtype == "session"
    assert "Nordic Fishing Council" in names(session)


@pytest.mark.parametrize(
    "other",
    [
        "The Council will meet again in Turku in August.",
        "The Nordic Shipping Council met in Turku.",
        "The Council met in Turku on April 3.",
    ],
)
def test_a_session_of_another_day_or_body_is_another(extractor: Extractor, other: str) -> None:
    assert len(read(extractor, COUNCIL + other)) == 2


def test_the_session_of_last_year_is_not_the_one_that_is_reported(extractor: Extractor) -> None:
    held = "Norwegian President Lars Hagen held a meeting of the Fishing Council. "
    recalled = "At a meeting of the Fishing Council last year, cod was discussed."
    assert [e.date and e.date.edtf for e in read(extractor, held + recalled)] == [None, "2023"]


def test_an_invitation_that_is_accepted_is_a_visit_planned(extractor: Extractor) -> None:
    asked = "Norwegian Prime Minister Lars Hagen invited Finnish President Elina Koskinen to Oslo. "
    (visit,) = read(extractor, asked + "President Koskinen will visit Norway in June.")
    assert (visit.subtype, visit.status) == ("visit", "planned")
    assert {"Lars Hagen", "Elina Koskinen"} <= names(visit)


def test_who_held_a_meeting_was_there_with_those_whom_the_next_sentence_names(
    extractor: Extractor,
) -> None:
    held = "Norwegian President Lars Hagen held a meeting on fishing. "
    present = "Taking part in the meeting were Minister Elina Lund and Governor Mads Holm."
    (event,) = read(extractor, held + present)
    assert names(event) == {"Lars Hagen", "Elina Lund", "Mads Holm"}
    assert not read(extractor, held)


def test_what_was_signed_after_a_meeting_was_signed_by_those_who_met(extractor: Extractor) -> None:
    text = MET + "After the talks a memorandum on shipping was signed."
    signed = next(e for e in read(extractor, text) if e.type == "agreement")
    assert {p.country for p in signed.participants if p.role == "party"} == {"NOR", "FIN"}


def test_also_tells_of_another_document(extractor: Extractor) -> None:
    text = (
        "Peru and Chile signed a border treaty on Monday. They also signed a protocol on fishing."
    )
    assert len([e for e in read(extractor, text) if e.type == "agreement"]) == 2


def test_what_is_signed_after_talks_with_a_company_binds_it(extractor: Extractor) -> None:
    text = "Peru held talks with Airbus in Lima on Monday, and a contract is expected to be signed next week."
    (signed,) = (event for event in read(extractor, text) if event.type == "agreement")
    assert signed.status == "planned"
    assert {p.name for p in signed.participants} == {"Peru", "Airbus"}


def test_a_state_whose_ministry_is_bound_is_not_bound_beside_it(extractor: Extractor) -> None:
    text = (
        "A memorandum was signed between the Ministry of Trade of Norway and Nokia. It was signed by "
        "Norwegian Trade Minister Lars Hagen and Nokia President Elina Koskinen."
    )
    (event,) = read(extractor, text)
    assert {p.name for p in event.participants if p.role == "party"} == {
        "Ministry of Trade of Norway",
        "Nokia",
    }


@pytest.mark.parametrize("talks", ["talks", "trade talks", "long talks in Lima"])
def test_talks_that_one_side_held_are_an_event_though_the_other_is_not_told(
    extractor: Extractor, talks: str
) -> None:
    (event,) = read(extractor, f"Peru held {talks}.")
    assert names(event) == {"Peru"}


def test_whom_one_met_later_is_not_known_of_talks_with_nobody_named(extractor: Extractor) -> None:
    text = "Peru is holding talks. Peruvian President Rosa Salas met Chilean President Luis Soto."
    assert len(read(extractor, text)) == 2


def test_what_has_a_day_to_come_is_not_the_call_that_was(extractor: Extractor) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen had a call with Finnish President Elina Koskinen. "
        "He hoped that the talks, which are scheduled to take place in Vienna in late June, would help."
    )
    assert read(extractor, text)[0].date is None


def test_the_5th_summit_is_not_the_6th(extractor: Extractor) -> None:
    text = (
        "The 6th summit of Norway and Finland was held in Oslo. "
        "The 5th summit of Norway and Finland was held in Turku."
    )
    assert [e.place.name for e in read(extractor, text) if e.place] == ["Oslo", "Turku"]


@pytest.mark.parametrize("occasion", ["Following the talks", "After the talks", "At the meeting"])
def test_who_did_something_at_a_meeting_of_which_nothing_else_is_told_held_it(
    extractor: Extractor, occasion: str
) -> None:
    text = f"{occasion}, Peruvian President Ana Rojas and Chilean President Luis Soto praised the bridge."
    (event,) = read(extractor, text)
    assert names(event) == {"Ana Rojas", "Luis Soto"}


def test_who_spoke_after_a_meeting_of_others_did_not_hold_it(extractor: Extractor) -> None:
    text = (
        "Peru and Chile held talks in Lima. After the talks, Danish President Mette Juhl and Finnish "
        "President Elina Koskinen praised the bridge."
    )
    (event,) = read(extractor, text)
    assert names(event) == {"Peru", "Chile"}


def test_one_who_spoke_at_a_meeting_makes_none(extractor: Extractor) -> None:
    assert not read(extractor, "At the meeting, Peruvian President Ana Rojas praised the bridge.")


def test_a_state_whose_minister_comes_takes_no_part_beside_him(extractor: Extractor) -> None:
    text = (
        "Norway and Finland held talks in Vienna. The talks were attended by Norwegian Foreign "
        "Minister Lars Hagen."
    )
    (event,) = read(extractor, text)
    assert names(event) == {"Lars Hagen", "Finland"}


def test_a_state_that_is_visited_stays_beside_who_receives_the_guest(extractor: Extractor) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen visited Finland at the invitation of Finnish President "
        "Elina Koskinen."
    )
    (event,) = read(extractor, text)
    assert names(event) == {"Lars Hagen", "Finland", "Elina Koskinen"}


def test_what_was_agreed_by_a_treaty_is_its_content(extractor: Extractor) -> None:
    events = read(
        extractor,
        "Peru and Chile signed a treaty on fishing. Under the treaty, the two sides agreed to build a port.",
    )
    assert [event.subtype for event in events] == ["sign"]


def test_what_was_agreed_beside_a_treaty_is_another_agreement(extractor: Extractor) -> None:
    events = read(
        extractor,
        "Peru and Chile signed a treaty on fishing. The two sides agreed to build a port.",
    )
    assert [event.subtype for event in events] == ["sign", "conclude"]


@pytest.mark.parametrize(
    ("first", "then", "date"),
    [
        ("this week", "on Monday", "2024-05-13"),
        ("in May", "on May 8", "2024-05-08"),
        ("on May 7 and May 8", "on May 8", "2024-05-07/2024-05-08"),
    ],
)
def test_a_day_told_later_is_that_of_the_week_or_month(
    extractor: Extractor, first: str, then: str, date: str
) -> None:
    text = (
        "Finnish President Elina Koskinen met Norwegian Prime Minister Lars Hagen {first}. "
        "President Koskinen met Prime Minister Hagen in Oslo {then}."
    )
    (meeting,) = read(extractor, text.format(first=first, then=then))
    assert meeting.date
    assert meeting.date.edtf == date
