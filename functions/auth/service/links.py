"""Addresses in the web app that mails point to."""

from urllib.parse import quote

from shared.mail import web_url


def link_to(page: str, token: str) -> str:
    """The page's address with the mailed token, e.g. `https://.../verify-email?token=...`."""
    return f"{web_url()}/{page}?token={quote(token)}"
