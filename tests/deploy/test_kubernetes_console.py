"""The console's manifests fit each other, the image and the command; no cluster is asked."""

from typing import Any

import pytest

from communique_console.settings import ConsoleSettings
from communique_store import ConnectionSettings
from tests.console.serving import Console
from tests.deploy.manifests import image_user, one, pod_of
from tests.faults.stage import await_that

CONSOLE = "communique-console"


@pytest.fixture
def pod() -> dict[str, Any]:
    return pod_of(CONSOLE)


@pytest.fixture
def container(pod: dict[str, Any]) -> dict[str, Any]:
    (only,) = pod["containers"]
    return dict(only)


def test_service_and_budget_select_the_pods_that_are_made_and_no_worker() -> None:
    labels = one("Deployment", CONSOLE)["spec"]["template"]["metadata"]["labels"]
    workers = one("Deployment", "communique-worker")["spec"]["template"]["metadata"]["labels"]
    for selector in (
        one("Deployment", CONSOLE)["spec"]["selector"]["matchLabels"],
        one("PodDisruptionBudget", CONSOLE)["spec"]["selector"]["matchLabels"],
        one("Service", CONSOLE)["spec"]["selector"],
    ):
        assert selector.items() <= labels.items()
        assert not selector.items() <= workers.items()


def test_the_port_is_that_which_is_listened_on(container: dict[str, Any]) -> None:
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    arguments = container["args"]
    assert arguments[arguments.index("--port") + 1] == str(ports["http"])
    (port,) = one("Service", CONSOLE)["spec"]["ports"]
    assert port["targetPort"] in ports
    probes = {
        name: container[f"{name}Probe"]["httpGet"] for name in ("startup", "readiness", "liveness")
    }
    assert {name: (each["path"], each["port"]) for name, each in probes.items()} == {
        "startup": ("/readyz", "http"),
        "readiness": ("/readyz", "http"),
        "liveness": ("/healthz", "http"),
    }


def test_a_console_starts_with_these_arguments_and_answers_the_probes(
    server: str, settings: ConnectionSettings, tmp_path: Any, container: dict[str, Any]
) -> None:
    del settings
    command, *options = container["args"]
    assert command == "console"
    assert options[::2] == ["--host", "--port", "--log-format"]
    with Console(tmp_path, server, *options[4:]) as running:  # host and port are the test's own
        for name in ("readiness", "liveness"):
            path = container[f"{name}Probe"]["httpGet"]["path"]
            with running.asking(None) as kubelet:
                assert kubelet.get(path, headers={"Host": "10.0.0.7:8765"}).status_code == 200
        assert running.client.get("/events").status_code == 200
        await_that(lambda: '{"' in running.said())  # a line of the log, which is JSON


def test_every_variable_is_a_setting_and_what_is_secret_comes_from_a_secret(
    container: dict[str, Any],
) -> None:
    given = {each["name"]: each for each in container["env"]}
    ours = {
        name.removeprefix("COMMUNIQUE_").lower() for name in given if name.startswith("COMMUNIQUE_")
    }
    assert ours == {"store_url", "broker_url", "console_keys"}
    assert ours <= set(ConsoleSettings.model_fields)
    secret = {
        (ref["name"], ref["key"])
        for each in given.values()
        if (ref := each.get("valueFrom", {}).get("secretKeyRef"))
    }
    assert secret == {(CONSOLE, "store-url"), (CONSOLE, "broker-url"), (CONSOLE, "keys")}
    assert "--no-keys" not in container["args"]


def test_a_container_may_do_no_more_than_it_must(
    pod: dict[str, Any], container: dict[str, Any]
) -> None:
    assert pod["securityContext"]["runAsNonRoot"]
    assert pod["securityContext"]["runAsUser"] == image_user()
    assert pod["automountServiceAccountToken"] is False
    rights = container["securityContext"]
    assert rights["readOnlyRootFilesystem"]
    assert rights["allowPrivilegeEscalation"] is False
    assert rights["capabilities"] == {"drop": ["ALL"]}
    (mount,) = container["volumeMounts"]
    (cache,) = (each["value"] for each in container["env"] if each["name"] == "XDG_CACHE_HOME")
    assert mount["mountPath"] == cache, "what is made for the page is kept where it may be written"


def test_a_pod_is_given_longer_to_end_than_requests_and_streams_are(pod: dict[str, Any]) -> None:
    assert pod["terminationGracePeriodSeconds"] > 10 + 3
