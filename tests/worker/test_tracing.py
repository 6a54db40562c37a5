"""One trace from the push to what is stored, across the queue, received over HTTP as a collector would."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from communique_producer import Producer
from tests.faults.stage import Server, Worker, await_that, settings_for

MEETING = "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo."
RECORDS = f'{{"id": "good", "text": "{MEETING}"}}\n{{"id": "bad", "text": "RAISE the Marigold."}}\n'


@dataclass
class Collector:
    """Takes in spans as an OTLP collector does."""

    spans: list[tuple[str, Any]] = field(default_factory=list)
    """Each with the name of its service."""
    raw: bytearray = field(default_factory=bytearray)
    url: str = ""
    log: str = ""
    """What the worker logged."""

    def named(self, name: str) -> list[Any]:
        return [span for _, span in self.spans if span.name == f"communique {name}"]

    def take(self, body: bytes) -> None:
        self.raw += body
        for told in ExportTraceServiceRequest.FromString(body).resource_spans:
            (service,) = [
                each.value.string_value
                for each in told.resource.attributes
                if each.key == "service.name"
            ]
            for scope in told.scope_spans:
                self.spans += [(service, span) for span in scope.spans]


@pytest.fixture(scope="module")
def collector() -> Iterator[Collector]:
    made = Collector()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.path == "/v1/traces"
            made.take(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nobody listens."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.url = f"http://127.0.0.1:{server.server_address[1]}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield made
        server.shutdown()


@pytest.fixture(scope="module")
def traced(collector: Collector, tmp_path_factory: pytest.TempPathFactory) -> Collector:
    """The spans of a push by the command and of the worker that reads what was pushed."""
    folder = tmp_path_factory.mktemp("traces")
    # nothing is sent again meanwhile
    asked = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "COMMUNIQUE_VISIBILITY_SECONDS": "900"}
    with Server(folder) as server:
        pushed = push(server, folder, **asked)
        assert "queued 2" in pushed.stdout, pushed.stderr
        worker = Worker(folder, server.url, app="tests.faults.poisoned", loglevel="info", **asked)
        with worker:
            assert Producer(settings=settings_for(server.url)).wait(["good", "bad"], timeout=60)
            assert worker.drain() == 0  # which exports what is left
    collector.log = worker.log()
    await_that(lambda: collector.named("process"), 30)
    return collector


def push(server: Server, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    (folder / "in.jsonl").write_text(RECORDS)
    return subprocess.run(
        [sys.executable, "-m", "communique", "push", str(folder / "in.jsonl")],
        env={**os.environ, "COMMUNIQUE_STORE_URL": server.url, "COMMUNIQUE_BROKER_URL": server.url,
             **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_each_span_is_a_child_of_the_one_that_caused_it(traced: Collector) -> None:
    (pushed,), (sent,), (processed,) = map(traced.named, ("push", "send", "process"))
    assert not pushed.parent_span_id
    assert sent.parent_span_id == pushed.span_id
    assert processed.parent_span_id == sent.span_id
    for name in ("read", "store"):
        assert {span.parent_span_id for span in traced.named(name)} == {processed.span_id}
    assert {span.trace_id for _, span in traced.spans} == {pushed.trace_id}


def test_kinds_and_services_are_those_of_messaging(traced: Collector) -> None:
    kinds = {span.name.split()[1]: span.kind for _, span in traced.spans}
    assert (kinds["send"], kinds["process"], kinds["read"]) == (4, 5, 1)
    services = {span.name.split()[1]: service for service, span in traced.spans}
    assert (services["push"], services["process"]) == ("communique-push", "communique-worker")


def test_the_spans_tell_what_became_of_each_article(traced: Collector) -> None:
    told = {
        (event.name, *(str(each.value.string_value or each.value.int_value) for each in event.attributes))
        for _, span in traced.spans
        for event in span.events
    }  # fmt: skip
    assert ("article stored", "good", "1") in told
    assert ("dead letter", "bad", "failed") in told


def test_a_failure_is_told_by_its_class_and_nothing_of_a_text_is(traced: Collector) -> None:
    failed = [span.status.message for span in traced.named("read") if span.status.code == 2]
    assert failed == ["MemoryError", "MemoryError"]  # the chunk, and then the article alone
    for words in (b"Hagen", b"Marigold", b"too much"):
        assert words not in traced.raw


def test_the_log_names_the_trace(traced: Collector) -> None:
    (processed,) = traced.named("process")
    assert f"trace_id={processed.trace_id.hex()}" in traced.log


def test_nothing_is_exported_where_nobody_asks(collector: Collector, tmp_path: Path) -> None:
    before = len(collector.spans)
    with Server(tmp_path) as server:
        assert "queued 2" in push(server, tmp_path).stdout
        off = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_SDK_DISABLED": "true"}
        assert "already known 2" in push(server, tmp_path, **off).stdout
    assert len(collector.spans) == before


def test_a_collector_that_is_away_costs_no_article(tmp_path: Path) -> None:
    away = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1", "OTEL_EXPORTER_OTLP_TIMEOUT": "1"}
    with Server(tmp_path) as server:
        pushed = push(server, tmp_path, **away)
    assert (pushed.returncode, "queued 2" in pushed.stdout) == (0, True)
