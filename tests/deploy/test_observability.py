"""Prometheus, Grafana and Flower as Compose starts them: files, metrics and images that fit each other."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from communique_store.telemetry.figures import FIGURES
from communique_store.telemetry.metrics import METRICS
from communique_worker.settings import WorkerSettings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
OBSERVING = {"prometheus", "grafana", "flower"}


@pytest.fixture
def services() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    return dict(told["services"])


def expressions() -> list[str]:
    """Every expression of the dashboard, of the alerts, and of the page."""
    dashboard = json.loads((DEPLOY / "grafana" / "communique.json").read_text("utf-8"))
    alerts = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text("utf-8"))
    return [
        *(target["expr"] for panel in dashboard["panels"] for target in panel["targets"]),
        *(rule["expr"] for group in alerts["groups"] for rule in group["rules"]),
        *re.findall(
            r"^\|[^|]+\| `(.+)` \|$", (ROOT / "docs" / "operations.md").read_text("utf-8"), re.MULTILINE
        ),
    ]  # fmt: skip


def test_what_observes_is_started_by_its_profile_alone(services: dict[str, Any]) -> None:
    by_profile = {
        name for name, told in services.items() if "observability" in told.get("profiles", ())
    }
    assert by_profile == OBSERVING
    assert not any(services[name].get("profiles") for name in ("redis", "worker"))


def test_every_image_of_others_has_a_whole_version(services: dict[str, Any]) -> None:
    for name in {*OBSERVING, "redis"}:
        assert re.search(r":v?\d+\.\d+\.\d+(-\w+)?$", services[name]["image"]), name


def test_nothing_is_open_beyond_the_machine(services: dict[str, Any]) -> None:
    ports = [port for told in services.values() for port in told.get("ports", ())]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_every_file_that_is_mounted_is_there(services: dict[str, Any]) -> None:
    mounts = [
        mount.split(":")[0] for name in OBSERVING for mount in services[name].get("volumes", ())
    ]
    assert [mount for mount in mounts if mount.startswith("./")]
    assert all((ROOT / mount).exists() for mount in mounts if mount.startswith("./"))


def test_prometheus_reads_the_port_at_which_the_workers_serve(services: dict[str, Any]) -> None:
    told = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text("utf-8"))
    (job,) = told["scrape_configs"]
    (found,) = job["dns_sd_configs"]
    assert found["names"] == ["worker"]
    assert str(found["port"]) in services["worker"]["environment"]["COMMUNIQUE_METRICS_PORT"]
    assert WorkerSettings.model_fields["metrics_port"].default is None  # so Compose has to say it


def test_dashboard_alerts_and_page_ask_for_metrics_that_exist() -> None:
    known = {metric.name for metric in METRICS} | {figure.name for figure in FIGURES}
    known |= {f"{metric.name}_bucket" for metric in METRICS if metric.kind == "histogram"}
    asked = {name for told in expressions() for name in re.findall(r"communique_\w+", told)}
    assert asked <= known
    # of commands of their own, which Compose does not run
    pushed = {metric.name for metric in METRICS if re.search("pushed|forwarded", metric.name)}
    shown = {name.removesuffix("_bucket") for name in asked}
    assert shown == {name.removesuffix("_bucket") for name in known} - pushed


def test_labels_that_are_asked_for_are_those_of_the_metric() -> None:
    labels = {metric.name: set(metric.labels) for metric in METRICS}
    labels |= {figure.name: {figure.label} - {None} for figure in FIGURES}
    for told in expressions():
        (name,) = set(re.findall(r"communique_\w+", told)) or {None}
        grouped = {
            label.strip()
            for each in re.findall(r"by \(([^)]*)\)", told)
            for label in each.split(",")
        }
        assert grouped - {"le"} <= labels.get(str(name).removesuffix("_bucket"), set()), told


def test_the_dashboard_is_whole() -> None:
    dashboard = json.loads((DEPLOY / "grafana" / "communique.json").read_text("utf-8"))
    panels = dashboard["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    assert all(panel["datasource"]["uid"] == "prometheus" for panel in panels)
    told = yaml.safe_load(
        (DEPLOY / "grafana" / "provisioning" / "datasources" / "prometheus.yml").read_text("utf-8")
    )
    assert told["datasources"][0]["uid"] == "prometheus"
