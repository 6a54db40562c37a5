"""The store goes away and comes back, and the server with it."""

from pathlib import Path

from tests.console.serving import Console
from tests.console.test_articles import article
from tests.faults.stage import Server, await_that


def test_while_the_store_is_away_that_is_said_and_then_all_goes_on(
    machine: Server, tmp_path: Path
) -> None:
    folder = tmp_path / "console"
    folder.mkdir()
    with Console(folder, machine.url) as console:
        assert console.client.get("/readyz").status_code == 200
        machine.kill()
        for answer in (
            console.client.get("/events"),
            console.client.post("/articles", json=article("a1")),
            console.client.get("/readyz"),
        ):
            assert answer.status_code == 503
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert int(answer.headers["Retry-After"]) >= 1
            assert str(machine.port) not in answer.text
        assert console.client.get("/healthz").status_code == 200
        machine.start()
        await_that(lambda: console.client.get("/events").status_code == 200)
        assert console.client.post("/articles", json=article("a1")).status_code == 202
