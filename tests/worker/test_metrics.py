"""Metrics and health of a real worker, asked over HTTP."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from communique_producer import Producer
from communique_schemas import Article
from communique_store import EventStore
from tests.faults.stage import Server, Worker, await_that, free_port, settings_for

MEETING = "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo."
TREATY = "Peru and Chile signed an agreement on fishing on day {n}."


@dataclass
class Site:
    """A server, a worker on it, and the address of the worker's metrics."""

    server: Server
    worker: Worker
    url: str

    def get(self, path: str) -> httpx.Response:
        return httpx.get(f"{self.url}{path}", timeout=30)

    def answers(self, path: str) -> bool:
        try:
            return self.get(path).status_code == 200
        except httpx.TransportError:
            return False

    def values(self) -> dict[str, float]:
        """Each sample by its name and labels: `name{label=value}`."""
        return {
            sample.name + "".join(f"{{{key}={sample.labels[key]}}}" for key in sorted(sample.labels)):
                sample.value
            for family in text_string_to_metric_families(self.get("/metrics").text)
            for sample in family.samples
        }  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder, port = tmp_path_factory.mktemp("metrics"), free_port()
    with (
        Server(folder) as server,
        Worker(
            folder,
            server.url,
            app="tests.faults.poisoned",
            TMPDIR=str(folder),
            COMMUNIQUE_VISIBILITY_SECONDS="900",
            COMMUNIQUE_METRICS_PORT=str(port),
        ) as worker,
    ):
        made = Site(server, worker, f"http://127.0.0.1:{port}")
        await_that(lambda: made.answers("/readyz"), 60)
        yield made


def test_the_figures_of_all_processes_of_a_worker_are_added_up(site: Site) -> None:
    articles = [Article(id=f"t{n}", text=TREATY.format(n=n)) for n in range(80)]
    articles += [Article(id="m", text=MEETING), Article(id="bad", text="RAISE it.")]
    producer = Producer(settings=settings_for(site.server.url))
    producer.push(articles)
    assert producer.wait([article.id for article in articles], timeout=60)
    with EventStore(settings=settings_for(site.server.url)) as store:
        list(store.follow("readers", block_seconds=0.05, count=10))
        events = store.counts().events
    values = site.values()
    assert values["communique_articles_read_total"] == 81
    assert values["communique_article_seconds_count"] == 81
    assert 0 < values["communique_article_seconds_sum"] < 60
    assert values["communique_reading_failures_total{of=article}{reason=error}"] == 1
    assert values["communique_reading_failures_total{of=chunk}{reason=error}"] == 1
    assert values["communique_articles_dead_total{reason=failed}"] == 1
    stored = {name: n for name, n in values.items() if name.startswith("communique_events_stored")}
    assert sum(stored.values()) == events
    assert stored["communique_events_stored_total{subtype=sign}{type=agreement}"] == 80
    assert values["communique_store_up"] == 1
    assert values["communique_queue_messages"] == values["communique_articles_under_way"] == 0
    assert values["communique_lag_seconds"] == 0
    assert values["communique_dead_letters_held"] == values["communique_workers_alive"] == 1
    assert values["communique_events_held"] == events
    assert values["communique_group_lag_entries{group=readers}"] == 0
    assert values["communique_group_pending_entries{group=readers}"] == 0


def test_a_pool_process_that_died_takes_no_count_with_it(site: Site) -> None:
    before = site.values()["communique_articles_read_total"]
    pool = site.worker.pool()
    site.worker.kill_one()
    await_that(lambda: len(set(site.worker.pool()) - set(pool)) == 1)
    producer = Producer(settings=settings_for(site.server.url))
    producer.push([Article(id="after", text=MEETING)])
    assert producer.wait(["after"], timeout=60)
    assert site.values()["communique_articles_read_total"] == before + 1


def test_a_worker_whose_server_is_away_lives_and_is_not_ready(site: Site) -> None:
    assert site.get("/healthz").text == "ok\n"
    assert site.get("/readyz").text == "store: ok\nbroker: ok\nmodel: ok\n"
    site.server.kill()
    try:
        unready = site.get("/readyz")
        assert unready.status_code == 503
        assert "store: cannot reach" in unready.text
        assert "model: ok" in unready.text
        assert site.get("/healthz").status_code == 200
        values = site.values()
        assert values["communique_store_up"] == 0
        assert values["communique_articles_read_total"] > 0
    finally:
        site.server.start()
    await_that(lambda: site.answers("/readyz"))


def test_anything_else_is_not_found(site: Site) -> None:
    assert site.get("/").status_code == 404


def test_what_asks_for_open_metrics_gets_it(site: Site) -> None:
    answer = httpx.get(f"{site.url}/metrics", headers={"Accept": "application/openmetrics-text"})
    assert answer.headers["Content-Type"].startswith("application/openmetrics-text")
    assert answer.text.endswith("# EOF\n")


def test_a_worker_whose_port_is_taken_ends_with_a_line_of_its_log(site: Site) -> None:
    port = site.url.rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, "-m", "communique", "worker", "--concurrency", "1",
         "--metrics-port", port, "--log-format", "json"],
        env=site.worker.environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == ""  # no banner, either
    (line,) = [line for line in done.stderr.splitlines() if "cannot start" in line]
    assert f"metrics cannot be served on 127.0.0.1:{port}" in json.loads(line)["error"]


def test_a_worker_that_ends_leaves_no_counts_behind(site: Site) -> None:
    (folder,) = site.worker.folder.glob("communique-metrics-*")
    assert list(folder.glob("counter_*.db"))
    assert site.worker.drain() == 0
    assert not folder.exists()
