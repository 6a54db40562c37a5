"""A worker's log: a line an article with its id, and nothing of its text, whatever goes wrong."""

import json
from typing import Any

import pytest

from communique_producer import Producer
from communique_schemas import Article
from tests.faults.stage import Server, Worker, settings_for

MEETING = "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo."
POISON = "RAISE the anchor of the good ship Marigold."
Line = dict[str, Any]


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    """What a worker logs of a good article, one that makes the extraction fail, and garbage."""
    folder = tmp_path_factory.mktemp("logs")
    with Server(folder) as server:
        producer = Producer(settings=settings_for(server.url))
        producer.push([Article(id="good", text=MEETING), Article(id="bad\x1b[2J", text=POISON)])
        worker = Worker(folder, server.url, app="tests.faults.poisoned", concurrency=1,
                        loglevel="info", COMMUNIQUE_LOG_FORMAT="json",
        COMMUNIQUE_VISIBILITY_SECONDS="900")  # fmt: skip
        with worker:
            assert producer.wait(["good", "bad\x1b[2J"], timeout=60)
            with server.client() as client:
                client.lpush("communique", "garbage")
            assert worker.drain() == 0
        log = worker.log()
    # before the first line Celery shows people what it runs with, on standard output
    return [json.loads(line) for line in log.splitlines() if line.startswith("{")]


def having(lines: list[Line], words: str) -> list[Line]:
    return [line for line in lines if words in line["event"]]


def test_every_line_says_when_how_grave_and_who(lines: list[Line]) -> None:
    assert all(line["timestamp"].endswith("Z") for line in lines)
    assert {"info", "error", "warning"} <= {line["level"] for line in lines}
    assert {"celery.worker.strategy", "communique_worker.telling"} <= {
        line["logger"] for line in lines
    }


def test_an_article_stored_is_one_line_with_its_id_and_what_was_found(lines: list[Line]) -> None:
    (stored,) = having(lines, "article stored")
    assert stored["level"] == "info"
    assert (stored["article_id"], stored["meeting"]) == ("good", 1)
    assert 0 < stored["seconds"] < 60
    assert stored["task_id"]


def test_a_failed_article_is_told_by_its_id_and_the_place_in_the_code(lines: list[Line]) -> None:
    (failed,) = having(lines, "an article failed")
    assert failed["article_id"] == "bad\x1b[2J"
    assert failed["error"] == "MemoryError"
    assert "poisoned.py:" in failed["where"]
    (dead,) = having(lines, "dead letter")
    assert (dead["article_id"], dead["reason"], dead["why"]) == (
        "bad\x1b[2J", "failed", "MemoryError",
    )  # fmt: skip


def test_all_of_one_chunk_carries_the_id_of_its_task(lines: list[Line]) -> None:
    ids = {line["task_id"] for line in lines if line["logger"] == "communique_worker.telling"}
    assert len(ids) == 1


def test_nothing_of_a_text_and_of_an_errors_words_is_told(lines: list[Line]) -> None:
    told = json.dumps(lines, ensure_ascii=False)
    for words in ("Hagen", "Marigold", "too much"):
        assert words not in told
