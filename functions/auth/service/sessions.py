"""Signing in and out, and the rotation of refresh tokens."""

import base64
import hmac
import json
import secrets
import time
from dataclasses import dataclass, field, replace

from functions.auth import repository
from functions.auth.repository import Account, Session
from functions.auth.service import passwords
from shared import audit, aws, config, limits
from shared.audit import Origin
from shared.auth import ALL_SCOPES
from shared.auth.tokens import issue
from shared.errors import AppError, Locked, NotSignedIn
from shared.ids import is_id, new_id
from shared.mail import Mail, send
from shared.observability import error_seen
from shared.table import hash_of

IDLE_SECONDS, ABSOLUTE_SECONDS = 30 * 86_400, 90 * 86_400
GRACE_SECONDS = 10
MOST_FAILURES, LOCKED_SECONDS = 5, 15 * 60


class WrongCredentials(AppError):
    status, code = 401, "WRONG_CREDENTIALS"
    message = "The name or the password is not right."


class LockedOut(Locked):
    code = "LOCKED_OUT"
    message = "Too many failed sign-ins. Wait a quarter of an hour, or reset the password."


@dataclass(frozen=True)
class NewTokens:
    """An access token, and the refresh token that replaces the one before."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)


def log_in(identifier: str, password: str, origin: Origin) -> NewTokens:
    """A new session. Raises WrongCredentials, LockedOut; alike for accounts that do not exist."""
    kind = "email" if "@" in identifier else "username"
    name = repository.lookup(kind, identifier)
    counter = f"LOGIN#{name}#{hash_of(origin.ip)[:16]}"
    counting = aws.beside(lambda: limits.count_up(counter, window_seconds=LOCKED_SECONDS))
    account = repository.account(repository.user_behind(kind, name) or new_id())
    failures, seconds = counting.result()
    if failures > MOST_FAILURES:
        raise LockedOut(retry_after=seconds)
    right = passwords.matches(account.password_hash if account else None, password)
    if account is not None:
        audit.concerning(account.pseudonym, None)
    if account is None or not right or account.status != "active":
        raise WrongCredentials()
    forgetting = aws.beside(lambda: limits.start_over(counter))
    if passwords.is_weaker(account.password_hash):
        repository.change_password_hash(account, passwords.hashed(password))
    tokens = _begin(account, origin)
    forgetting.result()
    return tokens


def refresh(token: str) -> NewTokens:
    """The next tokens of a session. Raises NotSignedIn; reuse of an old token ends the session.

    For ten seconds the token before the current one answers with the same successor again, since
    a client may not have received it.
    """
    session = _session_of(token)
    if session is None or session.status != "active" or session.ends_at <= time.time():
        raise NotSignedIn()
    presented = hash_of(token)
    if hmac.compare_digest(presented, session.refresh_hash):
        return _rotate(session, token)
    in_grace = time.time() - session.rotated_at <= GRACE_SECONDS
    if hmac.compare_digest(presented, session.previous_hash) and in_grace:
        return _tokens(session, _successor(replace(session, generation=session.generation - 1), token))
    if repository.revoke(session.id):
        _tell_owner(session)
    raise NotSignedIn()


def log_out(token: str | None) -> None:
    """Ends the session of this refresh token, if there is one."""
    session = _session_of(token) if token else None
    if token and session and hash_of(token) in (session.refresh_hash, session.previous_hash):
        repository.revoke(session.id)


def _begin(account: Account, origin: Origin) -> NewTokens:
    now, session_id = int(time.time()), new_id()
    token = f"{session_id}.{secrets.token_urlsafe(32)}"
    session = Session(
        id=session_id,
        user_id=account.id,
        generation=1,
        refresh_hash=hash_of(token),
        previous_hash="",
        rotated_at=now,
        signed_in_at=now,
        ends_at=now + ABSOLUTE_SECONDS,
        status="active",
    )
    sealed_origin = json.dumps({"ip": origin.ip, "user_agent": origin.user_agent}).encode()
    creating = aws.beside(
        lambda: repository.create_session(
            session, account, origin=sealed_origin, idle_ends_at=now + IDLE_SECONDS
        )
    )
    tokens = _tokens(session, token)
    creating.result()
    return tokens


def _rotate(session: Session, token: str) -> NewTokens:
    now, successor = int(time.time()), _successor(session, token)
    idle_ends_at = min(now + IDLE_SECONDS, session.ends_at)
    rotated = repository.rotate(session, hash_of(successor), now=now, idle_ends_at=idle_ends_at)
    return refresh(token) if rotated is None else _tokens(rotated, successor)


def _successor(session: Session, token: str) -> str:
    """The next token, derived so that it can be given again: nobody without our HMAC key can."""
    mac = aws.own("kms").generate_mac(
        KeyId=config.read("KEY_LOOKUP"),
        MacAlgorithm="HMAC_SHA_256",
        Message=f"refresh:{session.id}:{session.generation}:{token}".encode(),
    )["Mac"]
    return f"{session.id}.{base64.urlsafe_b64encode(bytes(mac)).rstrip(b'=').decode()}"


def _tokens(session: Session, refresh_token: str) -> NewTokens:
    access_token = issue(
        user_id=session.user_id,
        session_id=session.id,
        scopes=ALL_SCOPES,
        signed_in_at=session.signed_in_at,
    )
    return NewTokens(access_token, refresh_token)


def _session_of(token: str) -> Session | None:
    session_id = token.partition(".")[0]
    return repository.session(session_id) if is_id(session_id) else None


def _tell_owner(session: Session) -> None:
    try:
        account = repository.account(session.user_id)
        if account is not None:
            send(Mail("session_revoked", account.identity.open().email))
    except Exception as error:  # the session is ended whether or not the mail can be sent
        error_seen(error, request_id=session.id)
