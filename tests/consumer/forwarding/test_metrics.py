"""`communique forward` tells over HTTP what its target has, and what the groups have yet to read."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx

from communique_store import ConnectionSettings, EventStore
from tests.faults.stage import await_that, free_port
from tests.store.examples import result


def test_what_was_forwarded_is_counted(settings: ConnectionSettings, tmp_path: Path) -> None:
    port = free_port()
    with EventStore(settings=settings) as store:
        store.save(result("a1"))
        store.save(result("a1", "2"))  # which retracts the event before
    forwarding = subprocess.Popen(
        [sys.executable, "-m", "communique", "forward", "--to", f"jsonl:{tmp_path}", "--group", "g",
         "--every", "0", "--metrics-port", str(port)],
        env={**os.environ, "COMMUNIQUE_STORE_URL": settings.store_url or ""},
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip

    def lines() -> set[str]:
        try:
            return set(httpx.get(f"http://127.0.0.1:{port}/metrics").text.splitlines())
        except httpx.TransportError:
            return set()

    try:
        await_that(
            lambda: {
                'communique_entries_forwarded_total{result="added"} 2.0',
                'communique_entries_forwarded_total{result="retracted"} 1.0',
                'communique_group_lag_entries{group="g"} 0.0',
                'communique_group_pending_entries{group="g"} 0.0',
                "communique_store_up 1.0",
            } <= lines(),
            30,
        )  # fmt: skip
        assert httpx.get(f"http://127.0.0.1:{port}/readyz").text == "store: ok\n"
    finally:
        forwarding.send_signal(signal.SIGTERM)
        forwarding.communicate(timeout=30)
