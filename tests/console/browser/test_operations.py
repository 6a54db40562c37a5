"""What operators look after: the board, dead letters, and a place to put articles in and watch them."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from communique_schemas import DeadLetter
from communique_store import EventStore
from tests.console.browser.news import meeting, signing
from tests.console.browser.stage import Console


def test_the_board_tells_what_is_under_way_and_who_works(page: Page) -> None:
    page.goto("/console/operations")
    expect(page.locator('[data-figure="workers_alive"]')).to_contain_text("1")
    expect(page.locator('[data-figure="articles_processed"] dd')).to_have_text(re.compile(r"^\d"))


def test_a_pasted_text_is_watched_until_its_event_is_there(page: Page) -> None:
    page.goto("/console/operations")
    told = meeting(
        "", "Ghanaian President Kwame Asante", "Belgian Prime Minister Luc Maes", "Accra"
    )
    page.get_by_label("Text of an article, or articles as JSON lines").fill(told["text"])
    page.get_by_label("Outlet", exact=True).fill("Coast Post")
    page.get_by_label("Published").fill("2024-05-14")
    page.get_by_role("button", name="Push").click()
    pushed = page.get_by_role("list", name="Articles pushed here")
    expect(pushed).to_contain_text("read: 1 event")
    pushed.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile("Kwame Asante GHA received Luc Maes BEL")
    )
    expect(page.locator("article[data-report]")).to_contain_text("Coast Post")


def test_files_of_records_are_read_and_a_wrong_line_is_told(page: Page, tmp_path: Path) -> None:
    lines = tmp_path / "articles.jsonl"
    lines.write_text("\n".join(json.dumps(record) for record in (
        signing("file-1", "Sudanese President Amin Osman", "Qatari Emir Hamad Naimi", outlet="Gulf Post"),
        {"id": "file-2", "text": "The harvest was good this year, and prices fell in most markets."},
    )))  # fmt: skip
    page.goto("/console/operations")
    page.get_by_label("Files").set_input_files(lines)
    pushed = page.get_by_role("list", name="Articles pushed here")
    expect(pushed.locator('[data-article="file-1"]')).to_contain_text("read: 1 event")
    expect(pushed.locator('[data-article="file-2"]')).to_contain_text(
        "it reports no meeting and no agreement"
    )

    page.get_by_label("Text of an article, or articles as JSON lines").fill('{"id": "a"}\n{"id": ')
    page.get_by_role("button", name="Push").click()
    expect(page.get_by_text("Line 2 is no JSON")).to_be_visible()


def test_records_that_are_refused_say_why(page: Page) -> None:
    page.goto("/console/operations")
    page.get_by_label("Text of an article, or articles as JSON lines").fill(
        '{"id": "empty", "text": " "}'
    )
    page.get_by_role("button", name="Push").click()
    expect(page.locator(".refused")).to_contain_text("blank")


def test_a_dead_letter_tells_its_reason_and_is_sent_again_or_let_go(
    console: Console, page: Page
) -> None:
    with EventStore(console.store_url) as store:
        for name in ("dead-1", "dead-2"):
            record = meeting(
                name, "Laotian President Bounmy Phan", "Thai King Somchai Rama", "Vientiane"
            )
            store.letters.add(DeadLetter(
                article_id=name, reason="timed-out", message="it took longer than 60 seconds", attempts=3,
                failed_at=datetime.now(UTC), worker="w1", record=record,
            ))  # fmt: skip
    page.goto("/console/operations")
    first = page.locator('[data-letter="dead-1"]')
    expect(first).to_contain_text("Reading it took longer than allowed.")
    first.get_by_text("What was told, and sent").click()
    expect(first).to_contain_text("it took longer than 60 seconds")
    expect(first).to_contain_text("Bounmy Phan")
    first.get_by_role("button", name="Retry dead-1").click()
    expect(first).to_have_count(0)
    [event] = console.events_of(["dead-1"])
    assert [person["name"] for person in event["participants"]][:1] == ["Bounmy Phan"]

    second = page.locator('[data-letter="dead-2"]')
    second.get_by_role("button", name="Discard dead-2").click()
    page.get_by_role("dialog").get_by_role("button", name="Discard").click()
    expect(second).to_have_count(0)
    expect(page.get_by_text("No dead letters")).to_be_visible()
