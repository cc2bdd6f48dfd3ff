"""An application with limits, asked as the gateway asks, at a time that stands until it is moved."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from shared import clock
from shared.auth import ALL_SCOPES, Caller, Role
from shared.aws import Vended
from shared.errors import Conflict, Locked, NotSignedIn
from shared.web import CurrentUser, lambda_handler, limited, make_api, router_of
from tests.gateway_events import Json, gateway_event

Ask = Callable[..., Json]
SECRET = "the edge knows it"
router = router_of("things")
done: list[str] = []


@router.post("/things", status_code=201)
@limited("register")
def create_thing(thing: dict[str, str]) -> Json:
    done.append("created")
    return thing


@router.post("/refusals/{kind}")
@limited("sign-in")
def refuse(kind: str) -> None:
    raise {"wrong": NotSignedIn(), "locked": Locked(), "conflict": Conflict()}[kind]


@router.get("/files")
@limited("export")
def read_file(caller: CurrentUser) -> Json:
    done.append("read")
    return {"of": caller.user_id}


def asking(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks the application; with `ip` as the edge asks for a viewer at this address."""
    monkeypatch.setenv("ORIGIN_SECRET", SECRET)
    done.clear()
    handle = lambda_handler(make_api(router))

    def call(method: str, path: str, *args: Any, ip: str = "", **more: Any) -> Json:
        headers = {"x-origin-secret": SECRET, "x-viewer-ip": ip} if ip else {}
        answer = handle(gateway_event(method, f"/v1{path}", *args, headers=headers, **more), None)
        names = {name.lower(): value[0] for name, value in answer["multiValueHeaders"].items()}
        return answer | {"headers": names}

    return call


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 12, 0, 5, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def move(self, **by: int) -> None:
        self.at += timedelta(**by)


def stopped(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that everybody asks from now on."""
    stands = Clock()
    monkeypatch.setattr(clock, "now", stands.now)
    return stands


def caller(user_id: str, role: Role = Role.USER) -> Caller:
    return Caller(
        user_id=user_id,
        session_id="01BX5ZZKBKACTAV9WEVGEMMVRZ",
        pseudonym="p",
        role=role,
        scopes=ALL_SCOPES,
        signed_in_at=1,
        expires_at=2**33,
        vended=Vended(user_id, "caller", "caller", "caller"),
    )


def unreachable(*_: Any, **__: Any) -> None:
    """What a call raises where nobody answers."""
    raise EndpointConnectionError(endpoint_url="https://dynamodb")
