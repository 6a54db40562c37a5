"""The page by keys alone, by ear, and for those whom motion makes ill."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.console.browser.news import meeting, signing
from tests.console.browser.stage import Console, held_back

VIEWS = ["Feed", "Map", "Network", "Timeline", "Agreements", "People", "Operations"]
STOPS = 40
"""So many elements are gone through in a view, from its first one on."""
_FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    name: `${element.tagName} ${element.id} ${element.textContent.slice(0, 40)}`,
    isBody: element === document.body,
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    isSeen: box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0,
  };
}"""


@pytest.fixture(scope="module")
def event(console: Console) -> str:
    """The address of an event that two outlets tell."""
    told = [("mouse-n", "Northern Post"), ("mouse-s", "Southern Daily")]
    sides = "Uruguayan President Lucia Pereira", "Bhutanese King Tshering Dorji"
    articles = console.push(*(signing(name, *sides, outlet=outlet) for name, outlet in told))
    return f"/console/event/{console.merged(articles)['id']}"


def focused(page: Page) -> dict[str, Any]:
    told: dict[str, Any] = page.evaluate(_FOCUSED)
    return told


@pytest.mark.usefixtures("event")
def test_every_view_is_reached_by_tab_and_enter(page: Page) -> None:
    page.goto("/console/feed")
    expect(page.get_by_role("heading", level=1)).to_have_text("Feed")
    for view in VIEWS:
        link = page.get_by_role("navigation", name="Views").get_by_role(
            "link", name=view, exact=True
        )
        for _ in range(STOPS):
            page.keyboard.press("Tab")
            if link.evaluate("link => link === document.activeElement"):
                break
        expect(link).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text(view)
        expect(page).to_have_title(re.compile(view))
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")


def test_the_skip_link_leads_to_the_content(page: Page, event: str) -> None:
    page.goto(event)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


@pytest.mark.parametrize("view", [*VIEWS, "event"])
def test_whatever_has_the_focus_is_seen_to_have_it(page: Page, event: str, view: str) -> None:
    page.goto(event if view == "event" else f"/console/{view.lower()}")
    expect(page.locator("main h1")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^(Loading|Counting|Drawing).*…$"))).to_have_count(0)
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        told = focused(page)
        if told["isBody"]:
            break
        assert told["outline"] >= 1, told
        assert told["isSeen"], told


def test_new_events_are_told_to_who_listens(console: Console, page: Page) -> None:
    page.goto("/console/feed")
    expect(page.locator(".live")).to_have_text("live")
    region = page.get_by_role("status").and_(page.locator("#announcements"))
    expect(region.get_by_text("Feed", exact=True)).to_have_count(1)
    console.push(
        meeting("heard", "Togolese President Kodjo Mensah", "Omani Sultan Badr Said", "Lome")
    )
    expect(region.get_by_text("1 new event", exact=True)).to_have_count(1)


def test_what_is_told_while_a_view_loads_is_not_lost_to_its_title(
    console: Console, page: Page
) -> None:
    held = held_back(page, "**/events?*")
    page.goto("/console/feed")
    expect(page.locator(".live")).to_have_text("live")
    console.push(
        meeting("early", "Chadian President Idriss Doum", "Cuban President Ana Sosa", "Lima")
    )
    region = page.locator("#announcements")
    expect(region.get_by_text("1 new event", exact=True)).to_have_count(1)
    for route in held:
        route.continue_()
    expect(region.get_by_text("Feed", exact=True)).to_have_count(1)
    expect(region.get_by_text("1 new event", exact=True)).to_have_count(1)
    expect(page.get_by_role("button", name=re.compile("new event"))).to_be_hidden()


@pytest.mark.parametrize("view", [*VIEWS, "event"])
def test_nothing_moves_for_who_wants_no_motion(page: Page, event: str, view: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(event if view == "event" else f"/console/{view.lower()}")
    expect(page.locator("main h1")).to_be_visible()
    moving = "document.getAnimations().filter((each) => each.playState === 'running').length"
    assert page.evaluate(moving) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_what_opens_is_without_serious_violation_too(page: Page, event: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(event)
    page.locator(".why summary").press("Enter")
    ties = page.locator("table.ties tbody tr")
    expect(ties).to_have_count(2)
    ties.first.get_by_role("button", name="All reasons").press("Enter")
    expect(page.locator("table.reasons")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    check_by_axe(page)
    page.locator("article[data-report]").first.get_by_label("is of another event").check()
    page.get_by_role("button", name="Split off 1 report …").press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    check_by_axe(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def check_by_axe(page: Page) -> None:
    found = Axe().run(page)
    serious = [
        each for each in found.response["violations"] if each["impact"] in {"serious", "critical"}
    ]
    assert not serious, found.generate_report()
