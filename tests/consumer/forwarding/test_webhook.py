"""What an address of the web is sent, and what its answers mean; the server is a real one."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from pydantic import SecretStr

from communique_consumer.forwarding.known import target_of
from communique_consumer.forwarding.webhook import CONTENT_TYPE, WebhookSettings, WebhookTarget
from communique_schemas import StreamEntry
from communique_schemas.cloud_event import of_entry
from communique_schemas.errors import (
    FailingError,
    RefusedError,
    SettingsError,
    TargetAwayError,
    TargetError,
)
from communique_store import EventStore
from tests.consumer.forwarding.command import Forwarding
from tests.consumer.forwarding.entries import entry
from tests.consumer.forwarding.receiver import Receiver
from tests.faults.stage import free_port
from tests.store.examples import result

SECRET = b"thirty-two bytes that nobody has"


@pytest.fixture
def target(receiver: Receiver) -> Iterator[WebhookTarget[StreamEntry]]:
    """The address as a target, without a secret."""
    with closing(WebhookTarget(receiver.url, of_entry, WebhookSettings())) as opened:
        yield opened


def test_entries_are_sent_as_a_batch_of_cloud_events(
    receiver: Receiver, target: WebhookTarget[StreamEntry]
) -> None:
    target.deliver([entry(1_715_693_000_000, "a"), entry(1_715_693_000_001, "b", "retracted")])
    ((headers, body),) = receiver.received
    assert headers["Content-Type"] == CONTENT_TYPE
    one, two = json.loads(body)
    assert (one["type"], two["type"]) == (
        "communique.meeting.added",
        "communique.meeting.retracted",
    )
    assert one["id"] == "a/1715693000000-0"
    assert one["time"] == "2024-05-14T13:23:20.000+00:00"
    assert two["data"]["id"] == "b"
    assert "webhook-signature" not in headers


@pytest.mark.parametrize(
    "secret", [SECRET.decode(), "whsec_" + base64.b64encode(SECRET).decode()], ids=["text", "whsec"]
)
def test_what_is_sent_is_signed_so_that_the_receiver_can_tell(
    receiver: Receiver, secret: str
) -> None:
    settings = WebhookSettings(secret=SecretStr(secret), authorization=SecretStr("Bearer TOKEN"))
    with closing(WebhookTarget(receiver.url, of_entry, settings)) as target:
        target.deliver([entry(1)])
        target.deliver([entry(1)])
        target.deliver([entry(2)])
    for headers, body in receiver.received:
        name, when = headers["webhook-id"], headers["webhook-timestamp"]
        signed = f"{name}.{when}.".encode() + body
        mac = base64.b64encode(hmac.new(SECRET, signed, hashlib.sha256).digest()).decode()
        assert headers["webhook-signature"] == f"v1,{mac}"
        assert abs(time.time() - int(when)) < 60
        assert headers["Authorization"] == "Bearer TOKEN"
    first, again, other = (headers["webhook-id"] for headers, _ in receiver.received)
    assert first == again != other
    assert "Bearer" not in repr(settings)


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (200, None), (201, None), (204, None),
        (400, RefusedError), (409, RefusedError), (413, RefusedError), (422, RefusedError),
        (408, TargetAwayError), (429, TargetAwayError), (503, TargetAwayError),
        (401, TargetAwayError), (403, TargetAwayError), (404, TargetAwayError),
        (301, TargetAwayError), (307, TargetAwayError),
        (500, FailingError), (502, FailingError), (504, FailingError),
    ],
)  # fmt: skip
def test_an_answer_means(
    receiver: Receiver, target: WebhookTarget[StreamEntry], code: int, error: type[Exception] | None
) -> None:
    receiver.answers = [(code, {"Location": "http://127.0.0.1:1/"})]
    if error is None:
        target.deliver([entry(1)])
        return
    with pytest.raises(TargetError) as raised:
        target.deliver([entry(1)])
    assert type(raised.value) is error
    assert f"{receiver.url} answers {code}" in str(raised.value)
    assert "so says the receiver" in str(raised.value)
    assert len(receiver.received) == 1


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("17", 17), ("Wed, 01 Jan 2020 00:00:00 GMT", 0), ("soon", None), ("", None)],
)
def test_the_receiver_may_say_when_to_come_again(
    receiver: Receiver, target: WebhookTarget[StreamEntry], header: str, seconds: float | None
) -> None:
    receiver.answers = [(429, {"Retry-After": header})]
    with pytest.raises(TargetAwayError) as raised:
        target.deliver([entry(1)])
    assert raised.value.retry_after == seconds


def test_the_receiver_may_say_it_as_a_date(
    receiver: Receiver, target: WebhookTarget[StreamEntry]
) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    receiver.answers = [(503, {"Retry-After": later})]
    with pytest.raises(TargetAwayError) as raised:
        target.deliver([entry(1)])
    assert raised.value.retry_after == pytest.approx(3600, abs=60)


def test_an_address_without_a_server_is_away() -> None:
    url = f"http://127.0.0.1:{free_port()}/"
    with (
        closing(WebhookTarget(url, of_entry)) as target,
        pytest.raises(TargetAwayError, match="cannot be reached") as raised,
    ):
        target.deliver([entry(1)])
    assert type(raised.value) is TargetAwayError


def test_no_message_tells_what_is_secret_in_an_address() -> None:
    with closing(WebhookTarget("https://me:SECRET@news.test/in?token=SECRET", of_entry)) as one:
        assert "SECRET" not in one.name
        assert one.name.startswith("https://news.test/in?")
        with closing(WebhookTarget("https://news.test/in?token=OTHER", of_entry)) as two:
            assert one.name != two.name


@pytest.mark.parametrize("url", ["https://", "http:///path", "http://[::1"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(TargetError, match="address"):
        target_of(url)


def test_a_secret_that_is_none_is_refused_by_the_name_of_its_variable() -> None:
    with pytest.raises(SettingsError, match="COMMUNIQUE_WEBHOOK_SECRET") as raised:
        WebhookTarget(
            "https://news.test", of_entry, WebhookSettings(secret=SecretStr("whsec_no base64"))
        )
    assert "no base64" not in str(raised.value)


def test_the_command_delivers_all_but_what_is_refused_through_faults_of_the_moment(
    receiver: Receiver, store: EventStore, forwarding: Forwarding
) -> None:
    store.save_many([result(f"a{n}") for n in range(20)])
    receiver.poison = "a7-1"
    receiver.answers = [(503, {"Retry-After": "0"}), (500, {"Retry-After": "0"})]
    out, messages = forwarding.run("--to", receiver.url, "--once", code=1)
    assert out == "delivered 19, of them retractions 0, rejected 1 (see rejected.jsonl)\n"
    assert "answers 503" in messages
    assert f"rejected a7-1: {receiver.url} answers 422" in messages
    assert sorted(receiver.taken) == sorted(f"a{n}-1" for n in range(20) if n != 7)
    assert json.loads((forwarding.folder / "rejected.jsonl").read_text())["event"]["id"] == "a7-1"


def test_the_command_delivers_what_fits_and_retracts_it(
    receiver: Receiver, store: EventStore, forwarding: Forwarding
) -> None:
    oslo = {"text": "Oslo", "kind": "city", "name": "Oslo", "country": "NOR"}
    store.save_many([result("a0"), result("a1", place=oslo), result("a2", place=oslo)])
    only = ("--to", receiver.url, "--once", "--country", "nor")
    assert forwarding.run(*only)[0].endswith(" rejected 0, left out 1\n")
    assert receiver.taken == ["a1-1", "a2-1"]
    store.save_many([result("a0", "2"), result("a2", "2")])  # neither took place there
    assert forwarding.run(*only)[0].endswith(" rejected 0, left out 3\n")
    (told,) = json.loads(receiver.received[-1][1])
    assert (told["type"], told["data"]["id"]) == ("communique.meeting.retracted", "a2-1")
