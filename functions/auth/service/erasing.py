"""Identity's part in erasing an account: no way back, a receipt for its owner, then nothing left.

The receipt's code is derived, so that a step that is repeated mails the same one; only its hash is given
on. It is mailed at the beginning, since afterwards nobody can tell the address.
"""

import base64
from datetime import timedelta
from typing import Literal

from pydantic import BaseModel

from functions.auth.repository import accounts, leaving, names
from functions.auth.repository.accounts import Account, Status
from functions.auth.service import lockout
from shared import aws, clock, observability
from shared.mail import Mail, send, web_url
from shared.table import hash_of
from shared.vault import UserIsErased

_WRITTEN_TO_THE_MINUTE = timedelta(minutes=1)


class Begun(BaseModel):
    """`kept`: its owner is back, or never left. `waiting`: its grace is not over. `gone`: no account."""

    state: Literal["erasing", "kept", "waiting", "gone"]
    receipt_hash: str = ""


def begin(user_id: str, *, replayed: bool = False) -> Begun:
    """Closes the account for good where its grace is over, and mails the receipt. Safe to repeat.

    `replayed`: it was erased before, and came back with a table that was restored. Then it goes as it is.
    """
    account = accounts.read(user_id)
    if account is None:
        return Begun(state="gone")
    if account.status is not Status.ERASING:
        if not replayed and (state := _why_not(account)):
            return Begun(state=state)
        if not leaving.mark_erasing(account):
            return begin(user_id, replayed=replayed)
    if replayed:
        return Begun(state="erasing", receipt_hash=hash_of(user_id))
    receipt = receipt_of(account)
    _mail(account, receipt)
    return Begun(state="erasing", receipt_hash=hash_of(receipt))


def _why_not(account: Account) -> Literal["kept", "waiting"] | None:
    if account.status is not Status.PENDING_DELETION or account.deletes_at is None:
        return "kept"
    return "waiting" if account.deletes_at > clock.now() + _WRITTEN_TO_THE_MINUTE else None


def finish(user_id: str) -> int:
    """Removes every row of the account that is being erased. Gives how many there were."""
    account = accounts.read(user_id)
    if account is not None and account.status is not Status.ERASING:
        return 0
    return leaving.remove_all(user_id, guesses=(user_id, lockout.second_step(user_id)))


def receipt_of(account: Account) -> str:
    """The code under which its former owner sees what became of the account: 256 bits, for one erasure."""
    code = names.mac(f"erasure:{account.id}:{account.deletes_at}")
    return base64.urlsafe_b64encode(code).rstrip(b"=").decode()


def _mail(account: Account, receipt: str) -> None:
    """A mail that is refused for good does not keep anybody's data here.

    Without the key this was done before: nothing is destroyed until it is.
    """
    try:
        identity = account.identity.open()
    except UserIsErased:
        return
    values = {"receipt": f"{web_url()}/erasure?receipt={receipt}"}
    try:
        send(Mail("erasure_begun", identity.email, values, locale=identity.locale))
    except Exception as error:
        if aws.is_trouble(error) or not aws.error_code(error):
            raise
        observability.error_seen(error, request_id="")
        observability.count("ReceiptNotMailed")
