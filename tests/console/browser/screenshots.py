"""Pictures of the page for the documentation: `make screenshots`.

Each view is taken at three widths, light and dark, with the samples and one event that three outlets tell.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from communique_producer.sources import read_articles
from communique_schemas import Article
from tests.console.browser.news import signing
from tests.console.browser.stage import Console, running_browser, running_console

_SIZES = {360: 780, 1280: 800, 2560: 1300}
_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_COLOURS = 256
_UNDER_WAY = re.compile(r"^(Loading|Looking|Counting|Drawing|connecting).*…$")
_DRAFT = (
    "OSLO, May 14 — Norwegian Prime Minister Lars Hagen received Finnish President Elina Koskinen "
    "on Monday."
)
_PUBLISHED = "2024-05-14"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the address (`{}` is the id of the event), and what is done before it is taken."""

    name: str
    address: str
    prepare: Callable[[Page], object] = lambda _: None


def _point_at_the_count(page: Page) -> None:
    page.locator('tr[data-tie="instrument"]').hover()


def _drawn(page: Page) -> None:
    page.locator("main svg, main canvas").first.wait_for()


def _listed(page: Page) -> None:
    page.locator("main tbody tr").first.wait_for()


def _pasted(page: Page) -> None:
    page.locator('[data-figure="workers_alive"]').wait_for()
    page.locator("#paste").fill(_DRAFT)
    page.locator("#paste").blur()
    page.locator(".workers .mono").evaluate("worker => { worker.textContent = 'celery@reader-1'; }")


SHOTS = (
    Shot("feed", "feed", _listed),
    Shot("event", "event/{}", _point_at_the_count),
    Shot("map", "map", _drawn),
    Shot("network", "network", _drawn),
    Shot("timeline", "timeline", _drawn),
    Shot("agreements", "agreements", _drawn),
    Shot("people", "people", _listed),
    Shot("operations", "operations", _pasted),
)


def main(folder: Path) -> None:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory(prefix="communique-screenshots-") as place,
        running_console(Path(place)) as console,
        running_browser() as browser,
    ):
        event = _stored(console)
        for scheme in _SCHEMES:
            for width, height in _SIZES.items():
                _take(browser, console, event, folder, scheme, (width, height))


def _stored(console: Console) -> str:
    """Put all articles in; returns the id of the event that three outlets tell."""
    first, second = "Icelandic Prime Minister Birna Holt", "Maltese President Carmel Zahra"
    outlets = [("Northern Post", 17), ("Southern Daily", 15), ("West Wire", 17)]
    told = [
        signing(f"signing-{at}", first, second, outlet=outlet, count=count,
                title=f"{count} agreements signed")
        for at, (outlet, count) in enumerate(outlets)
    ]  # fmt: skip
    with as_file(files("communique").joinpath("samples")) as samples:
        records = read_articles([str(samples)], published=_PUBLISHED)
        articles = [record for record in records if isinstance(record, Article)]
    others: list[dict[str, Any]] = [
        article.model_dump(mode="json", exclude_defaults=True) for article in articles
    ]
    console.push(*others)
    return str(console.merged(console.push(*told))["id"])


def _take(
    browser: Browser,
    console: Console,
    event: str,
    folder: Path,
    scheme: Literal["light", "dark"],
    size: tuple[int, int],
) -> None:
    width, height = size
    context = browser.new_context(
        base_url=console.address, color_scheme=scheme, viewport={"width": width, "height": height}
    )
    page = context.new_page()
    for shot in SHOTS:
        page.goto(f"/console/{shot.address.format(event)}")
        expect(page.locator("main h1")).to_be_visible()
        expect(page.get_by_text(_UNDER_WAY)).to_have_count(0)
        shot.prepare(page)
        page.evaluate("scrollTo(0, 0)")
        _save(page.screenshot(), folder / f"{shot.name}-{width}-{scheme}.png")
    context.close()


def _save(picture: bytes, path: Path) -> None:
    """Keep a picture in so few colours that it is a third as large; nobody sees the difference."""
    with Image.open(BytesIO(picture)) as taken:
        taken.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
