"""What auth keeps about somebody, told to its owner: everything but what would open the account."""

from typing import Any

from functions.auth.repository import (
    accounts,
    activity,
    api_keys,
    devices,
    factors,
    linked_sign_ins,
    sessions,
)
from functions.auth.repository.factors import Passkey
from functions.auth.repository.sessions import Shown
from functions.auth.service.devices import device_of
from shared import aws
from shared.errors import NotFound
from shared.vault import Purpose, issued_keys

Told = dict[str, Any]


def take_out(user_id: str) -> Told:
    """Account, sessions, factors, keys, devices, linked sign-ins: names and dates, no secret and no hash.

    `pseudonym` is the account's name in the audit log. Raises NotFound.
    """
    account = accounts.read(user_id)
    if account is None:
        raise NotFound()
    seen = activity.last_seen(user_id)
    return {
        "account": {
            "id": account.id,
            **account.identity.open().model_dump(),
            "email_verified": account.email_verified,
            "mail_trouble": account.mail_trouble,
            "status": account.status,
            "role": account.role,
            "pseudonym": account.pseudonym,
            "created_at": account.created_at.isoformat(),
            "updated_at": account.updated_at.isoformat(),
            "last_seen": seen.isoformat() if seen else None,
        },
        "sessions": [_session(one) for one in sessions.of_user(user_id)],
        "second_factors": _factors(user_id),
        "api_keys": [_api_key(one) for one in api_keys.of_user(user_id)],
        "linked_sign_ins": [_linked(one) for one in linked_sign_ins.of_user(user_id)],
        "devices": [{"last_seen": one.isoformat()} for one in devices.last_seen(user_id)],
        "data_keys": [key for purpose in Purpose for key in _data_keys(user_id, purpose)],
    }


def _session(shown: Shown) -> Told:
    whence = shown.whence.open()
    return {
        "id": shown.session.id,
        "status": shown.session.status,
        "device": device_of(whence.user_agent),
        "ip": whence.ip,
        "user_agent": whence.user_agent,
        "created_at": shown.created_at,
        "last_activity": shown.last_activity,
    }


def _factors(user_id: str) -> Told:
    known = factors.of_user(user_id)
    return {
        "password": known.password_hash is not None,
        "authenticator_app": bool(known.totp and known.totp.confirmed),
        "recovery_codes_left": len(known.recovery_hashes),
        "passkeys": [_passkey(one) for one in known.passkeys],
    }


def _passkey(passkey: Passkey) -> Told:
    return {
        "id": passkey.id,
        "name": passkey.name.open().name,
        "backed_up": passkey.backed_up,
        "created_at": passkey.created_at,
        "last_used": passkey.last_used,
    }


def _api_key(key: api_keys.ApiKey) -> Told:
    return {
        "id": key.id,
        "name": key.name.open().name,
        "scopes": sorted(key.scopes),
        "created_at": key.created_at.isoformat(),
        "last_used": key.last_used.isoformat() if key.last_used else None,
        "expires_at": key.expires_at.isoformat() if key.expires_at else None,
    }


def _linked(linked: linked_sign_ins.LinkedSignIn) -> Told:
    return {
        "provider": linked.provider,
        "name_there": linked.shown.open().name if linked.shown else None,
        "created_at": linked.created_at.isoformat(),
        "last_used": linked.last_used.isoformat() if linked.last_used else None,
    }


def _data_keys(user_id: str, purpose: Purpose) -> list[Told]:
    return [
        {
            "purpose": purpose,
            "version": key.version,
            "algorithm": "AES-256-GCM",
            "issued_at": key.last_rotated.isoformat(),
        }
        for key in issued_keys(user_id, purpose, dynamodb=aws.own("dynamodb"))
    ]
