"""One's own data in a real browser: a copy of it, consents, time limits, and the receipt of an erasure."""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import page_of
from tests.e2e.people import mailed
from tests.e2e.visitors import Visitor, open_account, refused_once, sees_own_record
from tests.running_stack import Stack


def test_a_copy_is_asked_for_watched_downloaded_and_removed(stack: Stack, visitor: Visitor) -> None:
    page = visitor.page
    open_account(page, "Your data")
    page.get_by_role("button", name="Make a copy of everything").click()
    progress = page.get_by_role("progressbar")
    ready = page.get_by_role("button", name="Download")
    expect(progress.or_(ready).first).to_be_visible()  # a small copy may be made before anybody looks
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download").click()
    with zipfile.ZipFile(io.BytesIO(Path(coming.value.path()).read_bytes())) as archive:
        assert visitor.name in archive.read("index.html").decode()
    assert coming.value.suggested_filename.startswith("pathfinder-")
    assert "/your-data" in mailed(stack, visitor.email, "ready to be taken")["BodyText"]
    page.get_by_role("button", name="Remove the copy").click()
    page.get_by_role("button", name="Remove it", exact=True).click()
    expect(page.get_by_role("button", name="Download")).to_have_count(0)


def test_the_mailed_address_leads_there(visitor: Visitor) -> None:
    visitor.page.goto("/your-data")
    expect(visitor.page.get_by_role("heading", name="Take it with you")).to_be_visible()
    current = visitor.page.get_by_role("navigation", name="Account").get_by_role("link", name="Your data")
    expect(current).to_have_attribute("aria-current", "page")


def test_keys_are_replaced_and_the_record_is_still_read(visitor: Visitor) -> None:
    page = visitor.page
    open_account(page, "Your data")
    expect(page.get_by_text("The first, since")).to_have_count(2)
    page.get_by_role("button", name="Replace the keys").click()
    page.get_by_role("button", name="Replace them", exact=True).click()
    expect(page.get_by_text("Number 2, since")).to_have_count(2, timeout=60_000)
    page.goto("/")
    sees_own_record(page)


def test_consents_are_read_given_and_withdrawn(visitor: Visitor) -> None:
    page = visitor.page
    open_account(page, "Your data")
    page.get_by_role("button", name="Read Terms of use").click()
    expect(page.get_by_role("dialog")).to_contain_text("Your words stay yours.")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Agree to Terms of use").click()
    expect(page.get_by_role("button", name="Agree to Terms of use")).to_have_count(0)
    expect(page.get_by_role("button", name="Withdraw Terms of use")).to_have_count(0)
    page.get_by_role("button", name="Agree to Mails about the product").click()
    page.get_by_role("button", name="Withdraw Mails about the product").click()
    expect(page.get_by_text("Withdrawn on")).to_be_visible()


def test_who_is_new_is_asked_once_and_nothing_waits_for_it(visitor: Visitor) -> None:
    page = visitor.page
    asking = page.get_by_role("region", name="Before you go on")
    asking.get_by_role("button", name="Read: Privacy").click()
    expect(page.get_by_role("dialog")).to_contain_text("for nobody else")
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="I agree").click()
    expect(asking).to_have_count(0)
    page.reload()
    sees_own_record(page)
    expect(asking).to_have_count(0)


def test_what_is_kept_how_long_is_there_and_a_failure_can_be_tried_again(visitor: Visitor) -> None:
    page = visitor.page
    page.route("**/v1/takeouts", refused_once(403))
    open_account(page, "Your data")
    expect(page.get_by_text("Not now.")).to_be_visible()
    expect(page.get_by_text("7 years")).to_be_visible()
    expect(page.get_by_text("The log of every access to your data")).to_be_visible()
    page.get_by_role("link", name="Leave, for a while or for good").click()
    expect(page.get_by_role("button", name="Delete the account")).to_be_visible()


def test_a_receipt_is_open_to_who_is_signed_out_and_an_unknown_one_says_so(
    stack: Stack, chromium: Browser
) -> None:
    erased = {
        "status": "erased", "begun_at": "2026-11-21T10:00:00Z", "erased_at": "2026-11-21T10:08:00Z",
        "counts": {"records": 1204, "keys": 2},
    }  # fmt: skip
    with page_of(chromium, stack.web_url) as page:
        page.goto("/erasure?receipt=unknown")
        expect(page.get_by_text("This link has no receipt.")).to_be_visible()
        page.route("**/v1/erasures/*", lambda route: route.fulfill(json=erased))
        page.goto("/erasure?receipt=a-code")
        expect(page.get_by_role("heading", name="Nothing of your account is left.")).to_be_visible()
        expect(page.get_by_text("1,204")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_off_on_a_small_screen(visitor: Visitor, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 800})
    visitor.page.goto("/your-data")
    expect(visitor.page.get_by_text("7 years")).to_be_visible()
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
