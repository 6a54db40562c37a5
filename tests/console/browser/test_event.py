"""One event: its words marked where they stand, what its reports disagree on, and what an analyst decides."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.console.browser.news import meeting, signing
from tests.console.browser.stage import Console

FIRST = "Icelandic Prime Minister Gudrun Vik"
SECOND = "Maltese President Pawlu Borg"


@pytest.fixture(scope="module")
def told_by_three(console: Console) -> str:
    """The address of an event that three outlets tell, one of which counts otherwise."""
    articles = console.push(
        signing("three-n", FIRST, SECOND, outlet="Northern Post", count=17),
        signing("three-s", SECOND, FIRST, outlet="Southern Daily", count=15),
        signing("three-w", FIRST, SECOND, outlet="West Wire", count=17),
    )
    return f"/console/event/{console.merged(articles)['id']}"


def test_it_is_opened_from_the_feed(console: Console, page: Page, told_by_three: str) -> None:
    page.goto("/console/feed?participant=Gudrun+Vik")
    page.get_by_role("link", name="Iceland and Malta signed 17 agreements").click()
    expect(page).to_have_url(console.address + told_by_three)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Iceland and Malta signed 17 agreements on energy and trade"
    )
    expect(page).to_have_title(
        "Iceland and Malta signed 17 agreements on energy and trade – Communiqué"
    )


def test_evidence_is_marked_at_the_right_words_with_its_role(
    page: Page, told_by_three: str
) -> None:
    page.goto(told_by_three)
    article = page.locator("article[data-report]").filter(has_text="Southern Daily")
    marks = article.locator("mark")
    expect(marks.filter(has_text=re.compile("^signed$"))).to_have_attribute("data-group", "event")
    expect(article.locator('mark[data-label="instrument"]')).to_have_text("15 agreements")
    expect(article.locator('mark[data-label="when"]')).to_have_text("Monday")
    expect(article.locator('mark[data-tie="who:Gudrun Vik"]').first).to_have_text(FIRST)
    expect(article.locator(".evidence")).to_have_text(
        re.compile(r"^.*signed 15 agreements.*on Monday\.$")
    )


def test_what_its_confidence_comes_from_is_read_when_it_is_asked_for(
    page: Page, told_by_three: str
) -> None:
    page.goto(told_by_three)
    page.get_by_text("What makes it so sure").click()
    row = page.locator("table.weights tr").filter(
        has=page.get_by_role("rowheader", name="two states")
    )
    expect(row.locator("td")).to_have_text(re.compile(r"^[+−]\d\.\d\d$"))


def test_offsets_count_characters_and_not_halves_of_them(console: Console, page: Page) -> None:
    text = (
        "🎈🎈 Peruvian President Inti Mamani met Chilean President Rayen Soto in Lima on Monday. 🎈"
    )
    [event] = console.events_of(
        console.push({"id": "astral", "text": text, "published_at": "2024-05-14"})
    )
    page.goto(f"/console/event/{event['id']}")
    expect(page.locator('.source mark[data-group="event"]')).to_have_text("met")
    expect(page.locator('mark[data-label="when"]')).to_have_text("Monday")
    expect(page.locator(".source .text")).to_have_text(text)


def test_a_field_and_its_words_light_up_together(page: Page, told_by_three: str) -> None:
    page.goto(told_by_three)
    row = page.locator('tr[data-tie="date"]')
    row.hover()
    words = page.locator('mark[data-tie="date"]')
    expect(words).to_have_count(3)
    for at in range(3):
        expect(words.nth(at)).to_have_class(re.compile("is-tied"))
    page.locator('mark[data-tie="instrument"]').first.hover()
    expect(page.locator('tr[data-tie="instrument"]')).to_have_class(re.compile("is-tied"))
    expect(row).not_to_have_class(re.compile("is-tied"))
    row.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(words.first).to_be_focused()


def test_it_says_who_disagrees_and_how_sure_it_is(page: Page, told_by_three: str) -> None:
    page.goto(told_by_three)
    row = page.locator('tr[data-tie="count"]')
    expect(row).to_contain_text("≠ 15 told by 1: Southern Daily")
    expect(row.get_by_role("button")).to_contain_text("2 of 3")
    expect(page.get_by_role("region", name="How sure")).to_contain_text(
        re.compile(r"about \d+ of 100 are right")
    )
    expect(page.get_by_role("region", name="How sure")).to_contain_text("Reports disagree on count")
    expect(page.get_by_role("region", name="Where it stood")).to_contain_text("2024-05-14")


def test_it_says_why_its_reports_are_one_event(page: Page, told_by_three: str) -> None:
    page.goto(told_by_three)
    page.get_by_text("Why are these one event?").click()
    ties = page.locator(".why table.ties tbody tr")
    expect(ties).to_have_count(3)
    for row in ties.all():
        expect(row).to_contain_text("%")
    ties.first.get_by_role("button", name="All reasons").press("Enter")
    expect(page.locator(".why table.reasons tbody tr").first).to_contain_text("for it")
    expect(page.locator(".why")).to_contain_text("They are one event.")


def test_it_says_why_another_event_is_not_this_one(
    console: Console, page: Page, told_by_three: str
) -> None:
    (other,) = console.events_of(console.push(
        meeting("why-not", "Zambian President Chanda Banda", "Tongan King Sione Taufa", "Lusaka")
    ))  # fmt: skip
    page.goto(told_by_three)
    page.get_by_text("Why are these one event?").click()
    page.get_by_label("Why not one with").fill(f"{console.address}/console/event/{other['id']}")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".why")).to_contain_text("They are two events.")
    expect(page.get_by_role("row").filter(has_text="forbidden:").first).to_be_visible()
    page.goto(f"/console/event/{other['id']}")
    page.get_by_text("Why is it no other event?").click()
    expect(page.get_by_label("Why not one with")).to_be_visible()


def test_two_reports_can_be_split_and_joined_again(console: Console, page: Page) -> None:
    first, second = "Latvian Prime Minister Juris Ozols", "Cypriot President Eleni Pavlou"
    articles = console.push(
        signing("split-n", first, second, outlet="Northern Post"),
        signing("split-s", first, second, outlet="Southern Daily"),
    )
    page.goto(f"/console/event/{console.merged(articles)['id']}")
    southern = page.locator("article[data-report]").filter(has_text="Southern Daily")
    southern.get_by_label("is of another event").check()
    page.get_by_role("button", name="Split off 1 report …").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Southern Daily")
    dialog.get_by_label("Why").fill("another day")
    dialog.get_by_role("button", name="Split off").click()
    expect(page.locator("article[data-report]")).to_have_count(1)
    apart = console.events_of(articles)
    assert len(apart) == 2

    page.goto(f"/console/event/{apart[0]['id']}")
    page.get_by_label("The same event as").fill(f"{console.address}/console/event/{apart[1]['id']}")
    page.get_by_role("button", name="Join …").click()
    page.get_by_role("dialog").get_by_role("button", name="Join").click()
    expect(page.locator("article[data-report]")).to_have_count(2)
    assert len(console.events_of(articles)) == 1


def test_an_event_that_is_not_there_says_so(page: Page) -> None:
    page.goto("/console/event/ce-00000000000000000000000000000000")
    expect(page.get_by_role("alert")).to_contain_text("Not found")
