"""What an event may hold, and that it comes back from JSON as it went."""

from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from communique_schemas import EVENT_ADAPTER, AgreementEvent, MeetingEvent, parse_event
from communique_schemas.errors import InvalidEventError

from .examples import agreement, meeting, span
from .strategies import events


@given(event=events())
def test_an_event_comes_back_the_same_from_json(event: MeetingEvent | AgreementEvent) -> None:
    again = parse_event(event.model_dump_json())
    assert again == event
    assert hash(again) == hash(event)


@given(event=events())
def test_equal_events_are_written_alike(event: MeetingEvent | AgreementEvent) -> None:
    assert parse_event(event.model_dump_json()).model_dump_json() == event.model_dump_json()


def test_the_type_tells_the_families_apart() -> None:
    assert isinstance(EVENT_ADAPTER.validate_python(meeting()), MeetingEvent)
    assert isinstance(EVENT_ADAPTER.validate_python(agreement()), AgreementEvent)


@pytest.mark.parametrize(
    "damaged",
    ["", "{", "[]", b"\xff", '{"type": "meeting"}', '{"type": "wedding"}'],
)
def test_what_is_no_event_is_refused_with_a_sentence(damaged: str | bytes) -> None:
    with pytest.raises(InvalidEventError, match="no event of this contract"):
        parse_event(damaged)


def _participant(**changes: Any) -> list[dict[str, Any]]:
    whole = {"name": "Ana Olt", "kind": "person", "role": "participant"}
    return [{**whole, "mentions": [span("Ana Olt")], **changes}]


def _date(**changes: Any) -> dict[str, Any]:
    whole = {"text": "Monday", "start": "2022-05-30", "end": "2022-05-30", "precision": "day"}
    return {**whole, "edtf": "2022-05-30", **changes}


def _place(**changes: Any) -> dict[str, Any]:
    return {"text": "in Olm", "name": "Olm", "kind": "city", **changes}


ALLOWED_MEETINGS = [
    {"date": None, "place": None},
    {"date": _date(end="2022-06-01", precision="range")},
    {"place": _place(country="TJK", lat=-90, lon=180)},
    {"participants": []},
    {"confidence": 0},
    {"confidence": 1},
    {"statements": [{**span("on Monday"), "speaker": "Ana Olt", "quoted": False}]},
    {"topics": [{**span("a pact"), "label": "pact"}]},
]

REFUSED_MEETINGS = [
    {"id": ""},
    {"subtype": "wedding"},
    {"subtype": "sign"},
    {"status": "maybe"},
    {"confidence": 1.01},
    {"confidence": -0.01},
    {"confidence": float("nan")},
    {"evidence": []},
    {"evidence": [span("They signed a pact.")]},
    {"participants": _participant(role="signatory")},
    {"participants": _participant(kind="animal")},
    {"participants": _participant(name="")},
    {"participants": _participant(mentions=[])},
    {"participants": _participant(country="tj")},
    {"date": _date(end="2022-05-29")},
    {"date": _date(start="2022-02-30")},
    {"date": _date(precision="decade")},
    {"place": _place(lat=90.1)},
    {"place": _place(lon=-180.1)},
    {"place": _place(country="Tajikistan")},
    {"place": _place(kind="planet")},
    {"topics": [{**span("a pact"), "label": ""}]},
    {"article": {"id": "a1", "published_at": "2022-05-31T08:00:00"}},
    {"codes": {"plover": "CONSULT"}},
    {"extractor": {"name": "communique"}},
]

ALLOWED_AGREEMENTS = [
    {"count": 0, "meeting": "m1"},
    {"value": {"amount": 5e9, "currency": "USD", "text": "$5 billion"}},
    *({"duration": {"text": "x", "iso": iso}} for iso in ("P5Y", "P1Y6M", "PT48H", "P0.5Y")),
]

REFUSED_AGREEMENTS = [
    {"subtype": "meeting"},
    {"instrument": None},
    {"instrument": {"kind": "handshake", "text": "x"}},
    {"count": -1},
    {"participants": _participant(role="host")},
    {"value": {"amount": -1, "currency": "USD", "text": "x"}},
    {"value": {"amount": float("inf"), "currency": "USD", "text": "x"}},
    {"value": {"amount": 1, "currency": "dollars", "text": "x"}},
    *({"duration": {"text": "x", "iso": iso}} for iso in ("P", "PT", "5Y", "P5", "five years")),
]


@pytest.mark.parametrize("changes", ALLOWED_MEETINGS, ids=str)
def test_a_meeting_may_have(changes: dict[str, Any]) -> None:
    MeetingEvent.model_validate(meeting(**changes))


@pytest.mark.parametrize("changes", REFUSED_MEETINGS, ids=str)
def test_a_meeting_may_not_have(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refusal:
        MeetingEvent.model_validate(meeting(**changes))
    assert {str(problem["loc"][0]) for problem in refusal.value.errors() if problem["loc"]} <= set(
        changes
    )


@pytest.mark.parametrize("changes", ALLOWED_AGREEMENTS, ids=str)
def test_an_agreement_may_have(changes: dict[str, Any]) -> None:
    AgreementEvent.model_validate(agreement(**changes))


@pytest.mark.parametrize("changes", REFUSED_AGREEMENTS, ids=str)
def test_an_agreement_may_not_have(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refusal:
        AgreementEvent.model_validate(agreement(**changes))
    assert {str(problem["loc"][0]) for problem in refusal.value.errors()} == set(changes)


@pytest.mark.parametrize("where", ["", "trigger", "codes", "article", "extractor", "instrument"])
def test_an_unknown_field_is_refused_wherever_it_stands(where: str) -> None:
    record = agreement()
    if where:
        record[where] = {**record[where], "colour": "red"}
    else:
        record["colour"] = "red"
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        AgreementEvent.model_validate(record)


def test_an_event_is_frozen() -> None:
    event = MeetingEvent.model_validate(meeting())
    with pytest.raises(ValidationError, match="frozen"):
        event.status = "denied"  # type: ignore[misc]
