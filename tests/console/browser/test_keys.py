"""Where the server wants a key the page asks for it, once, and tells it to nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.console.browser.stage import Console, held_back
from tests.console.serving import Console as KeyedConsole


@pytest.fixture
def keyed(console: Console, tmp_path: Path) -> Iterator[KeyedConsole]:
    """A console on the same store, which wants keys."""
    with KeyedConsole(tmp_path, console.store_url) as running:
        yield running


@pytest.fixture
def stranger(browser: Browser, keyed: KeyedConsole) -> Iterator[Page]:
    """A page of somebody who has given no key yet."""
    context = browser.new_context(base_url=keyed.address)
    yield context.new_page()
    context.close()


def test_a_key_is_asked_for_and_kept_for_the_tab(keyed: KeyedConsole, stranger: Page) -> None:
    asked: list[str] = []
    stranger.on("request", lambda request: asked.append(request.url))
    stranger.goto("/console/feed")
    dialog = stranger.get_by_role("dialog", name="A key is needed")
    dialog.get_by_label("Key").fill("none of them")
    dialog.get_by_role("button", name="Use this key").click()
    expect(dialog).to_contain_text("This key is none")
    dialog.get_by_label("Key").fill(keyed.keys["reader"])
    dialog.get_by_role("button", name="Use this key").click()
    expect(stranger.locator(".live")).to_have_text("live")
    stranger.reload()
    expect(stranger.locator(".live")).to_have_text("live")
    expect(dialog).to_have_count(0)
    assert not [address for address in asked if keyed.keys["reader"] in address]


def test_who_gives_none_is_told_and_not_asked_again_and_again(stranger: Page) -> None:
    stranger.goto("/console/feed")
    stranger.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(stranger.get_by_role("alert")).to_contain_text("A key is needed")
    expect(stranger.locator(".live")).to_have_text("not live")
    expect(stranger.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("is_given", [True, False])
def test_what_is_refused_only_when_it_was_answered_asks_nothing_again(
    keyed: KeyedConsole, stranger: Page, is_given: bool
) -> None:
    held = held_back(stranger, "**/stream")
    stranger.goto("/console/feed")
    dialog = stranger.get_by_role("dialog")
    dialog.get_by_label("Key").fill(keyed.keys["reader"])
    dialog.get_by_role("button", name="Use this key" if is_given else "Cancel").click()
    expect(stranger.get_by_text("Loading events …")).to_have_count(0)
    for route in held:
        route.continue_()
    expect(stranger.locator(".live")).to_have_text("live" if is_given else "not live")
    expect(dialog).to_have_count(0)


def test_what_a_key_may_not_do_asks_for_another_one(keyed: KeyedConsole, stranger: Page) -> None:
    stranger.goto("/console/operations")
    dialog = stranger.get_by_role("dialog")
    dialog.get_by_label("Key").fill(keyed.keys["reader"])
    dialog.get_by_role("button", name="Use this key").click()
    expect(dialog).to_contain_text("no scope 'operate'")
    dialog.get_by_label("Key").fill(keyed.keys["all"])
    dialog.get_by_role("button", name="Use this key").click()
    expect(stranger.get_by_role("region", name="Dead letters")).to_contain_text("dead letters")
    expect(dialog).to_have_count(0)
