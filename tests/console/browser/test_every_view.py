"""What holds of every view: no serious fault for those who do not see it, narrow or wide, light or dark."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.console.browser.news import signing
from tests.console.browser.stage import Console

VIEWS = {
    "feed": "feed",
    "event": "event/{}",
    "map": "map",
    "network": "network",
    "timeline": "timeline",
    "agreements": "agreements",
    "people": "people",
    "operations": "operations",
    "nothing found": "feed?participant=nobody",
    "no such event": "event/ce-00000000000000000000000000000000",
}
"""Views by what is seen there; `{}` is the id of an event."""


@pytest.fixture(scope="module")
def event(console: Console) -> str:
    """The id of an event that two outlets tell, in disagreement."""
    told = [("views-n", "Northern Post", 17), ("views-s", "Southern Daily", 15)]
    first, second = "Slovak Prime Minister Jana Kral", "Tunisian President Karim Mansour"
    articles = console.push(
        *(signing(name, first, second, outlet=outlet, count=count) for name, outlet, count in told)
    )
    return str(console.merged(articles)["id"])


def shown(page: Page, view: str, event: str) -> None:
    """Go to a view, and wait until it has loaded all of it."""
    page.goto(f"/console/{VIEWS[view].format(event)}")
    expect(page.locator("main h1, main [role=alert]").first).to_be_visible()
    expect(page.get_by_text(re.compile(r"^(Loading|Looking|Counting|Drawing).*…$"))).to_have_count(
        0
    )


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_no_serious_violation_light_or_dark(page: Page, event: str, view: str) -> None:
    page.emulate_media(color_scheme="light")
    shown(page, view, event)
    _check_by_axe(page)
    page.emulate_media(color_scheme="dark")
    _check_by_axe(page)


def _check_by_axe(page: Page) -> None:
    found = Axe().run(page)
    serious = [
        each for each in found.response["violations"] if each["impact"] in {"serious", "critical"}
    ]
    assert not serious, found.generate_report()


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_scrolls_sideways_from_a_telephone_to_4k(page: Page, event: str, view: str) -> None:
    for width in (360, 1280, 3840):
        page.set_viewport_size({"width": width, "height": 800})
        shown(page, view, event)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("view", VIEWS)
def test_it_asks_no_other_host(page: Page, console: Console, event: str, view: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    shown(page, view, event)
    assert asked
    assert all(address.startswith(console.address) for address in asked)


def test_colours_can_be_chosen_and_stay(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/console/feed")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_label("Colours").select_option("dark")
    assert page.evaluate(ground) != light
    page.reload()
    assert page.evaluate(ground) != light


def test_the_page_allows_itself_nothing_but_its_own_scripts(console: Console) -> None:
    answer = console.client.get("/console/feed")
    headers = answer.headers
    policy = dict(
        part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", answer.text)


@pytest.mark.usefixtures("event")
def test_going_back_shows_the_view_before(page: Page) -> None:
    page.goto("/console/feed?country=TUN")
    page.get_by_role("link", name="signed").first.click()
    expect(page).to_have_url(re.compile("/console/event/"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/console/feed\?country=TUN"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Feed")
    page.get_by_role("link", name="Operations").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Operations")
