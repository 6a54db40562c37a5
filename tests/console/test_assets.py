"""Every file and every address that the page asks for is answered, in its type, and under the policy."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.console.serving import Console

PAGE = Path(str(files("communique_console").joinpath("page")))
STATIC = "/console/static/"
MEDIA_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".html": "text/html",
}
ASKING = re.compile(r"""(?:api\.\w+|address|follow|send|ifThere|wholeList)\(\s*["`](/[^"`]*)["`]""")
"""How scripts name what they ask the server for."""
SCRIPTS = {
    f"{STATIC}{path.relative_to(PAGE).as_posix()}": path.read_text("utf-8")
    for path in sorted(PAGE.rglob("*.js"))
}


def asked_for() -> Iterator[str]:
    """The addresses of files that the page, its scripts and its sheets name."""
    yield from re.findall(
        r'(?:href|src)="(/console/static/[^"]+)"', (PAGE / "index.html").read_text("utf-8")
    )
    for address, text in SCRIPTS.items():
        for name in re.findall(r'(?:from|import\()\s*"([./][^"]+)"', text):
            yield urljoin(address, name)
        yield from re.findall(r'"(/console/static/[^"]+)"', text)


ASSETS = sorted(set(asked_for()))


def test_the_page_asks_for_its_scripts_what_draws_charts_and_the_outlines() -> None:
    assert {f"{STATIC}vega.js", f"{STATIC}outlines.json", f"{STATIC}modules/app.js"} <= set(ASSETS)
    assert {path for path in ASSETS if path.endswith(".css")} == {
        f"{STATIC}style/{path.name}" for path in (PAGE / "style").iterdir()
    }
    assert set(SCRIPTS) <= set(ASSETS)


@pytest.mark.parametrize("address", ASSETS)
def test_a_file_comes_in_its_type_and_is_asked_for_again_only_when_it_is_another(
    serving: Console, address: str
) -> None:
    with serving.asking(None) as anybody:
        answer = anybody.get(address)
        assert answer.status_code == 200
        kind = answer.headers["Content-Type"].partition(";")[0]
        assert kind == MEDIA_TYPES[Path(address).suffix]
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        again = anybody.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_what_draws_charts_is_a_module_and_the_outlines_are_of_states(serving: Console) -> None:
    with serving.asking(None) as anybody:
        assert anybody.get(f"{STATIC}vega.js").text.rstrip().endswith("};")
        outlines = json.loads(anybody.get(f"{STATIC}outlines.json").content)
    assert outlines["type"] == "FeatureCollection"
    assert {"NOR", "PER"} <= {each["id"] for each in outlines["features"]}


@pytest.mark.parametrize(
    "view",
    ["", "feed", "map", "network", "timeline", "agreements", "people", "people/x", "operations",
     "event/ce-1", "event/a%2Fb", "no-such-view"],
)  # fmt: skip
def test_every_address_of_a_view_gives_the_page(serving: Console, view: str) -> None:
    with serving.asking(None) as anybody:
        answer = anybody.get(f"/console/{view}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_every_operation_that_the_page_asks_for_is_described(serving: Console) -> None:
    document = serving.client.get("/openapi.json").json()
    paths = [
        re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(path)) + "$")
        for path in document["paths"]
    ]
    asked = {
        re.sub(r"\$\{[^}]*\}", "x", name)
        for text in SCRIPTS.values()
        for name in ASKING.findall(text)
        if not name.startswith(STATIC)
    }
    assert len(asked) > 10
    assert {name for name in asked if not any(path.match(name) for path in paths)} == set()


@pytest.mark.parametrize(
    "address",
    [
        "vega.js/x",
        "outlines.json.map",
        "modules",
        "modules/",
        "modules/none.js",
        "%00",
        "a" * 3000,
    ],
)
def test_what_is_no_file_of_the_page_is_not_found(serving: Console, address: str) -> None:
    answer = serving.client.get(f"{STATIC}{address}")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
