"""The account that a person of another provider has here, or gets."""

from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from functions.auth.repository import accounts, linked_sign_ins, names, owners
from functions.auth.repository.accounts import Account, Identity, Taken
from functions.auth.repository.factors import Factors
from functions.auth.repository.owners import Owner
from functions.auth.schemas.fields import ADDRESS, PersonName
from functions.auth.service import external
from functions.auth.service.external import Contact, Proof, Provider, SignInExpired
from functions.auth.service.usernames import usernames_like
from shared import bus
from shared.errors import Conflict, NotAllowed, NotFound
from shared.ids import new_id

_PERSON_NAME: TypeAdapter[str] = TypeAdapter(PersonName)


class AddressHasAccount(Conflict):
    code = "ADDRESS_HAS_ACCOUNT"
    message = "Your address has an account here. Sign in to it as usual, then link the provider."


class AddressNotConfirmed(NotAllowed):
    """Told alike whether or not the address has an account: the provider does not vouch for it."""

    code = "ADDRESS_NOT_CONFIRMED"
    message = "The provider does not vouch for your address. Open the link that was mailed to it first."


class NoAddress(NotAllowed):
    code = "NO_ADDRESS"
    message = "The provider told no e-mail address. Register with one, then link the provider."


def account_for(provider: Provider, proof: Proof) -> Owner:
    """The account of this person, with what else opens it; made where there is none.

    Raises AddressHasAccount, AddressNotConfirmed, NoAddress.
    """
    looked_up = linked_sign_ins.lookup(proof.issuer, proof.subject)
    user_id = linked_sign_ins.user_behind(looked_up)
    if user_id is not None:
        if (owner := owners.of_user(user_id)) is None:
            raise NotFound()
        return owner
    contact = external.contact_of(provider, proof)
    return Owner(_made(provider, looked_up, _readable(contact)), Factors(), {})


def _readable(contact: Contact | None) -> Contact:
    """With an address that mails can be sent to. Raises NoAddress."""
    try:
        address = ADDRESS.validate_python(contact.email if contact else None)
    except ValidationError:
        raise NoAddress() from None
    assert contact is not None
    return replace(contact, email=address)


def _made(provider: Provider, looked_up: str, contact: Contact) -> Account:
    """A new account without a password."""
    usernames = usernames_like(contact.username or contact.email.partition("@")[0])
    owner = names.user_behind("email", names.lookup("email", contact.email))
    if owner is not None:
        raise _refused(contact, _identity(contact, next(usernames)), owner)
    for username in usernames:
        try:
            return _create(provider, looked_up, contact, username)
        except Taken as taken:
            if not taken.username:
                break
    raise SignInExpired()


def _identity(contact: Contact, username: str) -> Identity:
    return Identity(
        username=username,
        email=contact.email,
        first_name=_name(contact.first_name),
        last_name=_name(contact.last_name),
    )


def _create(provider: Provider, looked_up: str, contact: Contact, username: str) -> Account:
    user_id = new_id()
    return accounts.create(
        user_id,
        new_id(),
        _identity(contact, username),
        more=linked_sign_ins.linking(user_id, provider.id, looked_up),
        email_verified=contact.email_verified,
    )


def _refused(contact: Contact, identity: Identity, owner: str) -> AddressHasAccount | AddressNotConfirmed:
    """Whoever may not be the address's owner learns nothing, and waits as long as for a new account."""
    if contact.email_verified:
        return AddressHasAccount()
    accounts.reserve_username(new_id(), identity)
    bus.ask_for_mail("address_taken", user_id=owner)
    return AddressNotConfirmed()


def _name(told: str | None) -> str | None:
    try:
        return _PERSON_NAME.validate_python(told)
    except ValidationError:
        return None
