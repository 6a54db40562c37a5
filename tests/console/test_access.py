"""Who is let in, and what is told to those who are not."""

import pytest

from tests.console.serving import Console


def test_without_a_key_nothing_is_told(console: Console) -> None:
    with console.asking(None) as stranger:
        answer = stranger.get("/events")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:communique:problem:unauthorized"


def test_a_key_that_is_none_is_refused(console: Console) -> None:
    answer = console.client.get("/events", headers={"Authorization": "Bearer communique_x"})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("name", "method", "path"),
    [
        ("reader", "POST", "/articles"),
        ("reader", "DELETE", "/articles/a"),
        ("pusher", "GET", "/events"),
        ("pusher", "POST", "/events/join"),
        ("reader", "GET", "/dead-letters"),
    ],
)
def test_a_key_opens_what_its_scopes_name(
    console: Console, name: str, method: str, path: str
) -> None:
    with console.asking(name) as client:
        answer = client.request(method, path, json={"events": ["a", "b"]})
    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:communique:problem:missing-scope"


def test_a_reader_reads(console: Console) -> None:
    with console.asking("reader") as client:
        assert client.get("/events").json() == {"events": [], "next": None}
        assert client.get("/reports").json() == {"reports": [], "next": None}


def test_the_page_comes_without_a_key_and_under_a_strict_policy(console: Console) -> None:
    with console.asking(None) as anybody:
        page = anybody.get("/", follow_redirects=True)
    assert page.url.path == "/console/"
    assert page.headers["Content-Type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/console/static/..%2fsettings.py", "/console/static/%2e%2e/app.py"]
)
def test_the_page_has_no_way_out_of_its_folder(console: Console, path: str) -> None:
    assert console.client.get(path).status_code == 404
