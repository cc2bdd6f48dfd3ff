"""API keys: made with scopes, shown once, removed."""

from datetime import datetime, timedelta

from functions.auth.repository import api_keys
from functions.auth.repository.api_keys import ApiKey
from functions.auth.schemas.api_keys import ApiKeyAnswer, ApiKeyCreated, ApiKeyInput
from shared import bus, clock
from shared.auth.api_keys import hashed, new_key
from shared.errors import Conflict, FieldProblem, InvalidInput, NotFound
from shared.ids import is_id, new_id

MOST_KEYS = 50
LONGEST_LIFE = timedelta(days=365 * 100)
"""Longer than anybody's key lives, and short of what no calendar can hold."""


class ApiKeyNotFound(NotFound):
    code = "API_KEY_NOT_FOUND"
    message = "There is no such API key."


class TooManyApiKeys(Conflict):
    code = "TOO_MANY_API_KEYS"
    message = f"An account has {MOST_KEYS} API keys at most. Remove one that is not used any more."


def create(user_id: str, wanted: ApiKeyInput) -> ApiKeyCreated:
    """A new key with its text. Raises TooManyApiKeys, InvalidInput for an expiry that has passed.

    The owner is told first: nothing may fail between a key that counts and its text, which is shown once.
    """
    _must_be_ahead(wanted.expires_at)
    if len(api_keys.of_user(user_id)) >= MOST_KEYS:
        raise TooManyApiKeys()
    bus.ask_for_mail("factor_changed", user_id=user_id, change="api_key_added")
    key_id = new_id()
    text = new_key(user_id, key_id)
    kept = api_keys.create(
        user_id,
        key_id,
        name=wanted.name,
        key_hash=hashed(text),
        scopes=frozenset(wanted.scopes),
        expires_at=wanted.expires_at,
    )
    return ApiKeyCreated(**_answer(kept).model_dump(), key=text)


def all_of(user_id: str) -> list[ApiKeyAnswer]:
    """The keys, the newest first."""
    return [_answer(one) for one in api_keys.of_user(user_id)]


def remove(user_id: str, key_id: str) -> None:
    """Ends a key. Raises ApiKeyNotFound."""
    if not is_id(key_id) or not api_keys.remove(user_id, key_id):
        raise ApiKeyNotFound()


def _answer(key: ApiKey) -> ApiKeyAnswer:
    return ApiKeyAnswer(
        id=key.id,
        name=key.name.open().name,
        scopes=sorted(key.scopes),
        created_at=key.created_at,
        last_used=key.last_used,
        expires_at=key.expires_at,
    )


def _must_be_ahead(expires_at: datetime | None) -> None:
    now = clock.now()
    if expires_at is not None and expires_at <= now:
        raise InvalidInput(details=(FieldProblem("expires_at", "This moment has passed."),))
    if expires_at is not None and expires_at > now + LONGEST_LIFE:
        problem = "This is more than a hundred years ahead. Leave it out for a key that does not expire."
        raise InvalidInput(details=(FieldProblem("expires_at", problem),))
