"""A real browser for tests of the web app."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, expect, sync_playwright

_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PATIENCE_MS = 120_000
_SEEN_WITHIN_MS = 60_000


@contextmanager
def browser() -> Iterator[Browser]:
    """The system's Chromium, else Playwright's own; the test is skipped where there is neither."""
    expect.set_options(timeout=_SEEN_WITHIN_MS)
    with sync_playwright() as playwright:
        launched = _launch(playwright)
        try:
            yield launched
        finally:
            launched.close()


def _launch(playwright: Playwright) -> Browser:
    try:
        return playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_QUIET)
    except Error as error:
        pytest.skip(
            f"No Chromium here, neither the system's nor Playwright's: {error.message.splitlines()[0]}"
        )


@contextmanager
def page_of(browser: Browser, url: str, *, width: int = 1280, dark: bool = False) -> Iterator[Page]:
    """A page of a new profile at `url`. Afterwards fails if the page broke its security policy."""
    context = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        locale="en-GB",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(_PATIENCE_MS)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: complaints.append(message.text) if "Security Policy" in message.text else None,
    )
    try:
        yield page
    finally:
        context.close()
    assert not complaints, complaints
