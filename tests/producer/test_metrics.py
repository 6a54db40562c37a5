"""A push that runs long tells over HTTP what became of its articles."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from communique_producer import Producer
from communique_schemas import Article
from communique_schemas.errors import SettingsError
from communique_store import ConnectionSettings
from communique_store.telemetry.metrics import METRICS
from communique_store.telemetry.serving import serving
from tests.faults.stage import await_that, free_port

PUSHED = "communique_articles_pushed_total"


def test_a_followed_file_is_counted_line_by_line(
    settings: ConnectionSettings, tmp_path: Path
) -> None:
    port = free_port()
    file = tmp_path / "wire.jsonl"
    file.write_text('{"id": "a", "text": "Rain."}\n{"id": "a", "text": "Snow."}\n{"text": "cut\n')
    assert settings.store_url
    following = subprocess.Popen(
        [sys.executable, "-m", "communique", "push", "--follow", str(file), "--metrics-port", str(port)],
        env={**os.environ, "COMMUNIQUE_STORE_URL": settings.store_url,
             "COMMUNIQUE_BROKER_URL": settings.store_url},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip

    def counts() -> set[str]:
        try:
            answer = httpx.get(f"http://127.0.0.1:{port}/metrics")
        except httpx.TransportError:
            return set()
        return {line for line in answer.text.splitlines() if line.startswith(PUSHED)}

    try:
        await_that(lambda: len(counts()) == 3, 30)
        assert counts() == {
            f'{PUSHED}{{result="queued"}} 1.0',
            f'{PUSHED}{{result="refused"}} 1.0',
            f'{PUSHED}{{result="unreadable"}} 1.0',
        }
        with file.open("a") as more:
            more.write('{"id": "a", "text": "Rain."}\n')
        await_that(lambda: f'{PUSHED}{{result="known"}} 1.0' in counts(), 30)
        ready = httpx.get(f"http://127.0.0.1:{port}/readyz")
        assert (ready.status_code, ready.text) == (200, "store: ok\nbroker: ok\n")
    finally:
        following.send_signal(signal.SIGTERM)
        following.communicate(timeout=30)


def test_without_a_port_nothing_is_counted_and_nothing_listens(
    settings: ConnectionSettings,
) -> None:
    with serving(settings, None):
        Producer(settings=settings).push([Article(text="Rain.")])
    assert not any(metric.is_on() for metric in METRICS)


def test_an_address_of_another_machine_is_refused_by_name(settings: ConnectionSettings) -> None:
    away = settings.model_copy(update={"metrics_host": "192.0.2.1"})
    with (
        pytest.raises(SettingsError, match=r"cannot be served on 192\.0\.2\.1:9464"),
        serving(away, 9464),
    ):
        pass
