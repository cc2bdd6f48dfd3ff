"""Accounts that sign in, with the real service over AWS in memory."""

import base64
import json
import time
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from functions.auth import service
from functions.auth.repository import one_time
from functions.auth.repository.accounts import Account, Identity
from functions.auth.repository.one_time import Use
from functions.auth.schemas.signing_in import SecondFactor
from functions.auth.service import passwords, registration
from functions.auth.service.sessions import NewTokens
from functions.auth.service.signing_in import Visitor, Waiting
from shared.audit import Origin
from shared.table import IdentityTable, user_key
from tests.request_recorder import unrecorded

PASSWORD = "a long walk along the river"
HERE = Visitor(Origin(ip="198.51.100.9", user_agent="A browser"))


@dataclass
class Clock:
    """Seconds since 1970 that pass only when told to, for the modules that ask `time`."""

    now: float = 1_800_000_015.0

    def time(self) -> float:
        return self.now

    def rule(self, monkeypatch: pytest.MonkeyPatch, *modules: Any) -> "Clock":
        passing = SimpleNamespace(time=self.time, monotonic=time.monotonic, sleep=time.sleep)
        for module in modules:
            monkeypatch.setattr(module, "time", passing)
        return self


def new_account(name: str = "ana") -> Account:
    """Somebody who has a password."""
    identity = Identity(username=name, email=f"{name}@example.cz")
    return registration.new_account(identity, password_hash=passwords.hashed(PASSWORD))


def confirm_address(account: Account) -> None:
    """As if the mailed link was opened."""
    assert IdentityTable().update(user_key(account.id, "ACCOUNT"), {"email_verified": True}, only_if={})


def code_at(secret: str, seconds: float) -> str:
    """What an app with this secret shows at this moment."""
    return TOTP(base64.b32decode(secret), 6, SHA1(), 30).generate(int(seconds)).decode()


def turn_totp_on(account: Account, clock: Clock) -> tuple[str, list[str]]:
    """The secret of an app that is set up, and the recovery codes. Half a minute passes."""
    secret = service.set_up_totp(account.id).secret
    codes = service.confirm_totp(account.id, code_at(secret, clock.now))
    clock.now += 30
    return secret, codes


def waiting(name: str, visitor: Visitor = HERE) -> Waiting:
    """A sign-in of which the password was right and the second factor is still to come."""
    outcome = service.log_in(name, PASSWORD, visitor)
    assert isinstance(outcome, Waiting)
    return outcome


def show(token: str, method: str, visitor: Visitor = HERE, **shown: Any) -> NewTokens:
    """Ends a sign-in that waits."""
    wanted = SecondFactor.model_validate({"mfa_token": token, "method": method, **shown})
    return service.verify_second_factor(wanted, visitor)


def a_link(use: Use, account: Account) -> str:
    """The token of a mailed link, as the worker makes one."""
    token = f"link-{use}-{time.monotonic_ns()}"
    one_time.keep(token, use, account.id, seconds=3600)
    return token


def mails_asked_for() -> list[dict[str, str]]:
    """What stands in the queue of mails, oldest first; it is empty afterwards."""
    asked: list[dict[str, str]] = []
    with unrecorded():
        sqs = boto3.client("sqs", region_name="us-east-1")
        url = sqs.get_queue_url(QueueName="mail")["QueueUrl"]
        while found := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for message in found:
                asked.append(json.loads(message["Body"]))
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return asked
