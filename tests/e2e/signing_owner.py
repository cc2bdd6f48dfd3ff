"""Signs with the deployment's own key, as nobody but the function for accounts can."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import jwt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from shared import aws
from shared.auth import ALL_SCOPES, tokens
from tests.e2e.people import Person, session_of
from tests.forged_tokens import Json, base64url, encoded
from tests.in_process import running_as
from tests.running_stack import Stack


class KeysOwner:
    """Makes tokens for one person's session: a valid one, and whatever else is asked for, rightly signed.

    Use within `acting()`, which lends the rights of the function that signs.
    """

    def __init__(self, stack: Stack, person: Person) -> None:
        stack.endpoint()
        self._stack, self._person = stack, person
        self._stranger = ec.generate_private_key(ec.SECP256R1())
        self._key_id = ""

    @contextmanager
    def acting(self) -> Iterator["KeysOwner"]:
        with running_as(self._stack, "auth-app"):
            events, hook = aws.own("kms").meta.events, "provide-client-params.kms.Sign"
            events.register(hook, self._note)
            self.ours()
            events.unregister(hook, self._note)
            yield self

    def ours(self) -> str:
        return tokens.issue(
            user_id=self._person.id,
            session_id=session_of(self._person),
            scopes=ALL_SCOPES,
            signed_in_at=1_700_000_000,
        )

    def token(self, header: Json | str, claims: Json | str) -> str:
        signing_input = f"{encoded(header)}.{encoded(claims)}"
        der = aws.own("kms").sign(
            KeyId=self._key_id,
            Message=hashlib.sha256(signing_input.encode()).digest(),
            MessageType="DIGEST",
            SigningAlgorithm="ECDSA_SHA_256",
        )["Signature"]
        return _joined(signing_input, der)

    def by_a_stranger(self, header: Json | str, claims: Json | str) -> str:
        signing_input = f"{encoded(header)}.{encoded(claims)}"
        return _joined(signing_input, self._stranger.sign(signing_input.encode(), ec.ECDSA(hashes.SHA256())))

    def public(self, encoding: Encoding) -> bytes:
        """As everybody can read it."""
        root = self._stack.api_url.removesuffix("/v1")
        (key, *_) = httpx.get(f"{root}/.well-known/jwks.json", timeout=30).json()["keys"]
        whole: bytes = jwt.PyJWK(key).key.public_bytes(encoding, PublicFormat.SubjectPublicKeyInfo)
        return whole

    def _note(self, params: Json, **_: Any) -> None:
        """The key that signs now, as the product's own call names it."""
        self._key_id = params["KeyId"]


def _joined(signing_input: str, der: bytes) -> str:
    r, s = decode_dss_signature(der)
    return f"{signing_input}.{base64url(r.to_bytes(32) + s.to_bytes(32))}"
