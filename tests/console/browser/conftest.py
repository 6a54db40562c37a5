"""A server, worker and console for all tests of a process, a browser for each file, a page for each test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.console.browser.stage import CHROMIUM, Console, running_browser, running_console

_PATIENCE = 30_000
"""Milliseconds for which a page may take to show what is waited for."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, and pass over it where there is none."""
    for item in items:
        if "tests/console/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            item.add_marker(
                pytest.mark.skipif(
                    not CHROMIUM.exists(), reason="`make test-browser` installs Chromium"
                )
            )


@pytest.fixture(scope="session")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Console]:
    with running_console(tmp_path_factory.mktemp("console")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ended with its file: while Playwright runs, no test of the same process can start an event loop."""
    expect.set_options(timeout=_PATIENCE)
    with running_browser() as running:
        yield running


@pytest.fixture
def context(browser: Browser, console: Console) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=console.address, accept_downloads=True)
    opened.set_default_timeout(_PATIENCE)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page; what its scripts fail over, and what its policy forbids, fails the test."""
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on(
        "console",
        lambda message: (
            faults.append(message.text)
            if message.type == "error" and "Failed to load resource" not in message.text
            else None
        ),
    )
    yield opened
    assert not faults
