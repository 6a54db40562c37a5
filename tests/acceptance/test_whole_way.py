"""The real command, a real server and a real worker: push, wait, read."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from tenacity import retry, retry_if_result, stop_after_delay, wait_fixed

from communique_schemas.json_schema import json_schema
from communique_schemas.version import __version__
from communique_store import EventStore
from communique_store.keys import Keys
from tests.conftest import SHARED, shared_records

COMMAND = [sys.executable, "-m", "communique"]
ARTICLE = (
    "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo on Monday."
)


class Machine:
    """A folder of its own for the embedded server, and the commands run against it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        urls = ("COMMUNIQUE_STORE_URL", "COMMUNIQUE_BROKER_URL")
        kept = {key: value for key, value in os.environ.items() if key not in urls}
        self.environment = {**kept, "COMMUNIQUE_DATA_DIR": str(folder / "data")}

    def run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *arguments],
            env=self.environment,
            cwd=self.folder,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )

    def events(self, *arguments: str) -> list[dict[str, Any]]:
        done = self.run("events", "--reports", "--format", "jsonl", *arguments)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    made = Machine(tmp_path_factory.mktemp("machine"))
    up = subprocess.Popen(
        [*COMMAND, "up", "--concurrency", "1"], env=made.environment, stderr=subprocess.PIPE
    )
    assert up.stderr is not None
    for line in up.stderr:
        if b"ready" in line:
            break
    assert up.poll() is None
    yield made
    up.send_signal(signal.SIGINT)
    assert up.wait(60) == 0
    up.stderr.close()


def test_push_wait_events(machine: Machine) -> None:
    (machine.folder / "meeting.txt").write_text(ARTICLE)
    (machine.folder / "broken.jsonl").write_text('{"text": "cut')
    pushed = machine.run(
        "push", "meeting.txt", "broken.jsonl", "--published", "2024-05-14", "--wait"
    )
    assert pushed.returncode == 1  # one record was refused, and said
    assert "broken.jsonl:1: not valid JSON" in pushed.stderr
    assert "queued 1, already known 0, refused 1" in pushed.stdout
    assert "processed 1, dead letters 0" in pushed.stdout
    (event,) = machine.events("--participant", "hagen", "--since", "2024-05-01")
    assert event["date"]["start"] == "2024-05-13"
    assert event["evidence"][0]["text"] == ARTICLE
    again = machine.run("push", "meeting.txt", "--published", "2024-05-14")
    assert (again.returncode, again.stdout.strip()) == (0, "queued 0, already known 1, refused 0")
    assert len(machine.events("--participant", "hagen")) == 1


def test_nothing_found_is_said_and_is_no_error(machine: Machine) -> None:
    done = machine.run("events", "--country", "XKX", "--format", "jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no event fits" in done.stderr


def test_a_follower_comes_back_where_it_left(machine: Machine) -> None:
    machine.run("push", "-", "--wait", given="Peru and Chile signed a treaty on fishing.")
    first = machine.run(
        "events", "--reports", "--follow", "--group", "g", "--idle", "0.2", "--format", "jsonl"
    )
    assert first.stdout.count("\n") >= 1
    machine.run("push", "-", "--wait", given="Ghana and Togo signed a treaty on borders.")
    second = machine.run(
        "events", "--reports", "--follow", "--group", "g", "--idle", "0.2", "--format", "jsonl"
    )
    (entry,) = [json.loads(line) for line in second.stdout.splitlines()]
    assert {p["country"] for p in entry["event"]["participants"]} == {"GHA", "TGO"}


def test_a_second_up_on_the_same_folder_is_a_clear_error(machine: Machine) -> None:
    done = machine.run("up")
    assert done.returncode == 1
    assert "already runs" in done.stderr
    assert "Traceback" not in done.stderr


def test_status_tells_what_there_is(machine: Machine) -> None:
    figures = json.loads(machine.run("status", "--json").stdout)
    assert figures["workers_alive"] == 1
    assert figures["articles_under_way"] == 0
    assert figures["dead_letters"] == 0


def test_what_the_worker_cannot_process_is_a_dead_letter(machine: Machine) -> None:
    from celery import Celery

    from communique_schemas import TASK_NAME

    url = json.loads((machine.folder / "data" / "server.json").read_text())["url"]
    payload = {
        "version": 1,
        "articles": [{"id": "bad", "text": " "}, {"id": "ok", "text": ARTICLE}],
    }
    Celery(broker=url).send_task(TASK_NAME, args=[payload], queue="communique")
    with EventStore(url) as store:
        wait_until(lambda: store.counts().dead_letters and list(store.query(article="ok")))
        assert store.article("ok").text == ARTICLE
    shown = machine.run("dead", "show", "bad")
    assert "the text is blank" in shown.stdout
    assert machine.run("dead", "retry", "bad").returncode == 1
    assert machine.run("dead", "drop", "bad").returncode == 0
    missing = machine.run("dead", "show", "bad")
    assert missing.returncode == 1
    assert "no dead letter for article 'bad'" in missing.stderr


def test_a_newer_extractor_reads_what_an_older_one_has_stored(machine: Machine) -> None:
    machine.run("push", "-", "--wait", given="Kenya and Ghana signed a treaty on ports.")
    (event,) = machine.events("--country", "KEN")
    assert machine.run("reprocess").stdout.strip() == "queued 0"  # this version has read all
    url = json.loads((machine.folder / "data" / "server.json").read_text())["url"]
    with EventStore(url) as store:
        age(url, event["article"]["id"])
        assert machine.run("reprocess").stdout.strip() == "queued 1"
        wait_until(lambda: not store.counts().under_way)
        (again,) = store.query(country="KEN")
        told = [(entry.action, entry.event.id) for entry in store.follow("g2", block_seconds=0.1)]
    assert told.count(("added", event["id"])) == 1  # what is read as it was is not told again
    assert ("retracted", event["id"]) not in told
    assert again.id == event["id"]
    assert again.extractor.version == __version__
    assert machine.run("check").returncode == 0


def age(url: str, article_id: str) -> None:
    """Let an article be one that an older extractor has read."""
    with redis.Redis.from_url(url) as client:
        client.hset(Keys("communique").article(article_id), "extractor", "000000.000000.000001/m")


def wait_until(condition: Any) -> None:
    retry(
        retry=retry_if_result(lambda done: not done),
        wait=wait_fixed(0.05),
        stop=stop_after_delay(60),
    )(condition)()


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated articles are not beside the project")
def test_the_annotated_article_through_the_queue(machine: Machine) -> None:
    """The gold article of a state visit: events, parties, witnesses, fields, exact spans."""
    gold = shared_records("seed.gold.jsonl")[0]
    record = {key: gold.get(key) for key in ("id", "text", "title", "source", "published_at")}
    assert machine.run("push", "-", "--wait", given=json.dumps(record)).returncode == 0
    events = machine.events("--article", gold["id"])
    predicted = machine.folder / "predicted.jsonl"
    predicted.write_text("\n".join(json.dumps(event) for event in events))
    scored = subprocess.run(
        [sys.executable, str(SHARED / "tools/score.py"), str(SHARED / "data/seed.gold.jsonl"),
         str(predicted), "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    scores = json.loads(scored.stdout)
    assert scores["events"]["f1"] >= 0.80
    assert scores["bad_spans"] == 0
    (signed,) = [event for event in events if event["type"] == "agreement"]
    assert signed["count"] == 17
    roles = {(p["role"], p["country"]) for p in signed["participants"]}
    assert {("party", "IRN"), ("party", "TJK"), ("witness", "IRN"), ("witness", "TJK")} <= roles
    named = {field["label"] for field in signed["fields"]}
    wanted = next(event["fields"] for event in gold["events"] if event["type"] == "agreement")
    assert len(named & set(wanted)) >= 11


def test_extract_needs_no_server(tmp_path: Path) -> None:
    done = Machine(tmp_path).run("extract", "-", "--published", "2024-05-14", given=ARTICLE)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["subtype"] == "meeting"


def test_an_unreachable_server_is_one_clear_sentence(tmp_path: Path) -> None:
    alone = Machine(tmp_path)
    alone.environment["COMMUNIQUE_STORE_URL"] = "redis://:secret@127.0.0.1:1/0"
    done = alone.run("events")
    assert done.returncode == 1
    assert "cannot reach the store at redis://:***@127.0.0.1:1/0" in done.stderr
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr


def test_wrong_usage_is_exit_code_2(tmp_path: Path) -> None:
    assert Machine(tmp_path).run("events", "--type", "party").returncode == 2


@pytest.mark.parametrize("name", ["article", "event"])
def test_the_schema_is_printed(tmp_path: Path, name: str) -> None:
    done = Machine(tmp_path).run("schema", name)
    assert json.loads(done.stdout) == json_schema(name)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "command", ["extract", "push", "worker", "events", "up", "down", "status", "schema", "demo"]
)
def test_every_command_shows_an_example(tmp_path: Path, command: str) -> None:
    done = Machine(tmp_path).run(command, "--help")
    assert done.returncode == 0
    assert f"Example: communique {command}" in done.stdout


def test_producer_and_store_bring_no_spacy() -> None:
    code = (
        "import sys, communique; from communique import Producer, EventStore; "
        "print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
