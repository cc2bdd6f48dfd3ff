"""A software authenticator: the browser's and the key's half of WebAuthn, honest or not.

It answers options as a browser would. What an attacker does otherwise is named by the fields of `Way`.
"""

import hashlib
import json
import secrets
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from fido2 import cbor, cose
from fido2.utils import websafe_decode, websafe_encode

Json = dict[str, Any]
PRESENT, VERIFIED, ELIGIBLE, BACKED_UP, ATTESTED = 0x01, 0x04, 0x08, 0x10, 0x40


@dataclass(frozen=True)
class Way:
    """How a ceremony differs from an honest one. None: it does not."""

    origin: str | None = None
    rp_id: str | None = None
    kind: str | None = None
    challenge: bytes | None = None
    flags: int = PRESENT | VERIFIED
    counter: int | None = None
    user_handle: bytes | None = None
    credential_id: bytes | None = None
    fmt: str = "none"
    signature: Callable[[bytes], bytes] = field(default=lambda signature: signature)
    signed: Callable[[bytes], bytes] = field(default=lambda data: data)
    attested: Callable[[bytes], bytes] = field(default=lambda data: data)


HONEST = Way()


class Authenticator:
    """One passkey of one person. `counts` is false for those that keep no counter, as synced ones do."""

    def __init__(self, origin: str, algorithm: str = "ES256", *, counts: bool = True) -> None:
        self._origin, self._counts = origin, counts
        self._private = _NEW_KEY[algorithm]()
        self._cose = _COSE[algorithm].from_cryptography_key(self._private.public_key())
        self.credential_id = secrets.token_bytes(32)
        self.user_handle = b""
        self.counter = 0

    def create(self, options: Json, way: Way = HONEST) -> Json:
        """The answer to `navigator.credentials.create`."""
        self.user_handle = websafe_decode(options["user"]["id"])
        credential_id = self.credential_id if way.credential_id is None else way.credential_id
        attested = bytes(16) + struct.pack(">H", len(credential_id)) + credential_id + cbor.encode(self._cose)
        data = self._data(options["rp"]["id"], way, more=attested)
        written = cbor.encode({"fmt": way.fmt, "attStmt": {}, "authData": data})
        answer = {"attestationObject": _text(way.attested(written))}
        return self._answer("webauthn.create", options, way, answer)

    def get(self, options: Json, way: Way = HONEST) -> Json:
        """The answer to `navigator.credentials.get`."""
        data = self._data(options["rpId"], way)
        client_data = self._client_data("webauthn.get", options, way)
        signature = self._sign(way.signed(data + hashlib.sha256(client_data).digest()))
        handle = self.user_handle if way.user_handle is None else way.user_handle
        answer = {
            "authenticatorData": _text(way.attested(data)),
            "signature": _text(way.signature(signature)),
            "userHandle": _text(handle),
        }
        return self._answer("webauthn.get", options, way, answer)

    def clone(self) -> "Authenticator":
        """The same key and counter in somebody else's hands."""
        twin = Authenticator.__new__(Authenticator)
        twin.__dict__.update(self.__dict__)
        return twin

    def _data(self, rp_id: str, way: Way, more: bytes = b"") -> bytes:
        self.counter += self._counts
        counter = self.counter if way.counter is None else way.counter
        hashed = hashlib.sha256((rp_id if way.rp_id is None else way.rp_id).encode()).digest()
        return hashed + struct.pack(">BI", way.flags | (ATTESTED if more else 0), counter) + more

    def _client_data(self, kind: str, options: Json, way: Way) -> bytes:
        challenge = options["challenge"] if way.challenge is None else websafe_encode(way.challenge)
        said = {
            "type": way.kind or kind,
            "challenge": challenge,
            "origin": self._origin if way.origin is None else way.origin,
            "crossOrigin": False,
        }
        return json.dumps(said, separators=(",", ":")).encode()

    def _answer(self, kind: str, options: Json, way: Way, answer: Json) -> Json:
        credential_id = self.credential_id if way.credential_id is None else way.credential_id
        client_data = self._client_data(kind, options, way)
        return {
            "id": _text(credential_id),
            "rawId": _text(credential_id),
            "type": "public-key",
            "response": {"clientDataJSON": _text(client_data), **answer},
            "clientExtensionResults": {},
        }

    def _sign(self, data: bytes) -> bytes:
        if isinstance(self._private, ec.EllipticCurvePrivateKey):
            return self._private.sign(data, ec.ECDSA(hashes.SHA256()))
        if isinstance(self._private, rsa.RSAPrivateKey):
            return self._private.sign(data, padding.PKCS1v15(), hashes.SHA256())
        signature: bytes = self._private.sign(data)
        return signature


_NEW_KEY: dict[str, Callable[[], Any]] = {
    "ES256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "EdDSA": ed25519.Ed25519PrivateKey.generate,
    "RS256": lambda: rsa.generate_private_key(65537, 2048),
    "RS1": lambda: rsa.generate_private_key(65537, 2048),
}
_COSE: dict[str, Any] = {
    "ES256": cose.ES256, "EdDSA": cose.EdDSA, "RS256": cose.RS256, "RS1": cose.RS1,
}  # fmt: skip


def origin_of(web_url: str) -> str:
    """The origin that a browser gives on this page."""
    parts = urlsplit(web_url)
    return f"{parts.scheme}://{parts.netloc}"


def _text(data: bytes) -> str:
    return websafe_encode(data)
