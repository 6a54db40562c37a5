"""The charts: drawn under a strict policy, the same as a table, as files, and as filters in the address."""

import csv
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.console.browser.news import signing
from tests.console.browser.stage import Console
from tests.faults.stage import await_that

FIRST, SECOND = "Slovak Prime Minister Petra Novak", "Tunisian President Omar Haddad"
CHARTS = {"map": "map", "network": "network-state", "timeline": "timeline", "agreements": "parties"}
"""Views with the name of a figure of each."""


@pytest.fixture(scope="module", autouse=True)
def _events(console: Console) -> None:
    """One signing, which the console has counted."""
    console.merged(console.push(signing("charts-n", FIRST, SECOND, outlet="Northern Post")))
    wanted = {"one": "Petra Novak", "by": "person"}
    await_that(lambda: console.client.get("/overview/events", params=wanted).json()["total"] == 1)


def shown(page: Page, view: str, name: str) -> Locator:
    """Go to a view; gives one of its figures once its chart is drawn."""
    page.goto(f"/console/{view}")
    figure = page.locator(f'[data-figure="{name}"]')
    expect(figure.locator(".chart[data-drawn] canvas")).to_be_visible()
    return figure


def asked(page: Page) -> dict[str, list[str]]:
    """The query of the page's address."""
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize("view", CHARTS)
def test_a_chart_is_drawn_and_told_in_words_and_as_a_table(page: Page, view: str) -> None:
    figure = shown(page, f"{view}?participant=Novak", CHARTS[view])
    expect(figure.locator("[role=img]")).to_have_attribute("aria-label", re.compile(r"\w+ \w+"))
    figure.get_by_text("As a table").press("Enter")
    expect(figure.locator("tbody tr").first).to_be_visible()


@pytest.mark.parametrize("view", CHARTS)
def test_a_chart_is_saved_as_table_and_pictures(page: Page, view: str, tmp_path: Path) -> None:
    figure = shown(page, f"{view}?participant=Novak", CHARTS[view])
    contents = {}
    for kind in ("CSV", "PNG", "SVG"):
        with page.expect_download() as download:
            figure.get_by_role("button", name=f"as {kind}").click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        contents[kind] = file.read_bytes()
    head, *rows = csv.reader(contents["CSV"].decode().splitlines())
    assert rows
    assert all(len(row) == len(head) for row in rows)
    assert contents["PNG"].startswith(b"\x89PNG")
    assert contents["SVG"].startswith(b"<svg")


def test_a_click_on_a_bar_asks_for_its_time(page: Page) -> None:
    figure = shown(page, "timeline?participant=Novak", "timeline")
    box = figure.locator("canvas").bounding_box()
    assert box
    figure.locator("canvas").click(position={"x": box["width"] / 2, "y": box["height"] * 0.45})
    expect(page).to_have_url(re.compile("since="))
    assert asked(page)["since"] == asked(page)["until"]
    expect(page.get_by_label("Since")).to_have_value(asked(page)["since"][0])


def test_keys_do_what_a_click_on_a_line_does(page: Page) -> None:
    figure = shown(page, "network?participant=Novak", "network-state")
    figure.get_by_text("As a table").press("Enter")
    figure.get_by_role("button", name="show those of Slovakia and Tunisia").press("Enter")
    expect(page.get_by_role("heading", name="Slovakia and Tunisia: 1 event")).to_be_visible()
    assert (asked(page)["one"], asked(page)["other"]) == (["SVK"], ["TUN"])
    page.reload()
    behind = page.get_by_role("region", name="Slovakia and Tunisia")
    behind.locator("tbody a").first.click()
    expect(page).to_have_url(re.compile("/console/event/"))


def test_a_state_chosen_on_the_map_is_a_filter(page: Page) -> None:
    figure = shown(page, "map?participant=Novak", "map")
    figure.get_by_text("As a table").press("Enter")
    figure.locator("tbody button").first.press("Enter")
    expect(page).to_have_url(re.compile("country=[A-Z]{3}"))
    expect(page.get_by_label("State", exact=True)).to_have_value(asked(page)["country"][0])


def test_a_person_is_found_and_has_a_page(page: Page) -> None:
    page.goto("/console/people")
    page.get_by_label("Search by name").fill("nov pet")
    page.get_by_label("Search by name").press("Enter")
    page.get_by_role("link", name="Petra Novak").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Petra Novak")
    expect(page.locator('[data-figure="offices"] .chart[data-drawn]')).to_be_visible()
    page.locator('[data-figure="with-whom"]').get_by_text("As a table").press("Enter")
    page.get_by_role("link", name="Omar Haddad").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Omar Haddad")


def test_a_chart_takes_the_colours_that_are_chosen(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    figure = shown(page, "timeline?participant=Novak", "timeline")
    corner = """canvas => canvas.getContext("2d").getImageData(2, 2, 1, 1).data[0] < 128"""
    assert not figure.locator("canvas").evaluate(corner)
    page.get_by_label("Colours").select_option("dark")
    await_that(lambda: figure.locator("canvas").evaluate(corner))
