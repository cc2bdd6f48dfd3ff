"""Assuming the role for user data on behalf of exactly one user."""

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from shared import aws, config
from shared.auth.scopes import ALL_SCOPES, Scope
from shared.auth.session_policy import UserResources, session_policy
from shared.aws import Vended
from shared.ids import is_id

CREDENTIALS_LIVE_SECONDS = 3600
_WORKER_KEEPS_SECONDS = 300
_MOST_KEPT = 500
_kept: dict[str, tuple[float, Vended]] = {}


def vend(user_id: str, scopes: Collection[Scope], *, session_name: str) -> Vended:
    """Credentials that reach one user's data within the scopes, for an hour. One call to STS."""
    if not is_id(user_id):
        raise ValueError("Credentials are vended for a user id.")
    policy = session_policy(
        user_id,
        scopes,
        UserResources.of_deployment(),
        dialect="emulator" if config.read("IAM_DIALECT", "aws") == "emulator" else "aws",
    )
    answer = aws.own("sts").assume_role(
        RoleArn=config.read("ROLE_USER_DATA"),
        RoleSessionName=session_name,
        DurationSeconds=CREDENTIALS_LIVE_SECONDS,
        Policy=policy,
        Tags=[{"Key": "user_id", "Value": user_id}],
    )["Credentials"]
    return Vended(user_id, answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"])


@contextmanager
def acting_for(user_id: str) -> Iterator[None]:
    """A worker's block of work for the user named in its message. Keeps credentials five minutes."""
    ends, vended = _kept.get(user_id, (0.0, None))
    if vended is None or ends <= time.monotonic():
        vended = vend(user_id, ALL_SCOPES, session_name=f"worker-{user_id}")
        while len(_kept) >= _MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[user_id] = (time.monotonic() + _WORKER_KEEPS_SECONDS, vended)
    with aws.acting_with(vended):
        yield
