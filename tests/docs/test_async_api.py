"""The AsyncAPI document is what the code makes, and real messages are what it says."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
import redis
from jsonschema import Draft7Validator

from communique_producer import Producer
from communique_schemas.async_api import async_api
from communique_schemas.event import EVENT_ADAPTER
from communique_store import ConnectionSettings, EventStore
from communique_store.keys import Keys
from tests.merging.reports import report
from tests.schemas.examples import agreement
from tests.store.canonical.storing import merge, put
from tests.store.examples import record, result

PAGE = Path(__file__).parents[2] / "docs" / "asyncapi.json"


def errors(name: str, value: Any) -> list[str]:
    """What is wrong with a value by one of the document's schemas."""
    whole = {"$ref": f"#/components/schemas/{name}", **async_api()}
    checker = Draft7Validator(whole, format_checker=Draft7Validator.FORMAT_CHECKER)
    return [error.message for error in checker.iter_errors(value)]


@pytest.fixture
def client(settings: ConnectionSettings) -> Any:
    """A client that knows nothing of the project."""
    return redis.Redis.from_url(settings.store_url or "", decode_responses=True)


def references(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return own + [found for value in part.values() for found in references(value)]
    return (
        [found for value in part for found in references(value)] if isinstance(part, list) else []
    )


def test_the_page_is_what_the_code_makes() -> None:
    assert json.loads(PAGE.read_text("utf-8")) == async_api(), "run `make docs-asyncapi`"


def test_every_reference_points_at_a_part_of_the_document() -> None:
    found = references(async_api())
    assert found
    for reference in set(found):
        part: Any = async_api()
        for name in reference.removeprefix("#/").split("/"):
            part = part[name]


def test_addresses_are_those_of_queue_and_stream() -> None:
    settings, channels = ConnectionSettings(), async_api()["channels"]
    assert channels["queue"]["parameters"]["queue"]["default"] == settings.queue
    keys = Keys(settings.key_prefix)
    for name, key in (("stream", keys.stream), ("changes", keys.changes)):
        prefix = channels[name]["parameters"]["prefix"]["default"]
        assert channels[name]["address"].format(prefix=prefix) == key


def test_a_message_that_was_pushed_is_what_the_document_says(
    settings: ConnectionSettings, client: Any
) -> None:
    Producer(settings=settings).push([record("a1")])
    message = json.loads(client.lindex(settings.queue, 0))
    assert errors("Message", message) == []
    call = json.loads(base64.b64decode(message["body"]))
    assert errors("Call", call) == []
    assert call[0][0]["articles"] == ["a1"]


def test_an_entry_of_the_stream_is_what_the_document_says(
    store: EventStore, settings: ConnectionSettings, client: Any
) -> None:
    store.save_many([result("a1", version="1"), result("a1", version="2")])
    entries = [fields for _, fields in client.xrange(Keys(settings.key_prefix).stream)]
    assert len(entries) == 3
    for fields in entries:
        data = json.loads(fields.pop("data"))
        assert errors("Attributes", fields) == []
        assert errors("Event", data) == []
        assert set(fields) == set(async_api()["components"]["schemas"]["Attributes"]["properties"])


def test_a_change_of_an_event_is_what_the_document_says(
    store: EventStore, settings: ConnectionSettings, client: Any
) -> None:
    put(store, report("a", "NOR", "FIN"), report("b", "NOR", "FIN"))
    merge(store, ["a"])
    merge(store, ["b"])
    merge(store, ["a", "b"])
    entries = [fields for _, fields in client.xrange(Keys(settings.key_prefix).changes)]
    assert len(entries) == 4
    for fields in entries:
        assert errors("Change", json.loads(fields.pop("data"))) == []
        assert errors("ChangeAttributes", fields) == []


def test_an_agreement_is_what_the_document_says() -> None:
    event = EVENT_ADAPTER.validate_python(agreement())
    assert errors("Event", event.model_dump(mode="json")) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Event", {"type": "meeting"}),
        ("Article", {"title": "No text"}),
        ("Call", [[{"version": 1, "articles": [{"title": "No text"}]}], {}, {}]),
        ("Call", [[{"version": 9, "articles": []}], {}, {}]),
        ("Message", {"body": ""}),
        ("Attributes", {"specversion": "0.3"}),
        ("ChangeAttributes", {"type": "communique.canonical.lost"}),
        ("Change", {"id": "ce-a"}),
    ],
)
def test_what_is_none_is_refused(name: str, value: Any) -> None:
    assert errors(name, value)
