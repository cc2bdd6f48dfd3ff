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
_kept: dict[tuple[str, str], tuple[float, Vended]] = {}


def vend(user_id: str, scopes: Collection[Scope], *, session_name: str, pseudonym: str = "") -> Vended:
    """Credentials that reach one user's data within the scopes, for an hour. One call to STS.

    With the user's `pseudonym` they reach this user's entries of the audit log too; workers need none.
    """
    if not is_id(user_id) or not (is_id(pseudonym) or pseudonym == ""):
        raise ValueError("Credentials are vended for a user id and, where given, a pseudonym.")
    policy = session_policy(
        user_id,
        scopes,
        UserResources.of_deployment(),
        pseudonym=pseudonym,
        dialect="emulator" if config.read("IAM_DIALECT", "aws") == "emulator" else "aws",
    )
    tags = {"user_id": user_id, **({"pseudonym": pseudonym} if pseudonym else {})}
    answer = aws.own("sts").assume_role(
        RoleArn=config.read("ROLE_USER_DATA"),
        RoleSessionName=session_name,
        DurationSeconds=CREDENTIALS_LIVE_SECONDS,
        Policy=policy,
        Tags=[{"Key": key, "Value": value} for key, value in tags.items()],
    )["Credentials"]
    return Vended(
        user_id, answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"], pseudonym
    )


@contextmanager
def acting_for(user_id: str, *, pseudonym: str = "") -> Iterator[None]:
    """A worker's block of work for the user named in its message. Keeps credentials five minutes.

    With a `pseudonym` it reads the user's own part of the audit log too.
    """
    ends, vended = _kept.get((user_id, pseudonym), (0.0, None))
    if vended is None or ends <= time.monotonic():
        vended = vend(user_id, ALL_SCOPES, session_name=f"worker-{user_id}", pseudonym=pseudonym)
        while len(_kept) >= _MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[user_id, pseudonym] = (time.monotonic() + _WORKER_KEEPS_SECONDS, vended)
    with aws.acting_with(vended):
        yield
