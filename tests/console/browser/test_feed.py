"""The feed: events arrive while one looks, move nothing, and can be filtered, shared and taken along."""

import csv
import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.console.browser.news import meeting, signing
from tests.console.browser.stage import Console


def test_an_article_pushed_over_http_is_announced_live_and_shown_when_asked_for(
    console: Console, page: Page
) -> None:
    page.goto("/console/feed")
    expect(page.locator(".live")).to_have_text("live")
    console.push(
        signing(
            "live",
            "Irish Prime Minister Aoife Brennan",
            "Ecuadorian President Mateo Cordero",
            outlet="Northern Post",
        )
    )
    news = page.get_by_role("button", name=re.compile("new event"))
    expect(news).to_have_text("1 new event: show")
    assert not page.get_by_text("Ecuador and Ireland signed 17 agreements").count()
    news.click()
    expect(
        page.get_by_role("link", name="Ecuador and Ireland signed 17 agreements")
    ).to_be_visible()
    expect(news).to_be_hidden()


def test_new_events_move_nothing_under_the_reader(console: Console, page: Page) -> None:
    console.events_of(console.push(*(
        meeting(f"still{n}", f"Norwegian Prime Minister Lars {name}", "Peruvian President Ana Quispe")
        for n, name in enumerate(("Hagen", "Solberg", "Nygaard"))
    )))  # fmt: skip
    page.goto("/console/feed")
    expect(page.locator(".live")).to_have_text("live")
    rows = page.locator("table.feed tbody tr")
    expect(rows.filter(has_text="Lars Nygaard")).to_be_visible()
    before = rows.all_inner_texts()
    console.push(
        meeting(
            "moving", "Kenyan President Otieno Barasa", "Estonian President Liis Tamm", "Nairobi"
        )
    )
    expect(page.get_by_role("button", name=re.compile("new event"))).to_be_visible()
    assert rows.all_inner_texts() == before


def test_filters_stand_in_the_address_which_shows_the_same_to_somebody_else(
    console: Console, page: Page, context: BrowserContext
) -> None:
    console.events_of(console.push(
        meeting("filter-1", "Kazakh President Daniyar Seitov", "Jordanian King Samir Haddad", "Astana"),
        signing("filter-2", "Fijian Prime Minister Tomasi Vula", "Samoan Prime Minister Sina Leota",
                outlet="Reef Radio"),
    ))  # fmt: skip
    page.goto("/console/feed")
    page.get_by_label("State", exact=True).fill("Fiji")
    page.get_by_label("State", exact=True).press("Enter")
    rows = page.locator("table.feed tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Fiji and Samoa signed 17 agreements")
    expect(page).to_have_url(re.compile(r"country=FJI"))
    page.get_by_label("Type").select_option("meeting")
    expect(page.get_by_text("No event fits these filters.")).to_be_visible()

    page.get_by_label("Type").select_option("")
    expect(rows).to_have_count(1)
    other = context.new_page()
    other.goto(page.url)
    expect(other.locator("table.feed tbody tr")).to_have_count(1)
    expect(other.get_by_label("State", exact=True)).to_have_value("FJI")
    other.reload()
    expect(other.locator("table.feed tbody tr")).to_have_count(1)


def test_the_events_that_are_shown_can_be_taken_along_as_a_table(
    console: Console, page: Page
) -> None:
    console.events_of(console.push(
        signing("export", "Chadian President Idriss Mahamat", "Togolese President Kofi Mensah",
                outlet="Sahel Post"),
    ))  # fmt: skip
    page.goto("/console/feed?country=TCD")
    expect(page.locator("table.feed tbody tr")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export CSV").click()
    with download.value.path().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["type"] for row in rows] == ["agreement"]
    assert "Idriss Mahamat" in str(rows[0])


def test_a_server_that_goes_and_comes_back_is_found_again_by_itself(
    console: Console, page: Page
) -> None:
    page.goto("/console/feed")
    expect(page.locator(".live")).to_have_text("live")
    console.end()
    try:
        expect(page.locator("#connection")).to_contain_text("Connection lost")
    finally:
        console.start()
    expect(page.locator("#connection")).to_be_empty()
    expect(page.locator(".live")).to_have_text("live")
    console.push(
        meeting(
            "back", "Chilean President Rosa Paredes", "Danish Prime Minister Nils Krag", "Santiago"
        )
    )
    expect(page.get_by_role("button", name=re.compile("new event"))).to_be_visible()


def test_all_of_it_works_by_keys_alone(console: Console, page: Page) -> None:
    console.events_of(console.push(
        meeting("keys-1", "Nepalese Prime Minister Hari Thapa", "Bhutanese King Dorji Wangdi", "Kathmandu"),
        meeting("keys-2", "Nepalese Prime Minister Hari Thapa", "Omani Sultan Faisal Said", "Muscat"),
    ))  # fmt: skip
    page.goto("/console/feed?country=NPL")
    links = page.locator("table.feed a.open")
    expect(links).to_have_count(2)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("the next row")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("/")
    expect(page.get_by_label("Who")).to_be_focused()
    page.keyboard.type("Wangdi")
    page.keyboard.press("Enter")
    expect(links).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.get_by_label("Who")).to_have_value("Wangdi")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hari Thapa")
