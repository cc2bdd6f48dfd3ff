"""Everybody who must not be answered, each with a token that was never shown to the gateway before."""

import time
from collections.abc import Mapping
from itertools import combinations

import httpx

from shared.auth import ALL_SCOPES
from tests.authenticator import Authenticator, origin_of
from tests.e2e.people import Json, Person, anonymous, expect, new_user, sign_in, signed_in_with
from tests.e2e.signing_owner import KeysOwner
from tests.forged_tokens import with_claims
from tests.running_stack import Stack

_EXPIRED_AFTER_SECONDS = 2


def who_is_not_signed_in(stack: Stack, ana: Person) -> dict[str, httpx.Client]:
    """Clients that every route that needs a sign-in must answer 401."""
    ends = time.time() + _EXPIRED_AFTER_SECONDS
    removed, expired = _key(ana, list(ALL_SCOPES)), _key(ana, list(ALL_SCOPES), ends=ends)
    expect(ana.api.delete(f"/auth/api-keys/{removed['id']}"), 204)
    tokens = {
        "garbage": "e30.e30.e30",
        "not a token": "x" * 5000,
        "expired": _expired_token(stack, ana),
        "a refresh token": ana.refresh_token,
        "a sign-in that waits for its second factor": waiting_sign_in(stack)["mfa_token"],
        "a removed API key": removed["key"],
        "an API key of nobody": "pf_" + "A" * 86,
        "a revoked session": _revoked(stack),
        "a deactivated account": _closed(stack, "POST", "/users/me/deactivate"),
        "a deleted account": _closed(stack, "DELETE", "/users/me"),
        "an expired API key": expired["key"],
    }
    time.sleep(max(0.0, ends + 1 - time.time()))
    return {"anonymous": anonymous(stack)} | {who: signed_in_with(stack, t) for who, t in tokens.items()}


def keys_of_scope_sets(stack: Stack, person: Person, *, fewest: int) -> Mapping[frozenset[str], httpx.Client]:
    """An API key for each set of so many scopes or more."""
    scopes = sorted(ALL_SCOPES)
    sets = [frozenset(one) for size in range(fewest, len(scopes) + 1) for one in combinations(scopes, size)]
    return {one: signed_in_with(stack, _key(person, sorted(one))["key"]) for one in sets}


def waiting_sign_in(stack: Stack) -> Json:
    """The answer to a right password of somebody who has a second factor."""
    person = new_user(stack)
    add_passkey(stack, person)
    with anonymous(stack) as api:
        return sign_in(api, person.username)


def add_passkey(stack: Stack, person: Person) -> str:
    """The id of a passkey that is this person's from now on."""
    options = expect(person.api.post("/auth/passkeys/options"), 200)["public_key"]
    credential = Authenticator(origin_of(stack.web_url)).create(options)
    body = {"name": "A key", "credential": credential}
    return str(expect(person.api.post("/auth/passkeys", json=body), 201)["id"])


def _key(person: Person, scopes: list[str], ends: float | None = None) -> Json:
    body: Json = {"name": "A program", "scopes": scopes}
    if ends is not None:
        body["expires_at"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(ends))
    made: Json = expect(person.api.post("/auth/api-keys", json=body), 201)
    return made


def _revoked(stack: Stack) -> str:
    person = new_user(stack)
    with anonymous(stack) as api:
        tokens = sign_in(api, person.username)
        expect(api.post("/auth/logout", json={"refresh_token": tokens["refresh_token"]}), 204)
    return str(tokens["access_token"])


def _closed(stack: Stack, method: str, path: str) -> str:
    """A token of another session of an account that its owner closed."""
    person = new_user(stack)
    with anonymous(stack) as api:
        token = sign_in(api, person.username)["access_token"]
    answer = person.api.request(method, path)
    assert answer.status_code in (202, 204), answer.text
    return str(token)


def _expired_token(stack: Stack, person: Person) -> str:
    """Signed by the real key, and valid until a moment ago. Only an emulator lets a test sign."""
    if stack.aws_endpoint_url is None:
        return "e30.e30.e30"
    with KeysOwner(stack, person).acting() as owner:
        return with_claims(exp=int(time.time()) - 1)(owner)
