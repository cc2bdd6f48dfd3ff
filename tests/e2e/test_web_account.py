"""The account in a real browser: signing in by every way, what protects it, and leaving it."""

import base64
import time

import httpx
import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.browser import page_of
from tests.e2e.people import anonymous, mailed_token, sign_in, signed_in_with
from tests.e2e.visitors import (
    Visitor,
    give_password,
    open_account,
    refused_once,
    sees_own_record,
    sign_out,
)
from tests.running_stack import Stack

_STEP_SECONDS = 30
NEW_PASSWORD = "seven grey herons on a roof"
WEAK = {"too short": "3 more characters are needed.", "aaaaaaaaaaaaaaaa": "are among the first guesses"}


def code_of(secret: str, step: int) -> str:
    """What an authenticator app shows in this time step."""
    app = TOTP(base64.b32decode(secret), 6, SHA1(), _STEP_SECONDS)
    return app.generate(step * _STEP_SECONDS).decode()


def set_up_app(page: Page) -> tuple[str, int]:
    """The secret of an app that is a second factor from now on, and the step of its last used code."""
    open_account(page, "Signing in")
    page.get_by_role("button", name="Set up an app").click()
    expect(page.get_by_role("img", name="The secret as a QR code")).to_have_js_property("complete", True)
    secret = (page.locator("[data-secret]").text_content() or "").replace(" ", "")
    step = int(time.time()) // _STEP_SECONDS
    page.get_by_label("The code that the app shows now").fill(code_of(secret, step))
    page.get_by_role("button", name="Turn it on").click()
    return secret, step


def kept_codes(page: Page) -> list[str]:
    """The recovery codes, once somebody said that they are kept."""
    dialog = page.get_by_role("dialog", name="Keep these recovery codes")
    shown = dialog.get_by_role("list", name="Recovery codes").get_by_role("listitem")
    expect(shown).to_have_count(10)
    codes = shown.all_text_contents()
    with page.expect_download() as saved:
        dialog.get_by_role("button", name="Save as a file").click()
    assert all(code in saved.value.path().read_text() for code in codes)
    dialog.get_by_role("button", name="I have kept them").click()
    expect(dialog).to_have_count(0)
    return codes


def with_authenticator(page: Page) -> None:
    """Gives the browser a device that holds passkeys and whose owner always says yes."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def row_of(page: Page, words: str) -> Locator:
    return page.get_by_role("main").get_by_role("listitem").filter(has_text=words)


def confirm_in_dialog(page: Page, title: str, button: str) -> None:
    dialog = page.get_by_role("dialog", name=title)
    dialog.get_by_role("button", name=button).click()
    expect(dialog).to_have_count(0)


def test_a_forgotten_password_is_chosen_anew_by_a_mailed_link(stack: Stack, visitor: Visitor) -> None:
    stack.endpoint()
    page = visitor.page
    sign_out(page)
    page.get_by_role("link", name="Choose a new one").click()
    page.get_by_label("E-mail address").fill(visitor.email)
    page.get_by_role("button", name="Mail me a link").click()
    expect(page.get_by_text("Look at your mail")).to_be_visible()
    page.goto(f"/reset-password?token={mailed_token(stack, visitor.email, 'reset-password')}")
    for refused, why in WEAK.items():
        page.get_by_label("New password").fill(refused)
        page.get_by_role("button", name="Set the new password").click()
        expect(page.get_by_label("New password")).to_be_focused()
        expect(page.get_by_text(why)).to_be_visible()
    page.get_by_label("New password").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Set the new password").click()
    page.get_by_role("link", name="Go to your record").click()
    give_password(page, visitor.name, NEW_PASSWORD)
    sees_own_record(page)


def test_an_app_and_its_recovery_codes_are_asked_for_at_the_next_sign_in(visitor: Visitor) -> None:
    page = visitor.page
    secret, step = set_up_app(page)
    codes = kept_codes(page)
    assert len(set(codes)) == 10
    expect(page.get_by_text("10 are left.")).to_be_visible()
    sign_out(page)
    give_password(page, visitor.name)
    code = page.get_by_label("Code of your authenticator app")
    expect(code).to_be_focused()
    code.fill(code_of(secret, step + 1))
    page.get_by_role("button", name="Sign in").click()
    open_account(page, "Signing in")
    expect(page.get_by_text("10 are left.")).to_be_visible()
    an_ended_session_asks_for_the_second_step_too(visitor, codes[3])


def an_ended_session_asks_for_the_second_step_too(visitor: Visitor, recovery_code: str) -> None:
    page = visitor.page
    page.context.clear_cookies()
    page.get_by_role("button", name="Change the password").click()
    page.get_by_label("Your password now").fill("what was typed")
    page.route("**/api/v1/auth/sessions", refused_once(401))
    page.get_by_role("navigation", name="Account").get_by_role("link", name="Devices").click()
    again = page.get_by_role("dialog", name="Please sign in again")
    again.get_by_label("E-mail address or username").fill(visitor.name)
    again.get_by_label("Password").fill("a long walk along the river")
    again.get_by_role("button", name="Sign in and go on").click()
    again.get_by_role("button", name="Use a recovery code").click()
    again.get_by_label("Recovery code").fill(recovery_code.upper())
    again.get_by_role("button", name="Sign in and go on").click()
    expect(page.get_by_text("this device")).to_be_visible()
    open_account(page, "Signing in")
    expect(page.get_by_text("9 are left.")).to_be_visible()


def test_a_passkey_opens_the_account_alone_and_as_a_second_step(visitor: Visitor) -> None:
    page = visitor.page
    with_authenticator(page)
    open_account(page, "Signing in")
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_label("A name for it").fill("Telefone da Inês")
    page.get_by_role("button", name="Make the passkey").click()
    kept_codes(page)
    expect(row_of(page, "Telefone da Inês")).to_contain_text("never used")
    sign_out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    open_account(page, "Signing in")
    expect(row_of(page, "Telefone da Inês")).to_contain_text("last used")
    sign_out(page)
    give_password(page, visitor.name)
    page.get_by_role("button", name="Use your passkey").click()
    open_account(page, "Signing in")
    expect(row_of(page, "Telefone da Inês")).to_contain_text("last used")
    a_passkey_is_renamed_and_removed(page)


def a_passkey_is_renamed_and_removed(page: Page) -> None:
    page.get_by_role("button", name="Rename Telefone da Inês").click()
    page.get_by_label("Name", exact=True).fill("Old phone")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Remove Old phone").click()
    confirm_in_dialog(page, "Remove this passkey?", "Remove it")
    expect(row_of(page, "Old phone")).to_have_count(0)
    expect(page.get_by_text("They come with your first passkey")).to_be_visible()


_NOBODY_SHOWS_A_PASSKEY = """() => {
  navigator.credentials.get = () => Promise.reject(new DOMException("", "NotAllowedError"));
}"""


def test_a_device_without_a_passkey_is_told_so(visitor: Visitor) -> None:
    page = visitor.page
    sign_out(page)
    page.evaluate(_NOBODY_SHOWS_A_PASSKEY)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("No passkey was used")


def test_devices_are_listed_and_signed_out(stack: Stack, visitor: Visitor) -> None:
    page = visitor.page
    with anonymous(stack) as api:
        for _ in range(3):
            sign_in(api, visitor.name)
    open_account(page, "Devices")
    programs = row_of(page, "A Python program")
    expect(programs).to_have_count(3)
    expect(row_of(page, "this device")).to_contain_text("Chrome on Linux")
    programs.first.get_by_role("button", name="Sign out").click()
    expect(programs).to_have_count(2)
    page.get_by_role("button", name="Sign all other devices out").click()
    expect(programs).to_have_count(0)
    expect(page.get_by_text("You are signed in nowhere else.")).to_be_visible()


def test_an_api_key_does_what_it_may_and_is_shown_once(stack: Stack, visitor: Visitor) -> None:
    page = visitor.page
    open_account(page, "API keys")
    page.get_by_role("button", name="Create a key").click()
    page.get_by_label("A name for it").fill("Backup")
    page.get_by_label("change your record").check()
    page.get_by_role("button", name="Create the key").click()
    key = page.locator("[data-secret]").text_content() or ""
    with signed_in_with(stack, key) as program:
        assert program.get("/experiences").status_code == httpx.codes.OK
        assert program.get("/users/me").status_code == httpx.codes.FORBIDDEN
    page.get_by_role("button", name="I have kept it").click()
    expect(page.get_by_text(key)).to_have_count(0)
    expect(row_of(page, "Backup")).to_contain_text("May read your record and change your record")
    page.get_by_role("button", name="Remove Backup").click()
    confirm_in_dialog(page, "Remove this key?", "Remove it")
    expect(page.get_by_text("There is none yet.")).to_be_visible()


_KEYS = "**/api/v1/auth/api-keys"


def test_what_needs_a_fresh_sign_in_asks_for_it_and_goes_on_by_itself(visitor: Visitor) -> None:
    page = visitor.page
    open_account(page, "API keys")
    expect(page.get_by_text("There is none yet.")).to_be_visible()
    page.get_by_role("button", name="Create a key").click()
    page.get_by_label("A name for it").fill("Robot")
    page.route(_KEYS, refused_once(403, "FRESH_SIGN_IN_NEEDED", method="POST"))
    page.get_by_role("button", name="Create the key").click()
    dialog = page.get_by_role("dialog", name="Confirm that it is you")
    dialog.get_by_role("button", name="Cancel").click()
    expect(page.get_by_label("A name for it")).to_have_value("Robot")
    page.route(_KEYS, refused_once(403, "FRESH_SIGN_IN_NEEDED", method="POST"))
    page.get_by_role("button", name="Create the key").click()
    expect(dialog.get_by_label("E-mail address or username")).to_have_count(0)
    dialog.get_by_label("Password").fill("not my password at all")
    dialog.get_by_role("button", name="Confirm").click()
    expect(dialog.get_by_role("alert")).to_contain_text("not right")
    dialog.get_by_label("Password").fill("a long walk along the river")
    dialog.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("The key “Robot”")).to_be_visible()


def test_a_refusal_that_asks_for_patience_holds_the_button_back(visitor: Visitor) -> None:
    page = visitor.page
    sign_out(page)
    page.route("**/api/v1/auth/login", refused_once(429, "SIGN_IN_TOO_SOON"))
    give_password(page, visitor.name)
    expect(page.get_by_role("alert")).to_contain_text("You may try again in 1 s.")
    page.get_by_role("button", name="Sign in", exact=True).click()
    sees_own_record(page)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("account-suspended", "Write to them"),
        ("ADDRESS_HAS_ACCOUNT", "link the two"),
        ("something-new", "Try again"),
    ],
)
def test_a_refusal_brought_back_from_elsewhere_is_put_in_words(
    stack: Stack, chromium: Browser, code: str, words: str
) -> None:
    with page_of(chromium, stack.web_url) as page:
        page.goto(f"/sign-in?problem={code}")
        expect(page.get_by_role("alert")).to_contain_text(words)


def test_a_mailed_link_does_nothing_until_somebody_presses_the_button(stack: Stack, visitor: Visitor) -> None:
    stack.endpoint()
    page = visitor.page
    open_account(page, "You")
    expect(page.get_by_text("not confirmed")).to_be_visible()
    token = mailed_token(stack, visitor.email, "verify-email")
    for _ in range(2):
        page.goto(f"/verify-email?token={token}")
        expect(page.get_by_role("button", name="This is my address")).to_be_visible()
    page.get_by_role("button", name="This is my address").click()
    page.get_by_role("link", name="Go to your record").click()
    open_account(page, "You")
    expect(page.get_by_text("confirmed", exact=True)).to_be_visible()


def test_name_language_and_address_are_changed(stack: Stack, visitor: Visitor) -> None:
    stack.endpoint()
    page = visitor.page
    open_account(page, "You")
    page.get_by_label("First name").fill("Inês")
    page.get_by_label("Language", exact=True).select_option("fr")
    page.get_by_label("Time zone").select_option("Europe/Lisbon")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    new = f"new.{visitor.email}"
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_label("New e-mail address").fill(new)
    page.get_by_role("button", name="Mail a link to it").click()
    expect(page.get_by_text("We mailed a link to")).to_be_visible()
    page.goto(f"/confirm-email?token={mailed_token(stack, new, 'confirm-email')}")
    page.get_by_role("button", name="Use this address from now on").click()
    page.get_by_role("link", name="Go to your record").click()
    open_account(page, "You")
    expect(page.get_by_label("First name")).to_have_value("Inês")
    expect(page.get_by_label("Time zone")).to_have_value("Europe/Lisbon")
    expect(page.get_by_text(new)).to_be_visible()


def test_an_account_at_rest_comes_back_when_its_owner_says_so(visitor: Visitor) -> None:
    page = visitor.page
    open_account(page, "You")
    page.get_by_role("button", name="Put the account to rest").click()
    confirm_in_dialog(page, "Put your account to rest?", "Put it to rest")
    expect(page.get_by_text("Your account is at rest")).to_be_visible()
    give_password(page, visitor.name)
    page.get_by_role("button", name="Bring it back and sign in").click()
    sees_own_record(page)


def test_a_deleted_account_can_be_kept_for_a_while(visitor: Visitor) -> None:
    page = visitor.page
    open_account(page, "You")
    page.get_by_role("button", name="Delete the account").click()
    dialog = page.get_by_role("dialog", name="Delete your account?")
    dialog.get_by_label("Your username").fill("somebody else")
    dialog.get_by_role("button", name="Delete my account").click()
    expect(dialog.get_by_label("Your username")).to_be_focused()
    dialog.get_by_label("Your username").fill(visitor.name)
    dialog.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_text("everything in it is erased")).to_be_visible()
    give_password(page, visitor.name)
    page.get_by_role("button", name="Keep it and sign in").click()
    sees_own_record(page)


def test_a_phone_shows_the_account_without_scrolling_sideways(visitor: Visitor) -> None:
    page = visitor.page
    page.set_viewport_size({"width": 360, "height": 800})
    for part in ("You", "Signing in", "Devices", "API keys", "Activity"):
        open_account(page, part)
        expect(page.get_by_role("main").get_by_role("status").filter(has_text="Looking")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
