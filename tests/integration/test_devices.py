"""Devices that an account was signed in from: new ones are told, and no more are known than somebody has."""

from dataclasses import replace

import pytest

from functions.auth import service
from functions.auth.repository import owners
from functions.auth.service import signing_in
from functions.auth.service.sessions import NewTokens
from tests.integration.accounts import HERE, PASSWORD, mails_asked_for, new_account


def test_the_device_that_was_seen_least_lately_is_forgotten_for_a_new_one(
    cloud: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_in, "MOST_DEVICES", 3)
    account = new_account("ana")
    for number in range(5):
        tokens = service.log_in("ana", PASSWORD, replace(HERE, device=f"device-{number}"))
        assert isinstance(tokens, NewTokens)
    owner = owners.of_user(account.id)
    assert owner is not None
    assert len(owner.devices) == 3
    assert signing_in.hash_of("device-4") in owner.devices
    assert [asked["mail"] for asked in mails_asked_for()] == ["new_device"] * 4
