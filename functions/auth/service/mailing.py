"""Mails of the account: asked for by reference, written here, where the address can be opened.

A request only says which mail to whom, so it takes as long for an account that exists as for one that
does not, and a mail that cannot be sent is tried again.
"""

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from functions.auth.repository import accounts, attempts, names, sessions
from functions.auth.repository.accounts import Account, Identity, Status
from functions.auth.repository.one_time import Use
from functions.auth.service import lockout
from functions.auth.service.devices import device_of
from functions.auth.service.links import new_link
from shared import clock, limits
from shared.ids import is_id
from shared.mail import Mail, send, web_url

Asked = Mapping[str, str]
_ESSENTIAL = frozenset({"verify_email", "verify_again", "confirm_email", "reset_password", "locked"})
"""Sent also where mails to the address came back: their reader asks for them now."""
_ON_REQUEST = {
    "reset_password": "mail-to-account",
    "verify_again": "mail-to-account",
    "confirm_email": "mail-to-account",
    "address_taken": "notice-to-account",
    "new_device": "news-to-account",
    "factor_changed": "news-to-account",
}
"""Asked for by whoever knows an address or is signed in, so no account gets more than so many an hour.

What strangers can do with an address is counted apart: it takes no link from its owner. The first news are
the ones that matter; somebody who makes the same ones over and over fills no mailbox.
"""


def send_asked(asked: Asked) -> None:
    """Writes the mail that these references ask for, if it still has a reader.

    What becomes of a mail to an address that is not the account's yet says nothing of the account's own.
    """
    kind = asked["mail"]
    account = _account(asked)
    if kind == "locked":
        account = _lock(asked["subject"], account)
    if account is None:
        return
    identity = account.identity.open()
    if account.mail_trouble and kind not in _ESSENTIAL:
        return
    limit = _ON_REQUEST.get(kind)
    if limit and limits.take(limit, of=account.id).standing().exceeded:
        return
    template, to, values = _WRITERS[kind](account, identity, asked)
    if to:
        tag = account.id if to == identity.email else ""
        send(Mail(template, to, values, locale=identity.locale, user_id=tag))


def note_trouble(user_id: str, trouble: str) -> None:
    """Mails to this account came back for good, or were complained of: no more notices until it is confirmed.

    The owner sees it in the account. An address that was confirmed anew is believed again.
    """
    accounts.mark(user_id, {"mail_trouble": trouble})


def _account(asked: Asked) -> Account | None:
    subject = asked.get("user_id") or asked["subject"].removeprefix("FACTOR#")
    user_id = subject if is_id(subject) else names.user_behind("email", subject)
    return accounts.read(user_id) if user_id else None


def _lock(subject: str, account: Account | None) -> Account | None:
    """Closes for good what was guessed at a hundred times in a row, account or not.

    None, and nothing closed, where it was opened again meanwhile: a message may come late, or twice.
    """
    if attempts.in_a_row(subject) < lockout.MOST_IN_A_ROW:
        return None
    lockout.keep_closed(subject)
    if account is not None and account.status is Status.ACTIVE:
        accounts.change_status(account, Status.LOCKED)
    return account


Written = tuple[str, str | None, dict[str, str]]
_Writer = Callable[[Account, Identity, Asked], Written]


def _notice(template: str) -> _Writer:
    """A mail that says something and needs nothing."""
    return lambda _account, identity, _asked: (template, identity.email, {"account": web_url() + "/account"})


def _with_link(use: Use, template: str) -> _Writer:
    return lambda account, identity, _: (
        template,
        identity.email,
        {"link": new_link(use, account.id, address=account.address)},
    )


def _verify_again(account: Account, identity: Identity, _: Asked) -> Written:
    if account.email_verified and not account.mail_trouble:
        return "verify_email", None, {}
    return _with_link(Use.VERIFY_EMAIL, "verify_email")(account, identity, {})


def _confirm_email(account: Account, identity: Identity, _: Asked) -> Written:
    """To the new address: a link where it is free, a notice to its owner where it is not."""
    if identity.new_email is None or account.asked_address is None:
        return "confirm_email", None, {}
    if names.is_taken("email", identity.new_email):
        return "address_taken", identity.new_email, {"account": web_url()}
    link = new_link(Use.CONFIRM_EMAIL, account.id, address=account.asked_address)
    return "confirm_email", identity.new_email, {"link": link}


def _new_device(account: Account, identity: Identity, asked: Asked) -> Written:
    whence = sessions.whence(account.id, asked["session_id"])
    values = {
        "device": device_of(whence.user_agent),
        "ip": whence.ip or "?",
        "when": clock.now().astimezone(ZoneInfo(identity.timezone)).strftime("%Y-%m-%d %H:%M %Z"),
        "account": web_url() + "/account",
    }
    return "new_device", identity.email, values


def _factor_changed(_: Account, identity: Identity, asked: Asked) -> Written:
    return f"factor_changed.{asked['change']}", identity.email, {"account": web_url() + "/account"}


def _deletion_asked(account: Account, identity: Identity, _: Asked) -> Written:
    ends = account.deletes_at
    values = {"day": ends.date().isoformat() if ends else "?", "home": web_url()}
    return "deletion_asked", identity.email if ends else None, values


def _takeout_ready(_: Account, identity: Identity, __: Asked) -> Written:
    return "takeout_ready", identity.email, {"takeout": web_url() + "/your-data"}


def _inactive(_: Account, identity: Identity, asked: Asked) -> Written:
    return "inactive", identity.email, {"day": asked["day"], "home": web_url()}


_WRITERS: Mapping[str, _Writer] = {
    "verify_email": _with_link(Use.VERIFY_EMAIL, "verify_email"),
    "verify_again": _verify_again,
    "confirm_email": _confirm_email,
    "reset_password": _with_link(Use.RESET_PASSWORD, "reset_password"),
    "locked": _with_link(Use.UNLOCK, "locked"),
    "address_taken": _notice("address_taken"),
    "email_change_asked": _notice("email_change_asked"),
    "password_changed": _notice("password_changed"),
    "session_revoked": _notice("session_revoked"),
    "new_device": _new_device,
    "factor_changed": _factor_changed,
    "deletion_asked": _deletion_asked,
    "takeout_ready": _takeout_ready,
    "inactive": _inactive,
}
