"""The exported schemas say what the models do, in the judgement of an independent validator."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker

from communique_schemas import (
    AgreementEvent,
    Article,
    MeetingEvent,
    SchemaName,
    json_schema,
    parse_event,
)
from communique_schemas.errors import InvalidEventError

from .examples import agreement, meeting, span
from .strategies import articles, events


def _validator(name: SchemaName) -> Draft202012Validator:
    return Draft202012Validator(json_schema(name), format_checker=FormatChecker())


ARTICLE = _validator("article")
EVENT = _validator("event")


@pytest.mark.parametrize("name", ["article", "event"])
def test_a_schema_is_valid_and_says_what_it_is(name: SchemaName) -> None:
    schema = json_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == f"Communiqué {name}"
    assert schema["description"]
    assert "$id" not in schema
    assert json.loads(json.dumps(schema)) == schema


@given(event=events())
def test_every_event_validates(event: MeetingEvent | AgreementEvent) -> None:
    EVENT.validate(json.loads(event.model_dump_json()))


@given(article=articles)
def test_every_article_validates(article: Article) -> None:
    ARTICLE.validate(json.loads(article.model_dump_json()))


def test_an_article_needs_its_text_alone() -> None:
    assert ARTICLE.is_valid({"text": "x"})
    assert not ARTICLE.is_valid({"title": "x"})
    assert not ARTICLE.is_valid({"text": " \n"})
    assert not ARTICLE.is_valid({"text": "x", "titel": "x"})


def _emitted(record: dict[str, Any]) -> dict[str, Any]:
    model = MeetingEvent if record["type"] == "meeting" else AgreementEvent
    whole: dict[str, Any] = json.loads(model.model_validate(record).model_dump_json())
    return whole


DATE = {"text": "Monday", "start": "2022-05-30", "end": "2022-05-30", "precision": "day"}
MEETING = _emitted(
    meeting(
        date={**DATE, "edtf": "2022-05-30", "span": span("on Monday")},
        place={"text": "in Olm", "name": "Olm", "kind": "city"},
        statements=[{**span("on Monday"), "speaker": "Ana Olt", "quoted": False}],
    )
)
AGREEMENT = _emitted(
    agreement(
        value={"amount": 1, "currency": "EUR", "text": "1 euro"},
        duration={"text": "five years", "iso": "P5Y"},
    )
)


@pytest.mark.parametrize("record", [MEETING, AGREEMENT], ids=["meeting", "agreement"])
def test_a_whole_event_validates(record: dict[str, Any]) -> None:
    EVENT.validate(record)


@pytest.mark.parametrize(
    ("record", "path", "wrong"),
    [
        (MEETING, ["type"], "wedding"),
        (MEETING, ["subtype"], "sign"),
        (MEETING, ["status"], "maybe"),
        (MEETING, ["confidence"], 1.01),
        (MEETING, ["evidence"], []),
        (MEETING, ["trigger", "start"], -1),
        (MEETING, ["trigger", "text"], ""),
        (MEETING, ["participants", 0, "role"], "signatory"),
        (MEETING, ["participants", 0, "kind"], "animal"),
        (MEETING, ["participants", 0, "mentions"], []),
        (MEETING, ["participants", 0, "country"], "tj"),
        (MEETING, ["date", "start"], "2022-02-30"),
        (MEETING, ["date", "precision"], "decade"),
        (MEETING, ["place", "kind"], "planet"),
        (MEETING, ["place", "lat"], 90.5),
        (MEETING, ["statements", 0, "speaker"], ""),
        (MEETING, ["codes", "plover"], None),
        (AGREEMENT, ["subtype"], "visit"),
        (AGREEMENT, ["instrument"], None),
        (AGREEMENT, ["instrument", "kind"], "handshake"),
        (AGREEMENT, ["participants", 0, "role"], "host"),
        (AGREEMENT, ["count"], 1.5),
        (AGREEMENT, ["value", "currency"], "euro"),
        (AGREEMENT, ["value", "amount"], -1),
        (AGREEMENT, ["duration", "iso"], "five years"),
        (AGREEMENT, ["extractor", "version"], 1),
    ],
)
def test_what_the_models_refuse_the_schema_refuses(
    record: dict[str, Any], path: list[str | int], wrong: object
) -> None:
    changed = copy.deepcopy(record)
    holder: Any = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = wrong
    assert not EVENT.is_valid(changed)
    with pytest.raises(InvalidEventError):
        parse_event(json.dumps(changed))


@pytest.mark.parametrize("record", [meeting(), agreement()], ids=["meeting", "agreement"])
def test_every_field_of_an_emitted_event_is_required_and_no_other_allowed(
    record: dict[str, Any],
) -> None:
    whole = _emitted(record)
    for name in whole:
        assert not EVENT.is_valid({key: value for key, value in whole.items() if key != name})
    assert not EVENT.is_valid({**whole, "colour": "red"})
