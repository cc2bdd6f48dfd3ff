"""The login address: confirmed by a mailed link, changed by another."""

from functions.auth.repository import accounts, names, one_time
from functions.auth.repository.accounts import Taken
from functions.auth.repository.one_time import Use
from functions.auth.service.account import account_of
from functions.auth.service.links import LinkNotValid
from shared import audit, bus
from shared.errors import StaleVersion


def verify_email(token: str) -> None:
    """Confirms the address that the link was mailed to. Raises LinkNotValid."""
    link = one_time.find(token, Use.VERIFY_EMAIL)
    if link is None:
        raise LinkNotValid()
    audit.concerning(account_of(link.user_id).pseudonym, None)
    proven = {"email_verified": True, "mail_trouble": None}
    same_address = {"address": link.values.get("address")}
    if not all(one_time.use(link, [accounts.marking(link.user_id, proven, only_if=same_address)])):
        raise LinkNotValid()


def resend_verification(email: str) -> None:
    """Mails another link, where an account with this address waits for one. Tells nothing."""
    bus.ask_for_mail("verify_again", subject=names.lookup("email", email))


def change_email(user_id: str, new_email: str) -> None:
    """Mails a link to the new address and a notice to the old one. Tells nothing of who has the new one."""
    account = account_of(user_id)
    identity = account.identity.open().model_copy(update={"new_email": new_email})
    if not accounts.ask_for_address(account, identity):
        raise StaleVersion()
    bus.ask_for_mail("confirm_email", user_id=user_id)
    bus.ask_for_mail("email_change_asked", user_id=user_id)


def confirm_email(token: str) -> None:
    """Moves the account to the new address. Raises LinkNotValid, also where somebody has it by now.

    A new password takes back what was asked before it, so that whoever got in asks for nothing to last.
    """
    link = one_time.find(token, Use.CONFIRM_EMAIL)
    if link is None:
        raise LinkNotValid()
    account = account_of(link.user_id)
    audit.concerning(account.pseudonym, None)
    identity = account.identity.open()
    if identity.new_email is None or account.asked_address is None or not link.is_for(account.asked_address):
        raise LinkNotValid()
    moved = identity.model_copy(update={"email": identity.new_email, "new_email": None})
    try:
        accounts.change_email(account, moved, link.using())
    except Taken:
        raise LinkNotValid() from None
