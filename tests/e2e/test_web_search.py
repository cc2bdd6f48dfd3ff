"""Searching in the browser: by hand, by keyboard, narrowed, and by somebody with nothing to find."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.test_web import import_example, marked
from tests.e2e.visitors import Visitor, visiting
from tests.running_stack import Stack


@pytest.fixture(scope="module")
def reader(stack: Stack, chromium: Browser) -> Iterator[Visitor]:
    """Somebody whose record holds the example."""
    with visiting(stack, chromium) as somebody:
        import_example(somebody.page)
        expect(somebody.page.get_by_role("region", name="Timeline")).to_be_visible()
        yield somebody


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search your record")


def results(page: Page) -> Locator:
    return page.get_by_role("region", name="Results")


def test_a_word_is_found_marked_and_leads_to_its_place(reader: Visitor) -> None:
    page = reader.page
    page.goto("/profile")
    expect(box(page)).to_be_visible()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("nurse")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=nurse")
    first = results(page).get_by_role("listitem").first
    expect(first).to_contain_text(re.compile("nurse", re.IGNORECASE))
    assert any("nurse" in mark.lower() for mark in marked(page))
    results(page).get_by_role("listitem").filter(has_text="Experience").first.get_by_role("link").click()
    expect(page.locator("article:focus")).to_be_visible()
    page.go_back()
    expect(box(page)).to_have_value("nurse")


def test_a_hit_of_another_kind_leads_to_its_entry(reader: Visitor) -> None:
    page = reader.page
    page.goto("/search?kind=education")
    hit = results(page).get_by_role("listitem").first.get_by_role("link")
    title = hit.inner_text()
    hit.click()
    expect(page.locator("li:focus")).to_contain_text(title.split(",")[0])


def test_completions_are_chosen_by_keyboard(reader: Visitor) -> None:
    page = reader.page
    page.goto("/search")
    box(page).click()
    page.keyboard.type("nur")
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    chosen = options.first.locator("span").first.inner_text()
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value(chosen)
    expect(options).to_have_count(0)
    box(page).fill("nurs")
    expect(options.first).to_be_visible()
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)


def test_facets_narrow_and_stay_in_the_address(reader: Visitor) -> None:
    page = reader.page
    page.goto("/search")
    whole = results(page).get_by_role("status").inner_text()
    toggle = page.get_by_role("complementary", name="Filters").get_by_role(
        "button", name=re.compile("^Experience")
    )
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    page.wait_for_url("**/search?kind=experience")
    expect(results(page).get_by_role("status")).not_to_have_text(whole)
    page.reload()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Clear filters").click()
    expect(results(page).get_by_role("status")).to_have_text(whole)


def test_nothing_found_says_what_to_do(reader: Visitor) -> None:
    page = reader.page
    page.goto("/search?q=xylophonist&kind=experience")
    expect(page.get_by_text("Nothing in your record says this.")).to_be_visible()
    page.get_by_role("button", name="Search without filters").click()
    expect(page.get_by_text("Nothing in your record says this.")).to_be_visible()
    expect(page.get_by_role("button", name="Search without filters")).to_have_count(0)


def test_an_empty_record_says_so(stack: Stack, chromium: Browser) -> None:
    with visiting(stack, chromium) as somebody:
        somebody.page.goto("/search")
        expect(somebody.page.get_by_text("There is nothing here yet.")).to_be_visible()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_page_fits_every_screen(reader: Visitor, width: int) -> None:
    page = reader.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/search?q=nurse")
    expect(results(page).get_by_role("listitem").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
