"""The manifests of deploy/kubernetes fit each other, the image and the code; no cluster is asked."""

from typing import Any

import pytest
import yaml

from communique_schemas import DEFAULT_QUEUE
from communique_worker.app import GRACE_SECONDS
from communique_worker.settings import WorkerSettings
from tests.deploy.manifests import FOLDER, image_user, manifests, one, pod_of

WORKER = "communique-worker"


@pytest.fixture
def pod() -> dict[str, Any]:
    return pod_of(WORKER)


@pytest.fixture
def container(pod: dict[str, Any]) -> dict[str, Any]:
    (only,) = pod["containers"]
    return dict(only)


def test_every_file_is_named_and_every_object_has_version_kind_and_name() -> None:
    named = yaml.safe_load((FOLDER / "kustomization.yaml").read_text("utf-8"))["resources"]
    assert {*named, "kustomization.yaml"} == {path.name for path in FOLDER.iterdir()}
    assert sorted((each["apiVersion"], each["kind"]) for each in manifests()) == [
        ("apps/v1", "Deployment"),
        ("apps/v1", "Deployment"),
        ("keda.sh/v1alpha1", "ScaledObject"),
        ("keda.sh/v1alpha1", "TriggerAuthentication"),
        ("policy/v1", "PodDisruptionBudget"),
        ("policy/v1", "PodDisruptionBudget"),
        ("v1", "Service"),
    ]
    assert all(each["metadata"]["name"] for each in manifests())


def test_deployment_and_budget_select_the_pods_that_are_made() -> None:
    deployment = one("Deployment", WORKER)["spec"]
    labels = deployment["template"]["metadata"]["labels"]
    for selector in (
        deployment["selector"],
        one("PodDisruptionBudget", WORKER)["spec"]["selector"],
    ):
        assert selector["matchLabels"].items() <= labels.items()


def test_the_number_of_workers_is_kedas_alone_and_never_none() -> None:
    scaled = one("ScaledObject", WORKER)["spec"]
    assert scaled["scaleTargetRef"]["name"] == one("Deployment", WORKER)["metadata"]["name"]
    assert "replicas" not in one("Deployment", WORKER)["spec"]
    assert 1 <= scaled["minReplicaCount"] < scaled["maxReplicaCount"]


def test_keda_looks_at_the_queue_with_what_the_secret_holds() -> None:
    (trigger,) = one("ScaledObject", WORKER)["spec"]["triggers"]
    assert trigger["type"] == "redis"
    assert trigger["metadata"]["listName"] == DEFAULT_QUEUE
    assert all(isinstance(value, str) for value in trigger["metadata"].values())  # as KEDA wants
    rights = one("TriggerAuthentication", "communique-redis")
    assert trigger["authenticationRef"]["name"] == rights["metadata"]["name"]
    given = {each["parameter"] for each in rights["spec"]["secretTargetRef"]}
    assert given == {"address", "username", "password"}


def test_each_probe_asks_a_path_that_is_served_on_a_port_that_is_open(
    container: dict[str, Any],
) -> None:
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    environment = {each["name"]: each.get("value") for each in container["env"]}
    assert str(ports["metrics"]) == environment["COMMUNIQUE_METRICS_PORT"]
    asked = {
        name: container[f"{name}Probe"]["httpGet"] for name in ("startup", "readiness", "liveness")
    }
    assert all(probe["port"] in ports for probe in asked.values())
    assert {name: probe["path"] for name, probe in asked.items()} == {
        "startup": "/readyz", "readiness": "/readyz", "liveness": "/healthz",
    }  # fmt: skip
    annotations = one("Deployment", WORKER)["spec"]["template"]["metadata"]["annotations"]
    assert annotations["prometheus.io/port"] == str(ports["metrics"])


def test_every_variable_is_a_setting_with_a_value_that_it_can_have(
    container: dict[str, Any],
) -> None:
    given = {each["name"].removeprefix("COMMUNIQUE_").lower(): each for each in container["env"]}
    assert set(given) <= set(WorkerSettings.model_fields)
    plain = {name: each["value"] for name, each in given.items() if "value" in each}
    assert WorkerSettings.model_validate(plain)
    secret = {
        each["valueFrom"]["secretKeyRef"]["name"] for each in given.values() if "value" not in each
    }
    assert secret == {"communique"}


def test_a_pod_is_given_longer_to_end_than_a_worker_takes(pod: dict[str, Any]) -> None:
    assert pod["terminationGracePeriodSeconds"] > GRACE_SECONDS


def test_the_pool_fits_into_the_memory_of_its_container(container: dict[str, Any]) -> None:
    (limit,) = [
        int(each["value"]) for each in container["env"] if each["name"] == "COMMUNIQUE_CHILD_MEMORY_MIB"
    ]  # fmt: skip
    concurrency = int(container["args"][container["args"].index("--concurrency") + 1])
    memory = int(container["resources"]["limits"]["memory"].removesuffix("Mi"))
    assert concurrency * limit < memory
    assert int(container["resources"]["requests"]["cpu"]) == concurrency


def test_a_container_may_do_no_more_than_it_must(
    pod: dict[str, Any], container: dict[str, Any]
) -> None:
    assert pod["securityContext"]["runAsNonRoot"]
    assert pod["securityContext"]["runAsUser"] == image_user()
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    mounted = {mount["mountPath"] for mount in container["volumeMounts"]}
    assert mounted == {"/tmp"}  # noqa: S108 - where a worker's processes count together
