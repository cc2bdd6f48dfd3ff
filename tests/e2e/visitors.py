"""People who use the web app in a browser."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.browser import page_of
from tests.e2e.people import PASSWORD
from tests.running_stack import Stack


@dataclass(frozen=True)
class Visitor:
    """Somebody with an account of their own, made in the browser."""

    name: str
    page: Page

    @property
    def email(self) -> str:
        return f"{self.name}@example.org"


@contextmanager
def visiting(stack: Stack, chromium: Browser) -> Iterator[Visitor]:
    """Somebody on the page after registration, signed in, with an empty record."""
    with page_of(chromium, stack.web_url) as page:
        visitor = Visitor(name=f"w{secrets.token_hex(6)}", page=page)
        register(page, visitor.name)
        page.get_by_role("button", name="Start with my record").click()
        sees_own_record(page)
        yield visitor


def register(page: Page, name: str) -> None:
    page.goto("/register")
    page.get_by_label("E-mail address").fill(f"{name}@example.org")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", name="Check your mail")).to_be_visible()


def sign_out(page: Page) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def give_password(page: Page, name: str, password: str = PASSWORD) -> None:
    """The first step of a sign-in."""
    page.get_by_label("E-mail address or username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sees_own_record(page: Page) -> None:
    expect(page.get_by_role("heading", name="Your record is empty.")).to_be_visible()


def open_account(page: Page, part: str) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Account").click()
    page.get_by_role("navigation", name="Account").get_by_role("link", name=part, exact=True).click()
    expect(page.get_by_role("heading", level=2).first).to_be_visible()


def refused_once(status: int, code: str = "REFUSED", *, method: str = "") -> Any:
    """For `page.route`: the service refuses the first call (by this method) for a moment."""
    calls = iter([True])
    body = {"error": {"code": code, "message": "Not now.", "details": [], "request_id": "none"}}

    def refuse(route: Route) -> None:
        if method not in ("", route.request.method) or not next(calls, False):
            return route.fallback()
        return route.fulfill(status=status, headers={"Retry-After": "1"}, json=body)

    return refuse
