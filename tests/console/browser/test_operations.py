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
    told = page.get_by_role("alert")
    expect(told).to_contain_text("line 2: no JSON")
    expect(told).to_contain_text("Invalid article")


def drop(page: Page, **files: bytes) -> None:
    """Drop files on the page, by their names ("news_jsonl")."""
    expect(page.locator("form.paste")).to_be_visible()
    told = [[name.replace("_", "."), content.decode("latin-1")] for name, content in files.items()]
    transfer = page.evaluate_handle(
        """files => {
          const transfer = new DataTransfer();
          for (const [name, content] of files) {
            const bytes = Uint8Array.from(content, (letter) => letter.charCodeAt(0));
            transfer.items.add(new File([bytes], name));
          }
          return transfer;
        }""",
        told,
    )
    page.dispatch_event("main", "dragover", {"dataTransfer": transfer})
    expect(page.locator(".paste.is-over")).to_be_visible()
    page.dispatch_event("main", "drop", {"dataTransfer": transfer})
    expect(page.locator(".paste.is-over")).to_have_count(0)


def test_files_are_dropped_on_the_page(page: Page) -> None:
    page.goto("/console/operations")
    text = meeting("", "Cuban President Luis Sosa", "Paraguayan President Tomas Vera", "Havana")[
        "text"
    ]
    record = meeting("drop-1", "Cuban President Luis Sosa", "Malian President Modibo Sow", "Havana")
    page.get_by_label("Published").fill("2024-05-14")
    drop(page, news_txt=text.encode(), more_json=json.dumps([record]).encode())
    pushed = page.get_by_role("list", name="Articles pushed here")
    expect(pushed.get_by_text("read: 1 event")).to_have_count(2)
    expect(page).to_have_url(re.compile("/console/operations$"))


def test_a_broken_file_is_told_by_its_lines_and_nothing_good_of_it_is_lost(page: Page) -> None:
    good = [
        signing(f"broken-{n}", f"Omani Minister Salim {name}", "Latvian Minister Juris Kalns", outlet="Dune")
        for n, name in enumerate(("Harthi", "Busaidi"))
    ]  # fmt: skip
    lines = [
        json.dumps(good[0]),
        '{"id": "half", "text"',
        '{"id": "empty", "text": " "}',
        "",
        json.dumps(good[1]),
    ]
    page.goto("/console/operations")
    drop(
        page,
        news_jsonl="\n".join(lines).encode(),
        picture_png=b"\x89PNG\r\n\xff\xfe",
        half_json=b'[\n{"id": "a"},\n{"id"]',
    )
    told = page.get_by_role("alert")
    expect(told).to_contain_text("news.jsonl, line 2: no JSON")
    expect(told).to_contain_text("picture.png: no text in UTF-8")
    expect(told).to_contain_text("half.json, line 3: no JSON")
    pushed = page.get_by_role("list", name="Articles pushed here")
    expect(pushed.locator(".refused")).to_contain_text("refused, news.jsonl, line 3 (empty): ")
    for record in good:
        expect(pushed.locator(f'[data-article="{record["id"]}"]')).to_contain_text("read: 1 event")


def test_a_file_of_more_than_a_request_may_hold_is_pushed_whole(page: Page) -> None:
    page.goto("/console/operations")
    lines = [
        json.dumps({"id": f"many-{n}", "text": f"Rain fell on day {n}, and nobody met."})
        for n in range(450)
    ]
    drop(page, many_jsonl="\n".join(lines).encode())
    expect(page.locator('[data-article^="many-"]')).to_have_count(450)


def test_corrections_are_kept_as_a_table_and_taken_over_again(
    console: Console, page: Page, tmp_path: Path
) -> None:
    sides = ("Beninese President Kossi Adjovi", "Nauruan President Eigo Deiye")
    event = console.merged(console.push(*(
        signing(f"table-{n}", *sides, outlet=f"Reef {n}", count=12) for n in range(2)
    )))  # fmt: skip
    one, other = (report["id"] for report in event["reports"])
    split = {"reports": [other], "note": "two signings"}
    console.client.post(f"/events/{event['id']}/split", json=split).raise_for_status()
    page.goto("/console/operations")
    section = page.get_by_role("region", name="Corrections")
    row = section.locator("tbody tr").filter(has_text="two signings")
    with page.expect_download() as download:
        section.get_by_role("button", name="Export CSV").click()
    table = tmp_path / "corrections.csv"
    table.write_bytes(download.value.path().read_bytes() + b"7,perhaps\n")
    row.get_by_role("button", name="Take back").click()
    page.get_by_role("dialog").get_by_role("button", name="Take back").click()
    expect(row).to_have_count(0)
    section.get_by_label("Take over those of a table (CSV)").set_input_files(table)
    # corrections of other tests may stand in the table, too
    done = re.compile(r"1 correction made, (?:\d+ known already, )?1 line refused\.")
    expect(section.get_by_text(done)).to_be_visible()
    expect(section.locator(".refused")).to_contain_text("decision")
    expect(row).to_have_count(1)
    why = {"one": one, "other": other}
    assert console.client.get("/why", params=why).json()["split"]


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
