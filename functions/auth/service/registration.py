"""Making an account, in a way that never tells who has one."""

import secrets

from functions.auth import repository
from functions.auth.repository import Identity, Taken
from functions.auth.schemas import Registration, UserAnswer
from functions.auth.service.links import link_to
from functions.auth.service.passwords import hashed
from shared import audit, clock
from shared.auth import Role
from shared.errors import Conflict, FieldProblem, InvalidInput
from shared.ids import new_id
from shared.mail import Mail, send
from shared.vault import Purpose, issue_key

VERIFY = "verify_email"
_LINK_LIVES_SECONDS = 24 * 3600


class UsernameTaken(Conflict):
    code = "USERNAME_TAKEN"
    message = "This username is taken. Choose another."


class LinkNotValid(InvalidInput):
    code = "LINK_NOT_VALID"
    message = "This link was used already or is too old. Ask for a new one."


def register(wanted: Registration) -> UserAnswer:
    """A new account and a mail to confirm its address. An address already taken answers exactly alike.

    Raises UsernameTaken.
    """
    identity = Identity(
        username=wanted.username,
        email=wanted.email,
        first_name=wanted.first_name,
        last_name=wanted.last_name,
    )
    _must_not_be_the_name(wanted)
    password_hash = hashed(wanted.password)
    if repository.user_of("username", wanted.username) is not None:
        raise UsernameTaken()
    if repository.user_of("email", wanted.email) is not None:
        return _answer_alike(identity)
    try:
        return _create(identity, password_hash)
    except Taken as taken:
        if taken.username:
            raise UsernameTaken() from None
        return _answer_alike(identity)


def verify_email(token: str) -> None:
    """Confirms an address by the token that was mailed to it. Raises LinkNotValid."""
    user_id = repository.user_of_token(token, VERIFY)
    if user_id is None or not repository.verify_email(token, user_id):
        raise LinkNotValid()


def _create(identity: Identity, password_hash: str) -> UserAnswer:
    user_id, token = new_id(), secrets.token_urlsafe(32)
    account = repository.create_account(user_id, new_id(), password_hash, identity)
    audit.concerning(account.pseudonym, None)
    repository.keep_token(token, VERIFY, user_id, lives_seconds=_LINK_LIVES_SECONDS)
    send(Mail("verify_email", identity.email, {"link": link_to("verify-email", token)}))
    return _shown(user_id, identity)


def _answer_alike(identity: Identity) -> UserAnswer:
    """Does what a registration does as far as anybody can see; the owner of the address is told."""
    for purpose in Purpose:
        issue_key(new_id(), purpose)
    if not repository.reserve_username(identity.username):
        raise UsernameTaken()
    send(Mail("address_taken", identity.email))
    return _shown(new_id(), identity)


def _shown(user_id: str, identity: Identity) -> UserAnswer:
    now = clock.now()
    return UserAnswer(
        id=user_id,
        **identity.model_dump(),
        email_verified=False,
        role=Role.USER,
        created_at=now,
        updated_at=now,
    )


def _must_not_be_the_name(wanted: Registration) -> None:
    known = {wanted.username.casefold(), wanted.email.casefold(), wanted.email.casefold().partition("@")[0]}
    if wanted.password.casefold() in known or len(set(wanted.password)) < 4:
        message = "Choose a password that is not your name or address and not one character repeated."
        raise InvalidInput(details=(FieldProblem("password", message),))
