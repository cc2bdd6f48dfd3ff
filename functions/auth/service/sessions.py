"""Sessions: begun by a sign-in, kept alive by single-use refresh tokens, listed and ended."""

import base64
import hmac
import time
from dataclasses import dataclass, field

from functions.auth.repository import activity, factors, names, sessions
from functions.auth.repository.owners import Owner
from functions.auth.repository.sessions import Session, Shown, Whence
from shared import audit, aws, bus
from shared.audit import Origin
from shared.auth import ALL_SCOPES
from shared.auth.tokens import issue
from shared.errors import NotFound, NotSignedIn, Unavailable
from shared.ids import is_id, new_id
from shared.table import hash_of

IDLE_SECONDS, ABSOLUTE_SECONDS = 30 * 86_400, 90 * 86_400
GRACE_SECONDS = 10
_A_DAY = 86_400
_LONGEST_GENERATION = 9


class SessionNotFound(NotFound):
    code = "SESSION_NOT_FOUND"
    message = "There is no such session."


@dataclass(frozen=True)
class NewTokens:
    """An access token, and the refresh token that replaces the one before.

    `device` is what the browser is to remember, where it has nothing to remember yet.
    """

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    device: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class _Named:
    """What a refresh token claims to be: `<user>.<session>.<generation>.<code>`."""

    user_id: str
    session_id: str
    generation: int


def begin(owner: Owner, origin: Origin) -> NewTokens:
    """A new session of an account. The caller has made sure that its owner asks.

    Raises Unavailable where the password is another one by now: whoever changed it ended all sessions.
    """
    account, password_hash = owner.account, owner.factors.password_hash
    now, session_id = int(time.time()), new_id()
    token = _token(account.id, session_id, 1)
    session = Session(
        id=session_id,
        user_id=account.id,
        generation=1,
        refresh_hash=hash_of(token),
        previous_hash="",
        rotated_at=now,
        signed_in_at=now,
        expires=now + IDLE_SECONDS,
        ends_at=now + ABSOLUTE_SECONDS,
        pseudonym=account.pseudonym,
    )
    whence = Whence(ip=origin.ip, user_agent=origin.user_agent)
    unchanged = factors.requiring_password(account.id, password_hash)
    creating = aws.beside(lambda: sessions.create(session, whence, unchanged))
    tokens = _tokens(session, token)
    if not creating.result():
        raise Unavailable()
    return tokens


def refresh(token: str) -> NewTokens:
    """The next tokens of a session. Raises NotSignedIn; reuse of an old token ends the session.

    For ten seconds the token before the current one answers with the same successor again, since
    a client may not have received it. What is no token of this session at all changes nothing.
    """
    named = _named(token)
    session = sessions.read(named.user_id, named.session_id) if named else None
    if named is None or session is None or not session.is_live():
        raise NotSignedIn()
    presented = hash_of(token)
    if hmac.compare_digest(presented, session.refresh_hash):
        _concerns(session)
        return _rotate(session, token)
    in_grace = time.time() - session.rotated_at <= GRACE_SECONDS
    if hmac.compare_digest(presented, session.previous_hash) and in_grace:
        _concerns(session)
        return _tokens(session, _token(session.user_id, session.id, session.generation))
    if _was_ours(session, named, token):
        _end_by_reuse(session)
    raise NotSignedIn()


def log_out(token: str | None) -> None:
    """Ends the session of this refresh token, if there is one."""
    named = _named(token) if token else None
    session = sessions.read(named.user_id, named.session_id) if named else None
    if token and session and hash_of(token) in (session.refresh_hash, session.previous_hash):
        _concerns(session)
        sessions.revoke(session.user_id, session.id)


def must_be_live(user_id: str, session_id: str) -> None:
    """Raises NotSignedIn where the session has ended, whatever the gateway still remembers."""
    session = sessions.read(user_id, session_id)
    if session is None or not session.is_live():
        raise NotSignedIn()


def replace(token: str | None, user_id: str) -> None:
    """Ends the session that a browser had when the same user signs in there again."""
    named = _named(token) if token else None
    if named and named.user_id == user_id:
        log_out(token)


def list_sessions(user_id: str) -> list[Shown]:
    """The live sessions, the last used first."""
    return sessions.live(user_id)


def end_session(user_id: str, session_id: str) -> None:
    """Ends one session. Raises SessionNotFound."""
    if not is_id(session_id) or not sessions.revoke(user_id, session_id):
        raise SessionNotFound()


def end_others(user_id: str, *, but: str | None) -> int:
    """Ends all sessions but one. Gives how many."""
    return sessions.revoke_all(user_id, but=but)


def _concerns(session: Session) -> None:
    """The request stands in the log of whoever the session belongs to: a token of it was shown."""
    if session.pseudonym:
        audit.concerning(session.pseudonym, None)


def _end_by_reuse(session: Session) -> None:
    """Two have tokens of this session, so neither keeps it; its owner is told."""
    _concerns(session)
    if sessions.revoke(session.user_id, session.id):
        bus.ask_for_mail("session_revoked", user_id=session.user_id)


def _rotate(session: Session, token: str) -> NewTokens:
    """The session moves on last: where anything before that fails, the same token is good for another try."""
    now = int(time.time())
    tokens = _tokens(session, _token(session.user_id, session.id, session.generation + 1))
    if session.rotated_at // _A_DAY != now // _A_DAY:
        activity.note_seen(session.user_id)
    expires = min(now + IDLE_SECONDS, session.ends_at)
    rotated = sessions.rotate(session, hash_of(tokens.refresh_token), now=now, expires=expires)
    return tokens if rotated else refresh(token)


def _token(user_id: str, session_id: str, generation: int) -> str:
    """The token of a generation: derived, so that it can be given again, and told from an invented one."""
    code = names.mac(f"refresh:{user_id}:{session_id}:{generation}")
    return f"{user_id}.{session_id}.{generation}.{base64.urlsafe_b64encode(code).rstrip(b'=').decode()}"


def _was_ours(session: Session, named: _Named, token: str) -> bool:
    """Whether this is an older token of the session, and not something made up for it."""
    if named.generation >= session.generation:
        return False
    return hmac.compare_digest(token, _token(session.user_id, session.id, named.generation))


def _tokens(session: Session, refresh_token: str) -> NewTokens:
    access_token = issue(
        user_id=session.user_id,
        session_id=session.id,
        scopes=ALL_SCOPES,
        signed_in_at=session.signed_in_at,
    )
    return NewTokens(access_token, refresh_token)


def _named(token: str) -> _Named | None:
    user_id, _, rest = token.partition(".")
    session_id, _, rest = rest.partition(".")
    generation = rest.partition(".")[0]
    if not (is_id(user_id) and is_id(session_id) and generation.isascii() and generation.isdigit()):
        return None
    if len(generation) > _LONGEST_GENERATION or not token.isascii():
        return None
    return _Named(user_id, session_id, int(generation))
