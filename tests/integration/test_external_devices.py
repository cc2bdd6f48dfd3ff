"""Signing in with another provider from a device: known again by its cookie, and told of where it is new."""

from urllib.parse import parse_qs, urlsplit

from functions.auth.repository import accounts
from tests.external_browser import Answer, Browser, mails
from tests.hostile_provider import HostileProvider
from tests.offering import CALLBACK, WEB


def sign_in(browser: Browser, server: HostileProvider, **told: str) -> Answer:
    """The whole way there and back, at a provider that vouches for Ana."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(browser.begin("acme")).query).items()}
    ana = {"email": "ana@example.cz", "email_verified": True}
    server.gives(server.token(server.claims(asked["nonce"], **ana | told)))
    return browser.get(f"{CALLBACK.format('acme')}?code=code&state={asked['state']}")


def test_a_browser_is_known_again_and_another_one_is_told_of(server: HostileProvider) -> None:
    mine = Browser()
    for _ in range(2):
        assert "pf_refresh" in sign_in(mine, server).cookies
    assert [mail["mail"] for mail in mails()] == []
    sign_in(Browser(), server)
    assert [mail["mail"] for mail in mails()] == ["new_device"]
    sign_in(mine, server)
    assert [mail["mail"] for mail in mails()] == []


def test_what_a_provider_tells_may_hold_halves_of_characters(server: HostileProvider) -> None:
    answer = sign_in(Browser(), server, name="Ana", given_name="Ana\ud83d", preferred_username="a\x00\udc00")
    assert answer.location == f"{WEB}/"
    made = accounts.read(answer.cookies["pf_refresh"].partition(".")[0])
    assert made is not None
    assert made.identity.open().first_name == "Ana"
    spoilt = sign_in(Browser(), server, sub="ben", email="ben\udc00@example.cz")
    assert spoilt.location == f"{WEB}/"
