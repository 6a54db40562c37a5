"""Flower shows our workers and tasks, started as the page and as Compose start it."""

import re
import shlex
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from communique_producer import Producer
from communique_schemas import Article
from tests.docs.console import ROOT, blocks_of
from tests.faults.stage import Server, Worker, await_that, free_port, settings_for

MEETING = "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo."
PORT = re.compile(r"--port=\d+")


def by_the_page(_url: str) -> list[str]:
    """The command of the page, which takes the broker from the environment."""
    (line,) = [
        line
        for block in blocks_of(ROOT / "docs" / "operations.md")
        for line in block.text.splitlines()
        if line.startswith("celery -A communique_worker flower")
    ]
    return shlex.split(line, comments=True)


def by_compose(url: str) -> list[str]:
    """The command of Compose's service, with this broker in place of its own."""
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
    command: list[str] = services["flower"]["command"]
    return [f"--broker={url}" if word.startswith("--broker=") else word for word in command]


@pytest.mark.parametrize("command", [by_the_page, by_compose])
def test_flower_shows_the_worker_and_what_became_of_its_task(
    machine: Server, tmp_path: Path, command: Any
) -> None:
    address = f"http://127.0.0.1:{(port := free_port())}"
    words = [PORT.sub(f"--port={port}", word) for word in command(machine.url)]
    folder = tmp_path / "flower"
    folder.mkdir()

    def asked(path: str) -> dict[str, dict[str, Any]]:
        try:
            answer = httpx.get(f"{address}/api/{path}", timeout=30)
        except httpx.TransportError:  # not there yet
            return {}
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    flower = [sys.executable, "-m", *words]
    with (
        Worker(tmp_path, machine.url, concurrency=1, COMMUNIQUE_TASK_EVENTS="true"),
        Worker(
            folder,
            machine.url,
            command=flower,
            FLOWER_UNAUTHENTICATED_API="true",
            FLOWER_ADDRESS="127.0.0.1",
        ),
    ):
        await_that(lambda: asked("workers?refresh=true"), 60)
        Producer(settings=settings_for(machine.url)).push([Article(id="a", text=MEETING)])
        await_that(lambda: [task["state"] for task in asked("tasks").values()] == ["SUCCESS"], 60)
        (task,), (worker,) = asked("tasks").values(), asked("workers")
    assert (task["name"], task["args"]) == ("communique.extract", "(1 articles)")
    assert task["worker"] == worker
    assert "Hagen" not in str(task)
