"""The public keys that access tokens are checked with."""

import base64

from functions.auth.schemas.keys import JsonWebKey, JsonWebKeys
from shared.auth.signing_keys import published_keys


def read_public_keys() -> JsonWebKeys:
    """All keys whose tokens are or will soon be valid, as a JSON Web Key Set (RFC 7517)."""
    numbers = {kid: key.public_numbers() for kid, key in published_keys().items()}
    return JsonWebKeys(
        keys=[JsonWebKey(kid=kid, x=_number(key.x), y=_number(key.y)) for kid, key in numbers.items()]
    )


def _number(value: int) -> str:
    return base64.urlsafe_b64encode(value.to_bytes(32)).rstrip(b"=").decode()
