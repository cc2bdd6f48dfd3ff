"""Where one is signed in."""

from datetime import UTC, datetime

from fastapi import status

from functions.auth import service
from functions.auth.repository.sessions import Shown
from functions.auth.schemas.signing_in import SessionAnswer, Sessions
from functions.auth.service.devices import device_of
from functions.auth.service.sessions import SessionNotFound
from shared.auth import Scope
from shared.errors import NotSignedIn
from shared.web import CurrentUser, refusals, router_of

router = router_of("sessions")


@router.get("/auth/sessions", responses=refusals(NotSignedIn))
def list_sessions(caller: CurrentUser) -> Sessions:
    """The live sessions, the last used first; `current` is the one that asks."""
    caller.must_have(Scope.ACCOUNT)
    return Sessions(
        data=[_answer(shown, caller.session_id) for shown in service.list_sessions(caller.user_id)]
    )


@router.delete("/auth/sessions", status_code=status.HTTP_204_NO_CONTENT, responses=refusals(NotSignedIn))
def end_other_sessions(caller: CurrentUser) -> None:
    """Ends all sessions but the one that asks. They are refused everywhere within a minute."""
    caller.must_have(Scope.ACCOUNT)
    service.end_others(caller.user_id, but=caller.session_id)


@router.delete(
    "/auth/sessions/{session_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(NotSignedIn, SessionNotFound),
)
def end_session(session_id: str, caller: CurrentUser) -> None:
    """Ends one session. It is refused everywhere within a minute."""
    caller.must_have(Scope.ACCOUNT)
    service.end_session(caller.user_id, session_id)


def _answer(shown: Shown, current: str) -> SessionAnswer:
    whence, session = shown.whence.open(), shown.session
    return SessionAnswer.model_validate(
        {
            "id": session.id,
            "current": session.id == current,
            "device": device_of(whence.user_agent),
            "ip": whence.ip or None,
            "created_at": shown.created_at,
            "signed_in_at": datetime.fromtimestamp(session.signed_in_at, tz=UTC),
            "last_activity": shown.last_activity,
            "expires_at": datetime.fromtimestamp(min(session.expires, session.ends_at), tz=UTC),
        }
    )
