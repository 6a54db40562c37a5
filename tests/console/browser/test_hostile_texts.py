"""What outlets write is text wherever it stands: no script or mark-up works, nothing invisible either."""

import pytest
from playwright.sync_api import Page, expect

from tests.console.browser.stage import Console

SCRIPT = "<script>window.harmed = true</script>"
PICTURE = "<img src=x onerror='window.harmed = true'>"
TURNED = "\u202eegarevoc eerf\u202c"
SPLIT = "zero\u200bwidth"
TEXT = (
    f"{SCRIPT} {PICTURE} {TURNED} {SPLIT} Kenyan President Wanjiru Kamau met Ugandan President Okello Odongo "
    "in Nairobi on Monday. </p></div><style>* { display: none }</style>"
)


@pytest.fixture(scope="module")
def hostile(console: Console) -> str:
    """The address of an event of an article that means harm."""
    [event] = console.events_of(console.push({
        "id": f"{PICTURE}{TURNED}", "text": TEXT, "title": f"{SCRIPT}{PICTURE}{TURNED}",
        "source": f"<b>{TURNED}</b>", "url": "javascript:window.harmed=true", "published_at": "2024-05-14",
    }))  # fmt: skip
    return str(event["id"])


@pytest.mark.parametrize("path", ["event/{}", "feed?country=KEN"])
def test_it_is_shown_as_it_is_written(page: Page, hostile: str, path: str) -> None:
    page.goto(f"/console/{path.format(hostile)}")
    expect(page.get_by_text("Wanjiru Kamau").first).to_be_visible()
    assert page.evaluate("window.harmed") is None
    assert not page.locator("main img, main script, main style, main b").count()
    assert "\u202e" not in page.locator("body").inner_text()
    assert "\u202e" not in page.title()


def test_what_is_invisible_is_shown_by_its_number(page: Page, hostile: str) -> None:
    page.goto(f"/console/event/{hostile}")
    source = page.locator("article[data-report]")
    expect(source.locator(".text")).to_contain_text(SCRIPT)
    expect(source.locator(".text")).to_contain_text("zeroU+200Bwidth")
    expect(source.locator("h3")).to_contain_text("U+202E")
    expect(source.locator('.control[title="right-to-left override"]').first).to_be_visible()
    expect(source.locator('mark[data-group="event"]')).to_have_text("met")


def test_no_link_leads_where_a_script_would_run(page: Page, hostile: str) -> None:
    page.goto(f"/console/event/{hostile}")
    expect(page.locator("article[data-report]")).to_be_visible()
    addresses = page.locator("a[href]").evaluate_all("links => links.map((link) => link.protocol)")
    assert set(addresses) <= {"http:", "https:"}


def test_a_record_that_is_refused_is_text_as_well(page: Page) -> None:
    page.goto("/console/operations")
    page.get_by_label("Text of an article, or articles as JSON lines").fill(
        f'{{"id": "{PICTURE}", "text": " ", "title": "{PICTURE}"}}'
    )
    page.get_by_role("button", name="Push").click()
    expect(page.locator(".refused")).to_contain_text(PICTURE)
    assert page.evaluate("window.harmed") is None
