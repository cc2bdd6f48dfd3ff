"""From a bearer token or an API key to a caller with credentials of their own."""

import time
from dataclasses import replace

from shared.auth import Caller, vend
from shared.auth.api_keys import PREFIX
from shared.auth.sessions import live_key, live_session
from shared.auth.tokens import verify
from shared.aws import Vended
from shared.errors import NotSignedIn

_REUSE_SECONDS = 1800
_MOST_KEPT = 1000
_kept: dict[tuple[str, str], tuple[float, Vended]] = {}
_NOBODY = Vended("", "", "", "")


def authorize(presented: str) -> Caller:
    """The caller of a valid token with a live session, or of a valid API key. Raises NotSignedIn."""
    caller = _of_key(presented) if presented.startswith(PREFIX) else _of_token(presented)
    return replace(caller, vended=_credentials(caller))


def _of_token(token: str) -> Caller:
    claims = verify(token)
    session = live_session(claims.user_id, claims.session_id)
    if session is None:
        raise NotSignedIn()
    return Caller(
        user_id=claims.user_id,
        session_id=claims.session_id,
        pseudonym=session.pseudonym,
        role=session.role,
        scopes=claims.scopes,
        signed_in_at=claims.signed_in_at,
        expires_at=claims.expires_at,
        vended=_NOBODY,
        address_confirmed=session.address_confirmed,
    )


def _of_key(text: str) -> Caller:
    key = live_key(text)
    if key is None:
        raise NotSignedIn()
    return Caller(
        user_id=key.user_id,
        session_id=key.id,
        pseudonym=key.pseudonym,
        role=key.role,
        scopes=key.scopes,
        signed_in_at=0,
        expires_at=key.expires_at,
        vended=_NOBODY,
        address_confirmed=key.address_confirmed,
    )


def _credentials(caller: Caller) -> Vended:
    """Vended for this session and these scopes; those of the last half hour are used again."""
    key = (caller.session_id, " ".join(sorted(caller.scopes)))
    ends, vended = _kept.get(key, (0.0, None))
    if vended is None or ends <= time.monotonic():
        vended = vend(
            caller.user_id, caller.scopes, session_name=caller.session_id, pseudonym=caller.pseudonym
        )
        while len(_kept) >= _MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[key] = (time.monotonic() + _REUSE_SECONDS, vended)
    return vended
