"""From a bearer token to a caller with credentials of their own."""

import time

from shared.auth import Caller, vend
from shared.auth.sessions import live_session
from shared.auth.tokens import Claims, verify
from shared.aws import Vended
from shared.errors import NotSignedIn

_REUSE_SECONDS = 1800
_MOST_KEPT = 1000
_kept: dict[tuple[str, str], tuple[float, Vended]] = {}


def authorize(token: str) -> Caller:
    """The caller of a valid token with a live session. Raises NotSignedIn."""
    claims = verify(token)
    session = live_session(claims.session_id)
    if session is None or session.user_id != claims.user_id:
        raise NotSignedIn()
    return Caller(
        user_id=claims.user_id,
        session_id=claims.session_id,
        pseudonym=session.pseudonym,
        role=session.role,
        scopes=claims.scopes,
        signed_in_at=claims.signed_in_at,
        expires_at=claims.expires_at,
        vended=_credentials(claims),
    )


def _credentials(claims: Claims) -> Vended:
    """Vended for this session and these scopes; those of the last half hour are used again."""
    key = (claims.session_id, " ".join(sorted(claims.scopes)))
    ends, vended = _kept.get(key, (0.0, None))
    if vended is None or ends <= time.monotonic():
        vended = vend(claims.user_id, claims.scopes, session_name=claims.session_id)
        while len(_kept) >= _MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[key] = (time.monotonic() + _REUSE_SECONDS, vended)
    return vended
