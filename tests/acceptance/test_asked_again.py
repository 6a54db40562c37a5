"""`push --every` on real servers: what is new at an address is queued, until Ctrl-C or SIGTERM."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli import app
from communique_store import ConnectionSettings, EventStore
from tests.acceptance.test_growing_file import become, pushing
from tests.producer.web import Web, serving


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


def feed(web: Web, *numbers: int) -> str:
    entries = "".join(
        f"<entry><title>Talks {n}</title><link href='{web.url}/{n}'/><id>urn:{n}</id>"
        f"<updated>2024-05-14T08:00:00Z</updated><content>The ministers met, says {n}.</content></entry>"
        for n in numbers
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Nord</title>{entries}</feed>'


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_is_new_is_queued_until_it_is_ended(
    settings: ConnectionSettings,
    store: EventStore,
    web: Web,
    tmp_path: Path,
    number: signal.Signals,
) -> None:
    state = tmp_path / "state.json"
    urls = [web.put("/a", feed(web, 1, 2), etag='"1"'), web.put("/b", status=503)]
    with pushing(settings, *urls, "--every", "1s", "--state", str(state)) as process:
        become(lambda: store.outbox.size() == 2)
        become(lambda: ("/a", 304) in web.asked)
        web.put("/b", feed(web, 2, 3))
        become(lambda: store.outbox.size() == 3)
        process.send_signal(number)
        told, errors = process.communicate(timeout=20)
    assert told == "queued 3, already known 1, refused 0\n"
    assert errors.splitlines()[:2] == [
        f"{urls[1]}: its server answered 503 Service Unavailable; it is asked again in each round",
        f"{urls[1]}: it answers again",
    ]
    assert process.returncode == 0
    assert state.exists()
    web.asked.clear()
    with pushing(settings, *urls, "--state", str(state)) as process:
        told, errors = process.communicate(timeout=20)
    assert (told, errors, process.returncode) == ("queued 0, already known 0, refused 0\n", "", 0)
    assert web.asked[0] == ("/a", 304)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["articles/", "--every", "5m"], "take addresses"),
        (["https://nordnews.example/", "--every", "0"], "is no time from a second to a week"),
        (["https://nordnews.example/", "--every", "often"], "is no time from a second to a week"),
        (["https://nordnews.example/", "--every", "5m", "--wait"], "do not go with --wait"),
        (["a.jsonl", "--follow", "--state", "x"], "--follow is for a file"),
        (["a", "--pages", ".", "--linked-pages"], "say one of them"),
    ],
)
def test_what_does_not_go_together_is_refused(
    arguments: list[str], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    ended = CliRunner().invoke(app, ["push", *arguments])
    assert reason in ended.output + str(ended.exception)
    assert ended.exit_code != 0
