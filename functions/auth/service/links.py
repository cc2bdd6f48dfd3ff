"""Links in mails: addresses in the web app with a token that works once."""

import secrets
from urllib.parse import quote

from functions.auth.repository import one_time
from functions.auth.repository.one_time import Use
from shared.errors import InvalidInput
from shared.mail import web_url

_PAGES = {
    Use.VERIFY_EMAIL: ("verify-email", 24 * 3600),
    Use.CONFIRM_EMAIL: ("confirm-email", 24 * 3600),
    Use.RESET_PASSWORD: ("reset-password", 3600),
    Use.UNLOCK: ("unlock", 24 * 3600),
}


class LinkNotValid(InvalidInput):
    code = "LINK_NOT_VALID"
    message = "This link was used already or is too old. Ask for a new one."


def new_link(use: Use, user_id: str, *, address: str | None) -> str:
    """A page's address with a fresh token, e.g. `https://.../verify-email?token=...`.

    It works while the account has, or is to get, the address of this name.
    """
    page, seconds = _PAGES[use]
    token = secrets.token_urlsafe(32)
    one_time.keep(token, use, user_id, seconds=seconds, address=address)
    return f"{web_url()}/{page}?token={quote(token)}"
