"""`basics` of a JSON Resume to and from the profile."""

import re
from urllib.parse import urlsplit

from shared.documents.json_resume.drafts import EXTENSION, Draft, link, place
from shared.documents.json_resume.node import Node

PROFILE_FIELDS = frozenset({"career_objective", "career_goals"})

_OWN_SITE = frozenset({"website", "homepage", "portfolio", "blog", "web", "site"})
_USERNAME = re.compile(r"[A-Za-z0-9_-]{1,100}")


def profile(node: Node) -> Draft:
    """The profile as far as `basics` tells it."""
    ours = node.child(EXTENSION)
    draft: Draft = {
        "full_name": node.text("name"),
        "headline": node.text("label"),
        "bio": node.text("summary"),
        "avatar": link(node, "image", "picture"),
        "email": node.text("email"),
        "phone": node.text("phone"),
        "location": place(node),
        "website_url": link(node, "url", "website"),
        **(ours.fields(PROFILE_FIELDS) if ours else {}),
    }
    for account in node.children("profiles"):
        _take_account(account, draft)
    return draft


def _take_account(account: Node, draft: Draft) -> None:
    network, url, username = account.text("network"), link(account, "url"), account.text("username")
    field = _field_for(network, url)
    address = url or _address(field, username)
    if field is None or address is None or draft.get(field):
        _give_back(account, network=network, url=url, username=username)
        return
    draft[field] = address
    # What the address already says is placed with it; the rest is not.
    if username and username.casefold() not in address.casefold():
        account.give_back("username", username)
    if network and network.casefold() not in address.casefold() and network.casefold() not in _OWN_SITE:
        account.give_back("network", network)


def _field_for(network: str | None, url: str | None) -> str | None:
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    named = (network or "").casefold()
    if named == "linkedin" or host == "linkedin.com" or host.endswith(".linkedin.com"):
        return "linkedin_url"
    if named == "github" or host == "github.com":
        return "github_url"
    return "website_url" if named in _OWN_SITE else None


def _address(field: str | None, username: str | None) -> str | None:
    """The address of an account of which only the username is given, where that is certain."""
    if not username or not _USERNAME.fullmatch(username):
        return None
    bases = {"linkedin_url": "https://www.linkedin.com/in/", "github_url": "https://github.com/"}
    return f"{bases[field]}{username}" if field in bases else None


def _give_back(account: Node, **taken: str | None) -> None:
    for name, value in taken.items():
        if value:
            account.give_back(name, value)
