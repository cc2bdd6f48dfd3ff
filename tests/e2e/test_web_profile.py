"""The profile, skills, the public page and endorsements in a real browser."""

import io
import re
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.e2e.browser import page_of
from tests.e2e.people import Person, confirm_address, mailed_token, new_user
from tests.e2e.people import expect as answered
from tests.e2e.records import NURSE, ROOFER, add, enriched
from tests.e2e.visitors import Visitor, give_password, refused_once
from tests.running_stack import Stack

_NARROW = 375
_NAME = "Amara Okonkwo"
_COLLECTIONS = {
    "Education": ("an education", "School, university or workplace", "Technical college"),
    "Certificates and licences": ("a certificate", "Name", "Registered nurse"),
    "Languages": ("a language", "Language", "Igbo"),
    "Projects": ("a project", "Name", "Falls clinic"),
    "Awards, publications, interests": ("an accomplishment", "Title", "Ward of the year"),
    "References": ("a reference", "Their words", "Calm on a full ward."),
}


@pytest.fixture(scope="module")
def amara(stack: Stack) -> Iterator[Person]:
    """Somebody with a confirmed address, two experiences that have been read, and a project."""
    stack.endpoint()
    person = new_user(stack)
    confirm_address(stack, person.api, person.email)
    profile = {"full_name": _NAME, "headline": "Charge nurse", "phone": "+1 514 555 0199"}
    answered(person.api.patch("/profile", json=profile), 200)
    for experience in (NURSE, ROOFER):
        enriched(person, add(person, experience)["id"])
    project = {
        "name": "Falls clinic of Northfield Trust",
        "client": "Northfield Trust",
        "people": ["Helen Marsh"],
        "description": "Helen Marsh and I opened a clinic at Northfield Trust.",
    }
    answered(person.api.post("/projects", json=project), 201)
    yield person
    person.api.close()


@pytest.fixture
def page(stack: Stack, chromium: Browser, amara: Person) -> Iterator[Page]:
    """A page on which Amara has signed in."""
    with page_of(chromium, stack.web_url) as opened:
        opened.goto("/")
        give_password(opened, amara.username)
        expect(opened.get_by_role("heading", name="Experience", exact=True)).to_be_visible()
        yield opened


def part(page: Page, title: str) -> Locator:
    """The part of a page that has this heading."""
    return page.get_by_role("region", name=title, exact=True)


def picture(width: int, height: int) -> FilePayload:
    kept = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(kept, "PNG")
    return {"name": "me.png", "mimeType": "image/png", "buffer": kept.getvalue()}


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_profile_is_filled_in_with_every_problem_at_its_field(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/profile")
    form = page.get_by_role("form", name="About you")
    save = form.get_by_role("button", name="Save")
    expect(save).to_be_disabled()
    form.get_by_label("Name", exact=True).fill(_NAME)
    form.get_by_label("E-mail address for contact").fill("amara at example")
    form.get_by_label("Website").fill("javascript:alert(1)")
    expect(form.get_by_text("Not saved yet.")).to_be_visible()
    save.click()
    expect(form.get_by_label("Website")).to_be_focused()
    expect(form.get_by_text("Write a web address")).to_be_visible()
    form.get_by_label("Website").fill("example.org/amara")
    save.click()
    expect(form.get_by_label("E-mail address for contact")).to_be_focused()
    expect(form.get_by_label("E-mail address for contact")).to_have_attribute("aria-invalid", "true")
    form.get_by_label("E-mail address for contact").fill("amara@example.org")
    save.click()
    expect(form.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_role("heading", name=_NAME, level=1)).to_be_visible()
    page.reload()
    expect(form.get_by_label("Website")).to_have_value("https://example.org/amara")


def test_what_another_window_saved_meanwhile_is_shown_and_never_overwritten_unasked(visitor: Visitor) -> None:
    page, other = visitor.page, visitor.page.context.new_page()
    for one in (page, other):
        one.goto("/profile")
        expect(one.get_by_label("Headline")).to_be_visible()
    page.get_by_label("Headline").fill("Roofer")
    other.get_by_label("Headline").fill("Master roofer")
    other.get_by_label("Place").fill("Brno")
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_text("Saved.")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Changed elsewhere while you typed: Headline.")
    expect(page.get_by_label("Place")).to_have_value("Brno")
    expect(page.get_by_label("Headline")).to_have_value("Roofer")
    page.get_by_role("button", name="Keep what I typed").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Headline")).to_have_value("Roofer")


def test_what_was_typed_and_not_saved_stays_while_other_pages_are_looked_at(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/profile")
    page.get_by_label("Headline").fill("Sous-chef")
    page.get_by_role("link", name="What you look for").click()
    page.get_by_label("Job titles").fill("Head chef")
    page.get_by_role("link", name="Skills", exact=True).click()
    expect(page.get_by_role("heading", name="Skills", level=1)).to_be_visible()
    page.get_by_role("link", name="Profile", exact=True).click()
    expect(page.get_by_label("Headline")).to_have_value("Sous-chef")
    expect(page.get_by_text("Not saved yet.")).to_be_visible()
    page.get_by_role("link", name="What you look for").click()
    expect(page.get_by_label("Job titles")).to_have_value("Head chef")


def test_the_next_best_step_leads_to_its_field_and_counts(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/profile/wishes")
    complete = part(page, "How complete your record is")
    expect(complete.get_by_role("img", name="0 % complete")).to_be_visible()
    complete.get_by_role("button", name=re.compile("of .* parts")).click()
    page.get_by_role("link", name="Headline").click()
    expect(page.get_by_label("Headline")).to_be_focused()
    page.keyboard.type("Nurse")
    page.keyboard.press("Enter")
    expect(complete.get_by_role("img", name="7 % complete")).to_be_visible()
    page.get_by_role("link", name="Languages", exact=True).click()
    expect(page.get_by_role("button", name="Add a language")).to_be_focused()


def test_a_photo_is_cut_to_what_is_shown_looked_at_kept_and_removed(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/profile")
    choose = page.get_by_label("Choose a photo")
    choose.set_input_files({"name": "a.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"})
    expect(page.get_by_role("alert")).to_contain_text("JPEG, PNG, WebP or GIF")
    choose.set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": b"no picture"})
    expect(page.get_by_role("alert")).to_contain_text("cannot be read as a picture")
    choose.set_input_files(picture(3200, 2400))
    expect(page.get_by_role("img", name="The photo you chose")).to_be_visible()
    page.get_by_role("slider", name="Zoom").press("ArrowRight")
    page.get_by_role("group", name="What is shown of the photo").press("ArrowLeft")
    with page.expect_request(lambda request: request.method == "PUT") as sent:
        page.get_by_role("button", name="Use this photo").click()
    assert sent.value.headers["content-type"] == "image/jpeg"
    kept = sent.value.response()
    assert kept is not None
    assert 0 < kept.json()["width"] == kept.json()["height"] <= 1600
    shown = page.get_by_role("img", name="Your photo").first
    expect(shown).to_have_js_property("complete", True)
    assert 0 < shown.evaluate("image => image.naturalWidth") <= 1600
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("img", name="Your photo")).to_have_count(0)


def test_every_collection_is_added_to_changed_and_emptied_by_the_keyboard_too(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/profile/background")
    for title, (one, label, words) in _COLLECTIONS.items():
        section = part(page, title)
        add_one = section.get_by_role("button", name=f"Add {one}")
        add_one.press("Enter")
        expect(section.locator("input, select, textarea").first).to_be_focused()
        section.get_by_role("button", name="Save").click()
        expect(section.get_by_label(label, exact=True)).to_be_focused()
        expect(section.get_by_text("This is needed.")).to_be_visible()
        section.get_by_label(label, exact=True).fill(words)
        section.get_by_role("button", name="Save").click()
        expect(add_one).to_be_focused()
        row = section.get_by_role("listitem").filter(has_text=words)
        row.get_by_role("button", name="Edit").click()
        section.get_by_label(label, exact=True).fill(f"{words} anew")
        section.get_by_role("button", name="Save").click()
        expect(section.get_by_text(f"{words} anew").first).to_be_visible()
        section.get_by_role("button", name="Delete").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("button", name="Delete").click()
        expect(dialog).to_have_count(0)
        expect(section.get_by_role("listitem")).to_have_count(0)


def test_a_refused_save_keeps_what_was_typed_and_a_busy_service_takes_it_by_itself(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/profile/background")
    page.route("**/api/v1/languages", refused_once(500, method="POST"))
    page.get_by_role("button", name="Add a language").click()
    page.get_by_label("Language", exact=True).fill("Welsh")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Not now.")
    expect(page.get_by_label("Language", exact=True)).to_have_value("Welsh")
    page.route("**/api/v1/languages", refused_once(503, method="POST"))
    page.get_by_role("button", name="Try again").click()
    expect(part(page, "Languages").get_by_role("listitem")).to_have_text(re.compile("Welsh"))


def test_whoever_leaves_a_form_that_is_not_saved_is_asked_first(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/")
    page.get_by_role("link", name="Profile", exact=True).click()
    page.get_by_role("link", name="Background").click()
    page.get_by_role("button", name="Add a language").click()
    page.get_by_label("Language", exact=True).fill("Welsh")
    dialog = page.get_by_role("dialog")
    for leave in (page.get_by_role("link", name="Skills", exact=True).click, page.go_back):
        leave()
        expect(dialog).to_contain_text("Leave without saving?")
        expect(dialog.get_by_role("button", name="Stay here")).to_be_focused()
        page.keyboard.press("Enter")
        expect(dialog).to_have_count(0)
        expect(page).to_have_url(re.compile("/profile/background$"))
        expect(page.get_by_label("Language", exact=True)).to_have_value("Welsh")
    page.go_back()
    dialog.get_by_role("button", name="Leave without saving").click()
    expect(page).to_have_url(re.compile("/profile$"))


def test_what_somebody_looks_for_is_kept(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/profile/wishes")
    page.get_by_label("Job titles").fill("Matron, Ward manager")
    page.get_by_label("Partly from home").check()
    page.get_by_label("Amount").fill("46,000")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Currency")).to_be_focused()
    page.get_by_label("Currency").fill("gbp")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Amount")).to_have_value("46000")
    expect(page.get_by_label("Currency")).to_have_value("GBP")
    expect(page.get_by_label("Partly from home")).to_be_checked()


def test_a_project_is_linked_and_its_names_are_replaced_beside_the_owners_words(page: Page) -> None:
    page.goto("/profile/background")
    section = part(page, "Projects")
    section.get_by_role("button", name="Edit Falls clinic").click()
    section.get_by_label("Charge nurse, Hôpital Sainte-Justine").check()
    section.get_by_role("button", name="Save").click()
    section.get_by_role("switch", name="Without names").check(force=True)
    own = section.get_by_role("region", name=re.compile("^As you keep it"))
    others = section.get_by_role("region", name=re.compile("^As others read it"))
    expect(own).to_contain_text("Helen Marsh and I opened a clinic at Northfield Trust.")
    expect(others).to_contain_text("Person A and I opened a clinic at Client A.")
    expect(others).not_to_contain_text("Northfield")
    expect(others.locator("mark").first).to_be_visible()
    section.get_by_role("button", name="Edit Falls clinic").click()
    expect(section.get_by_label("Charge nurse, Hôpital Sainte-Justine")).to_be_checked()


def test_a_page_needs_a_confirmed_address(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/profile/public")
    page.get_by_label("Whoever has the link").check()
    page.get_by_role("button", name="Show my profile").click()
    expect(page.get_by_role("alert")).to_contain_text("Confirm your e-mail address first.")
    expect(page.get_by_role("link", name="ask for another one")).to_have_attribute("href", "/account")


def test_a_page_is_looked_at_shown_and_taken_back(page: Page, amara: Person) -> None:
    page.goto("/profile/public")
    page.get_by_role("button", name="Look at the page").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name=_NAME)).to_be_visible()
    expect(frame.get_by_text("+1 514 555 0199")).to_have_count(0)
    page.get_by_role("switch", name="Phone").check(force=True)
    expect(page.get_by_text("Saved. It counts once you show your profile.")).to_be_visible()
    expect(frame.get_by_text("514").first).to_be_visible()

    page.get_by_label("Everybody").check()
    name = page.get_by_label("Name of your page")
    show = page.get_by_role("button", name="Show my profile")
    name.fill("Amara--Okonkwo")
    expect(page.get_by_text("Small letters only.")).to_be_visible()
    expect(show).to_be_disabled()
    name.fill("pathfinder-support")
    show.click()
    expect(name).to_be_focused()
    expect(name).to_have_attribute("aria-invalid", "true")
    name.fill(f"amara-{amara.username}")
    show.click()
    address = page.get_by_role("link", name=f"amara-{amara.username}")
    expect(address).to_be_visible()
    expect(page.get_by_role("button", name="Copy the link")).to_be_visible()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Within a minute nobody finds the page any more.")).to_be_visible()
    expect(address).to_have_count(0)


def test_skills_show_their_years_and_are_starred_hidden_and_brought_back(page: Page) -> None:
    page.goto("/skills")
    row = page.get_by_role("listitem").filter(has=page.get_by_role("button", name=re.compile("^Hide")))
    first = row.first
    name = first.get_by_role("link").inner_text()
    expect(first.get_by_role("img", name=re.compile("^Used 20"))).to_be_visible()
    first.get_by_role("button", name=f"Known for {name}").click()
    star = page.get_by_role("button", name=f"Known for {name}", exact=True)
    expect(star).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name=f"Hide {name}", exact=True).click()
    expect(star).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(star).to_be_visible()


def test_suggestions_for_a_role_are_marked_and_added_one_by_one(page: Page) -> None:
    page.goto("/skills")
    panel = part(page, "Suggestions for a role")
    panel.get_by_role("textbox", name="Role").fill("nurse")
    panel.get_by_role("button", name="Suggest skills").click()
    suggested = panel.get_by_role("listitem").first
    expect(suggested).to_contain_text("suggested")
    button = suggested.get_by_role("button", name="Add")
    name = button.inner_text().removeprefix("Add").strip()
    expect(page.get_by_role("link", name=name, exact=True)).to_have_count(0)
    button.click()
    expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(panel.get_by_role("button", name=f"Add {name}", exact=True)).to_have_count(0)


def open_skill(page: Page, name: str) -> None:
    """Adds a skill, and opens it."""
    page.goto("/skills")
    page.get_by_role("button", name="Add a skill").click()
    page.get_by_role("form", name="Add a skill").get_by_label("Skill").fill(name)
    page.get_by_role("form", name="Add a skill").get_by_role("button", name="Save").click()
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def test_scores_of_a_skill_are_drawn_over_the_years(page: Page) -> None:
    open_skill(page, "Suturing under lamplight")
    for score, on in (("45", "2019"), ("120", ""), ("80", "2024-05")):
        form = page.get_by_role("form", name="Add a score")
        form.get_by_label("Score").fill(score)
        form.get_by_label("On (optional)").fill(on)
        form.get_by_role("button", name="Add the score").click()
        if score == "120":
            expect(form.get_by_text("A whole number from 0 to 100.")).to_be_visible()
        else:
            expect(form.get_by_label("Score")).to_have_value("")
    chart = page.get_by_role("img", name=re.compile("Scores 2019: 45, May 2024: 80"))
    expect(chart.locator("circle")).to_have_count(2)
    expect(page.get_by_text(re.compile(r"^\+\d.* points a year$"))).to_be_visible()
    page.get_by_role("button", name="Remove the score of 2019").click()
    expect(page.get_by_role("img", name="Scores May 2024: 80").locator("circle")).to_have_count(1)


def test_somebody_without_an_account_endorses_a_skill_once(
    stack: Stack, chromium: Browser, page: Page, amara: Person
) -> None:
    asked = f"asked-{amara.username}@example.org"
    open_skill(page, "Night handover by torchlight")
    form = page.get_by_role("form", name="Ask somebody")
    form.get_by_label("Their e-mail address").fill(asked)
    form.get_by_label("Their name").fill("Tom Birch")
    form.get_by_label("Message").fill("Would you say a word?")
    form.get_by_role("button", name="Send the mail").click()
    expect(page.get_by_text(f"A mail is on its way to {asked}.")).to_be_visible()
    token = mailed_token(stack, asked, "endorse")

    with page_of(chromium, stack.web_url, width=_NARROW, dark=True) as guest:
        guest.goto(f"/endorse?token={token}")
        expect(guest.get_by_role("heading", name="Night handover by torchlight")).to_be_visible()
        expect(guest.get_by_text("Would you say a word?")).to_be_visible()
        expect(guest.get_by_label("Your name")).to_have_value("Tom Birch")
        assert fits(guest)
        guest.get_by_label("Your name").fill("")
        guest.get_by_role("button", name="Yes, I endorse it").click()
        expect(guest.get_by_label("Your name")).to_be_focused()
        guest.get_by_label("Your name").fill("Tom Birch")
        guest.get_by_label("In your words").fill("Two minutes, and nothing is lost.")
        guest.get_by_role("button", name="Yes, I endorse it").click()
        expect(guest.get_by_role("heading", name="Thank you.")).to_be_visible()
        guest.reload()
        expect(guest.get_by_role("heading", name="This link leads nowhere any more.")).to_be_visible()

    page.goto("/skills")
    waiting = part(page, "Waiting for you")
    expect(waiting).to_contain_text("Two minutes, and nothing is lost.")
    waiting.get_by_role("button", name="Accept").click()
    expect(waiting).to_have_count(0)
    row = page.get_by_role("listitem").filter(has_text="Night handover by torchlight").first
    expect(row).to_contain_text("1 endorsement")


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/endorse", "A part of the link is missing."),
        ("/endorse?token=nobody-mailed-this", "This link leads nowhere any more."),
    ],
)
def test_a_link_that_asks_nothing_says_so(stack: Stack, chromium: Browser, address: str, title: str) -> None:
    with page_of(chromium, stack.web_url, width=_NARROW) as guest:
        guest.goto(address)
        expect(guest.get_by_role("heading", name=title)).to_be_visible()
        assert fits(guest)


def test_a_phone_shows_every_page_without_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": _NARROW, "height": 800})
    for address in ("/profile", "/profile/background", "/profile/wishes", "/profile/public", "/skills"):
        page.goto(address)
        expect(page.get_by_role("heading", level=2).first).to_be_visible()
        assert fits(page), address
