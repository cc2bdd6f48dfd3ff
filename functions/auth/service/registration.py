"""Making an account, in a way that never tells who has one."""

from functions.auth.repository import accounts, factors, names
from functions.auth.repository.accounts import Account, Identity, Taken
from functions.auth.schemas.account import Registration, UserAnswer
from functions.auth.service.account import answer_of
from functions.auth.service.password_rules import must_be_hard_to_guess
from functions.auth.service.passwords import hashed
from shared import audit, aws, bus, clock
from shared.auth import Role
from shared.errors import Conflict, Unavailable
from shared.ids import new_id
from shared.observability import count


class UsernameTaken(Conflict):
    code = "USERNAME_TAKEN"
    message = "This username is taken. Choose another."


def register(wanted: Registration) -> UserAnswer:
    """A new account and a mail to confirm its address. An address already taken answers exactly alike.

    Raises UsernameTaken, InvalidInput.
    """
    must_be_hard_to_guess(wanted.password, wanted.username, wanted.email, wanted.first_name, wanted.last_name)
    identity = Identity(**wanted.model_dump(exclude={"password"}))
    password_hash = hashed(wanted.password)
    if names.is_taken("username", identity.username):
        raise UsernameTaken()
    owner = names.user_behind("email", names.lookup("email", identity.email))
    if owner is not None:
        return _answer_alike(identity, owner)
    try:
        return _create(identity, password_hash)
    except Taken as taken:
        if taken.username:
            raise UsernameTaken() from None
        return register(wanted)


def _create(identity: Identity, password_hash: str) -> UserAnswer:
    account = new_account(identity, password_hash=password_hash)
    _ask_for_mail("verify_email", account.id)
    return answer_of(account)


def new_account(identity: Identity, *, password_hash: str) -> Account:
    """Makes the account with its password. Raises Taken."""
    user_id = new_id()
    account = accounts.create(
        user_id, new_id(), identity, more=[factors.putting_password(user_id, password_hash)]
    )
    audit.concerning(account.pseudonym, None)
    return account


def _answer_alike(identity: Identity, owner: str) -> UserAnswer:
    """Does what a registration does as far as anybody can see; the owner of the address is told."""
    user_id = new_id()
    if not accounts.reserve_username(user_id, identity):
        raise UsernameTaken()
    _ask_for_mail("address_taken", owner)
    now = clock.now()
    return UserAnswer(
        id=user_id,
        **identity.model_dump(exclude={"new_email"}),
        email_verified=False,
        mail_trouble=None,
        role=Role.USER,
        created_at=now,
        updated_at=now,
    )


def _ask_for_mail(kind: str, user_id: str) -> None:
    """The username is taken by now: asking again would be refused, so a lost mail refuses nothing.

    Whoever waits for a link asks for another one.
    """
    try:
        bus.ask_for_mail(kind, user_id=user_id)
    except Exception as error:
        if not isinstance(error, Unavailable) and not aws.is_trouble(error):
            raise
        count("RegistrationMailLost")
