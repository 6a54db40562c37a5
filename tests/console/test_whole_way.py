"""With no server at hand, one command serves all: what is pushed over HTTP is read, and told as it is."""

from pathlib import Path

from tests.console.serving import Console
from tests.console.test_articles import article
from tests.console.test_stream import following, next_change
from tests.faults.stage import await_that


def test_an_article_that_is_pushed_over_http_becomes_an_event_that_followers_are_told(
    tmp_path: Path,
) -> None:
    with Console(tmp_path, None) as console:
        with following(console, participant="Koskinen") as stream:
            next(stream)
            assert console.client.post("/articles", json=article("a1")).status_code == 202
            action, name, _ = next_change(stream)
        assert action == "created"
        whole = console.client.get(f"/events/{name}").json()
        assert whole["reports"][0]["article"]["id"] == "a1"
        text = console.client.get("/articles/a1").json()["article"]["text"]
        for span in whole["reports"][0]["evidence"]:
            assert text[span["start"] : span["end"]] == span["text"]
        report = whole["reports"][0]
        found = console.client.get("/confidence", params={"report": report["id"]}).json()
        assert found["confidence"] == report["confidence"]
        assert {"two states", "titled"} <= {reason["name"] for reason in found["reasons"]}
        assert console.end() == 0
    await_that(lambda: not (tmp_path / "server.json").exists())
