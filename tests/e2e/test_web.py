"""The web app in a real browser, as somebody meets it: every page under its security policy."""

import json
import re
import secrets
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import page_of
from tests.e2e.people import PASSWORD, mailed_token
from tests.e2e.visitors import Visitor, refused_once, register
from tests.running_stack import Stack

_ARRIVES_MS = 90_000


def import_example(page: Page) -> None:
    page.get_by_role("button", name="Try it with an example").click()
    expect(page.get_by_text("Nothing has been added yet.")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Add .* to my record$")).click()
    page.get_by_role("link", name="See my record").click()


def write_experience(page: Page, **texts: str) -> None:
    """Fills the form and saves it, as of a post that goes on."""
    page.goto("/experiences/new")
    page.get_by_label("I work here now").check()
    for label, text in texts.items():
        page.get_by_label(label.replace("_", " ")).first.fill(text)
    page.get_by_role("button", name="Save").click()


def marked(page: Page) -> list[str]:
    return page.locator("mark").all_text_contents()


def test_an_example_becomes_a_summary_with_evidence_and_a_pdf(visitor: Visitor) -> None:
    page = visitor.page
    import_example(page)
    overview = page.get_by_role("complementary", name="Overview")
    expect(overview.get_by_role("region", name="Key achievements")).to_be_visible(timeout=_ARRIVES_MS)
    expect(page.get_by_text("Reading this for skills")).to_have_count(0, timeout=_ARRIVES_MS)
    expect(page.get_by_text("Updating, your record")).to_have_count(0, timeout=_ARRIVES_MS)
    expect(page.locator("main h1")).to_contain_text("Shift lead nurse")
    every_claim_leads_to_its_words(page)
    assert made_resume(page).startswith(b"%PDF-")


def every_claim_leads_to_its_words(page: Page) -> None:
    """What is marked while a claim has the focus is what a screen reader is told."""
    claims = page.locator("[data-claim]")
    assert claims.count() > 10
    for claim in claims.all():
        claim.focus()
        said = (claim.locator(".sr-only").text_content() or "").removeprefix(", in the words: ")
        words, marks = said.split("; "), marked(page)
        assert words != [""]
        assert all(any(word in mark for mark in marks) for word in words)


def made_resume(page: Page) -> bytes:
    page.get_by_role("link", name="Resumes").click()
    page.get_by_label("Paper").select_option("letter")
    page.get_by_role("button", name="Create a resume").click()
    with page.expect_download() as started:
        page.get_by_role("button", name="Download Resume as PDF").click()
    assert started.value.suggested_filename == "Inês Carvalho - Resume.pdf"
    return Path(started.value.path()).read_bytes()


def test_evidence_is_marked_at_the_right_place_after_emoji_and_accents(visitor: Visitor) -> None:
    page = visitor.page
    write_experience(
        page,
        Title="👩‍🍳 Sous-chef",
        Organization="Café Élan",
        Start="2021-04",
        What_you_did="🎉🔪 Crème brûlée & more: trained 14 cooks and cut food waste by 30%.",
    )
    claim = page.locator("[data-claim]").filter(has_text=re.compile("^14 cooks"))
    expect(claim).to_be_visible(timeout=_ARRIVES_MS)
    claim.hover()
    expect(page.locator("mark")).to_have_text("14 cooks")
    page.get_by_role("searchbox").fill("brulee")
    expect(page.get_by_text("1 experience matches")).to_be_visible()
    expect(page.locator("mark").first).to_have_text("brûlée")


def test_a_second_import_asks_before_it_replaces_anything(visitor: Visitor) -> None:
    page = visitor.page
    import_example(page)
    page.get_by_role("link", name="Import").click()
    changed = fetched(page, "/example-resume.json")
    changed["work"][0]["summary"] = "Leads the night shift of 13 nurses."
    changed["work"].append({"position": "Night porter", "name": "Hotel Douro"})
    page.get_by_label("Choose a file").set_input_files(
        {"name": "cv.json", "mimeType": "application/json", "buffer": json.dumps(changed).encode()}
    )
    page.get_by_role("group", name="with a different description").get_by_label("Take the file's").check()
    page.get_by_label("Start date").fill("2011")
    page.get_by_role("button", name="Add 2 entries to my record").click()
    page.get_by_role("link", name="See my record").click()
    expect(page.get_by_text("Leads the night shift of 13 nurses.", exact=True).first).to_be_visible()
    expect(page.get_by_role("heading", name="Night porter")).to_be_visible()
    expect(page.get_by_role("heading", name="Community nurse")).to_have_count(1)


def test_a_file_that_is_no_resume_is_refused_in_a_sentence(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_label("Choose a file").set_input_files(
        {"name": "notes.json", "mimeType": "application/json", "buffer": b"not JSON at all"}
    )
    expect(page.get_by_role("alert")).to_contain_text("This file could not be read.")
    expect(page.get_by_label("Choose a file")).to_be_attached()


def test_a_change_made_elsewhere_is_never_overwritten_unasked(visitor: Visitor) -> None:
    page = visitor.page
    write_experience(
        page, Title="Roofer", Organization="Dachbau Nord", Start="2018", What_you_did="Laid roofs."
    )
    page.get_by_role("link", name="Edit Roofer").click()
    title = page.get_by_label("Title")
    expect(title).to_have_value("Roofer")
    with page.context.new_page() as other:
        other.goto(page.url)
        other.get_by_label("Title").fill("Foreman")
        other.get_by_role("button", name="Save").click()
        expect(other.get_by_role("heading", name="Foreman")).to_be_visible()
    title.fill("Master roofer")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("This was changed elsewhere")).to_be_visible()
    expect(title).to_have_value("Master roofer")
    page.get_by_role("button", name="Save mine over it").click()
    expect(page.get_by_role("heading", name="Master roofer")).to_be_visible()


def test_an_ended_session_loses_nothing_that_was_typed(visitor: Visitor) -> None:
    page = visitor.page
    page.context.clear_cookies()
    page.route("**/api/v1/experiences", refused_once(401))
    page.get_by_role("link", name="Write down your first experience").click()
    page.get_by_label("Title").fill("Paralegal")
    page.get_by_label("Organization").fill("Kanzlei am Park")
    page.get_by_label("I work here now").check()
    page.get_by_label("Start").fill("2020-02")
    page.get_by_label("What you did").fill("Prepared 120 filings a year.")
    page.get_by_role("button", name="Save").click()
    again = page.get_by_role("dialog", name="Please sign in again")
    again.get_by_label("E-mail address or username").fill(visitor.name)
    again.get_by_label("Password").fill(PASSWORD)
    again.get_by_role("button", name="Sign in and go on").click()
    expect(page.get_by_role("heading", name="Paralegal")).to_be_visible()


def test_an_unreachable_service_is_said_and_tried_again(visitor: Visitor) -> None:
    page = visitor.page
    page.route("**/api/v1/auth/refresh", lambda route: route.abort(), times=1)
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("could not be reached")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Your record is empty.")).to_be_visible()


def test_a_busy_service_is_asked_again_after_the_time_it_names(visitor: Visitor) -> None:
    page = visitor.page
    page.route("**/api/v1/resumes?*", refused_once(503))
    page.get_by_role("link", name="Resumes").click()
    with page.expect_response(lambda answer: "/resumes?" in answer.url and answer.ok):
        pass
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_registration_is_refused_at_the_field(stack: Stack, chromium: Browser) -> None:
    with page_of(chromium, stack.web_url) as page:
        name = f"w{secrets.token_hex(6)}"
        register(page, name)
        page.goto("/register")
        page.get_by_label("E-mail address").fill("another@example.org")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill("too short")
        page.get_by_role("button", name="Create account").click()
        expect(page.get_by_label("Password")).to_be_focused()
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Create account").click()
        expect(page.get_by_label("Username")).to_have_attribute("aria-invalid", "true")


def test_a_mailed_link_confirms_the_address(stack: Stack, chromium: Browser) -> None:
    stack.endpoint()
    with page_of(chromium, stack.web_url) as page:
        name = f"w{secrets.token_hex(6)}"
        register(page, name)
        page.goto(f"/verify-email?token={mailed_token(stack, f'{name}@example.org', 'verify-email')}")
        page.get_by_role("button", name="This is my address").click()
        expect(page.get_by_text("It is confirmed.")).to_be_visible()
        page.goto("/verify-email?token=not-a-token-that-was-ever-mailed")
        page.get_by_role("button", name="This is my address").click()
        expect(page.get_by_role("alert")).to_be_visible()


def test_signing_out_ends_the_session_for_a_reload_too(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto("/profile")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("address", ["/", "/register", "/forgot-password", "/unlock?token=none", "/api-docs"])
def test_a_phone_shows_every_public_page_without_scrolling_sideways(
    stack: Stack, chromium: Browser, address: str
) -> None:
    with page_of(chromium, stack.web_url, width=360, dark=True) as page:
        page.goto(address)
        expect(page.get_by_role("heading").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_phone_shows_a_record_without_scrolling_sideways(visitor: Visitor) -> None:
    page = visitor.page
    import_example(page)
    expect(page.get_by_text("Reading this for skills")).to_have_count(0, timeout=_ARRIVES_MS)
    page.set_viewport_size({"width": 360, "height": 800})
    for name in ("Record", "Profile", "Resumes", "Import", "Account"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_page_of_the_api_names_every_operation(stack: Stack, chromium: Browser) -> None:
    with page_of(chromium, stack.web_url) as page:
        page.goto("/api-docs")
        link = page.get_by_role("link", name="The description as a file")
        described = fetched(page, link.get_attribute("href") or "")
        shown = page.locator("summary > code").all_text_contents()
        assert sorted(shown) == sorted(operation_paths(described))
        page.get_by_text("/api/v1/auth/login", exact=True).click()
        expect(page.get_by_text("token_delivery", exact=True)).to_be_visible()


def operation_paths(described: dict[str, Any]) -> list[str]:
    methods = {"get", "post", "put", "patch", "delete"}
    return [
        path if path.startswith("/.well-known") else f"/api{path}"
        for path, item in described["paths"].items()
        for method in item
        if method in methods
    ]


def fetched(page: Page, address: str) -> Any:
    """JSON, by the browser: it alone resolves the names of the local stack."""
    return page.evaluate("address => fetch(address).then((answer) => answer.json())", address)
