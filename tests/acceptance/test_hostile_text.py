"""What articles, files and groups are called never reaches a terminal as a command to it."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from communique_producer import Producer
from communique_schemas import Article, DeadLetter
from communique_store import ConnectionSettings, EventStore
from tests.schemas.examples import meeting
from tests.store.examples import letter, result

HOSTILE = "\x1b]0;owned\x07\x1b[2J\x9b31mred\x7f\u202eevil\u2066\U000e0041"


def run(settings: ConnectionSettings, *arguments: str, given: str = "") -> str:
    """Both outputs of the real command."""
    urls = {
        "COMMUNIQUE_STORE_URL": settings.store_url or "",
        "COMMUNIQUE_BROKER_URL": settings.broker_url or "",
    }
    done = subprocess.run(
        [sys.executable, "-m", "communique", *arguments],
        env={**os.environ, **urls, "PYTHONUTF8": "1"},
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr


def obeyed(text: str) -> set[str]:
    """The characters in a text by which it could act on a terminal."""
    return {c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs"}}


@pytest.fixture
def poisoned(store: EventStore) -> EventStore:
    """A store whose every text is hostile."""
    person = {**meeting()["participants"][0], "name": HOSTILE, "title": HOSTILE}
    place = {"text": HOSTILE, "name": HOSTILE, "kind": "city"}
    words = f"met {HOSTILE}"
    span = {"start": 0, "end": len(words), "text": words}
    topic = {**span, "label": HOSTILE}
    store.save(
        result(
            "a1", participants=[person], place=place, evidence=[span], topics=[topic],
            trigger={"start": 0, "end": 3, "text": "met"}, article={"id": "a1", "title": HOSTILE},
        )
    )  # fmt: skip
    record = {"text": HOSTILE, HOSTILE: 1}
    whole = {**letter().model_dump(), "article_id": HOSTILE, "message": HOSTILE, "record": record}
    store.letters.add(DeadLetter.model_validate(whole))
    list(store.follow(HOSTILE, block_seconds=0.05))
    store.outbox.accept([Article(id=f"b{HOSTILE}", text="Rain.")])
    return store


@pytest.mark.parametrize(
    "arguments",
    [
        ("events",),
        ("events", "--format", "jsonl"),
        ("events", "--participant", HOSTILE),
        ("events", "--follow", "--idle", "0.1", "--group", "g"),
        ("events", "--follow", "--idle", "0.1", "--group", "h", "--format", "jsonl"),
        ("groups", "list"),
        ("groups", "rewind", HOSTILE),
        ("groups", "rewind", f"no{HOSTILE}"),
        ("groups", "drop", HOSTILE),
        ("dead", "list"),
        ("dead", "show", HOSTILE),
        ("dead", "show", f"no{HOSTILE}"),
        ("dead", "retry", HOSTILE),
        ("dead", "retry", "--all"),
        ("dead", "drop", HOSTILE),
        ("trim", "--older-than-days", "0"),
        ("reprocess", f"no{HOSTILE}"),
        ("status", "--json"),
        ("check",),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_no_command_lets_a_stored_text_act_on_the_terminal(
    poisoned: EventStore, settings: ConnectionSettings, arguments: tuple[str, ...]
) -> None:
    poisoned._client.zadd("{communique}:by:all", {HOSTILE: 1})  # noqa: SLF001 - for `check` to find
    assert obeyed(run(settings, *arguments)) == set()


def test_json_means_the_same_for_all_that_is_escaped(
    poisoned: EventStore, settings: ConnectionSettings
) -> None:
    (event,) = poisoned.query()
    assert json.loads(
        run(settings, "events", "--reports", "--format", "jsonl")
    ) == event.model_dump(mode="json")
    shown = json.loads(run(settings, "dead", "show", HOSTILE))
    assert shown == poisoned.letters.get(HOSTILE).model_dump(mode="json")


@pytest.mark.parametrize("command", ["push", "extract", "explain"])
def test_no_file_acts_on_the_terminal(
    settings: ConnectionSettings, tmp_path: Path, command: str
) -> None:
    folder = tmp_path / f"in{HOSTILE}"
    folder.mkdir()
    text = f"Finnish President Elina {HOSTILE} Koskinen met {HOSTILE} Lars Hagen on Monday."
    records: list[dict[str, object]] = [
        {"id": HOSTILE, "title": HOSTILE, "text": text}, {"text": "x", HOSTILE: 1},
        {"text": "x", "published_at": HOSTILE}, {"text": "x", "language": HOSTILE},
    ]  # fmt: skip
    (folder / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    (folder / f"b{HOSTILE}.xyz").write_text("x")
    (folder / "c.json").write_text(HOSTILE)
    shown = run(settings, command, str(folder), str(tmp_path / f"missing{HOSTILE}"))
    assert "unknown kind of file" in shown
    assert "no such file" in shown
    assert obeyed(shown) == set()


def test_a_name_that_is_no_text_at_all_is_shown(
    settings: ConnectionSettings, tmp_path: Path
) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.xyz")).write_text("x")
    assert "unknown kind of file" in run(settings, "push", str(tmp_path))


def test_a_conflict_is_told_without_obeying_its_id(
    settings: ConnectionSettings, store: EventStore
) -> None:
    del store
    producer = Producer(settings=settings)
    producer.push([Article(id=HOSTILE, text="One.")])
    other = json.dumps({"id": HOSTILE, "text": "Two."})
    assert obeyed(run(settings, "push", "-", given=other)) == set()
