"""A reception, and the meeting that it was or was for."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, people, read

HOST, GUEST = "Norwegian President Lars Hagen", "Finnish President Elina Koskinen"
OTHER = "Danish Prime Minister Niels Holm"


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        (f"{HOST} hosted {GUEST} and {OTHER} in Oslo for the fourth Nordic Leaders’ Summit.", "summit"),
        (f"{HOST} hosted {GUEST} and {OTHER} in the fourth meeting of the Fishing Committee.", "session"),
    ],
)  # fmt: skip
def test_what_one_hosts_others_for_is_one_event_with_hosts_and_guests(
    extractor: Extractor, text: str, subtype: str
) -> None:
    (event,) = read(extractor, text)
    assert event.subtype == subtype
    assert {("Lars Hagen", "host", "NOR"), ("Elina Koskinen", "guest", "FIN")} < people(event)
    assert "Nordic Leaders" not in names(event)


@pytest.mark.parametrize(
    "text",
    [
        f"{HOST} greeted {GUEST} in Oslo on Monday. Hagen met with Koskinen for an hour.",
        f"{GUEST} met with {HOST} in Oslo on Monday. Hagen received Koskinen at the palace.",
    ],
)
def test_who_received_and_met_somebody_did_it_once(extractor: Extractor, text: str) -> None:
    assert len(read(extractor, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{HOST} officially welcomed {GUEST} in Oslo on Monday. Hagen met with Koskinen for an hour.",
        f"{HOST} met {GUEST} in Oslo. Before the meeting, Koskinen was welcomed by Hagen at the palace.",
        f"{HOST} met {GUEST} in Oslo. Hagen gave a dinner for Koskinen.",
        f"{HOST} received {GUEST} in Oslo on Monday. Hagen met with Koskinen in Turku in March.",
    ],
)
def test_a_ceremony_a_dinner_and_another_day_are_apart(extractor: Extractor, text: str) -> None:
    assert len(read(extractor, text)) == 2


def test_who_comes_along_to_a_reception_is_a_guest(extractor: Extractor) -> None:
    (event,) = read(
        extractor,
        f"{HOST} received {GUEST} at the palace. Koskinen was accompanied by Trade Minister Mika Salo.",
    )
    assert ("Mika Salo", "guest", "FIN") in people(event)


def test_a_delegation_far_behind_is_that_of_the_meeting_of_its_leader(extractor: Extractor) -> None:
    between = "The plan is new. " * 7
    (event,) = read(
        extractor,
        f"{HOST} met {GUEST} in Oslo. {between}The Finnish delegation was led by Koskinen and included "
        "Trade Minister Mika Salo; Ambassador Juha Laine.",
    )
    assert names(event) == {"Lars Hagen", "Elina Koskinen", "Mika Salo", "Juha Laine"}


@pytest.mark.parametrize(
    ("what_for", "subtype"),
    [
        ("for the fourth Nordic Leaders’ Summit", "summit"),
        ("for the third meeting of the Fishing Committee", "session"),
        ("for talks on fishing", "meeting"),
    ],
)
def test_what_people_meet_for_is_their_meeting(
    extractor: Extractor, what_for: str, subtype: str
) -> None:
    (event,) = read(extractor, f"{HOST}, {GUEST} and {OTHER} met in Oslo on Monday {what_for}.")
    assert event.subtype == subtype
    assert {"Lars Hagen", "Elina Koskinen", "Niels Holm"} <= names(event)
    assert event.place is not None


def test_a_summit_that_is_still_to_come_is_another_one(extractor: Extractor) -> None:
    text = f"{HOST} and {GUEST} met in Oslo ahead of the Nordic Fishing Summit with {OTHER}."
    assert len(read(extractor, text)) == 2
