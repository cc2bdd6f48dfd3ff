"""A double of the KMS key that signs tokens, and forgeries of what it signs."""

import base64
import json
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

Json = dict[str, Any]
KEY_ID = "arn:aws:kms:us-east-1:000000000000:key/tokens"


class SigningKey:
    """Signs and shows its public half, as the two calls of KMS that tokens need."""

    def __init__(self) -> None:
        self._private = ec.generate_private_key(ec.SECP256R1())

    def sign(self, *, Message: bytes, **_: Any) -> Json:  # noqa: N803 (as boto3 names it)
        return {"Signature": self._private.sign(Message, ec.ECDSA(Prehashed(hashes.SHA256())))}

    def get_public_key(self, *, KeyId: str) -> Json:  # noqa: N803
        return {"PublicKey": self.public(Encoding.DER)}

    def public(self, encoding: Encoding) -> bytes:
        return self._private.public_key().public_bytes(encoding, PublicFormat.SubjectPublicKeyInfo)

    def token(self, header: Json | str, claims: Json | str) -> str:
        """A token that is signed rightly, whatever it says."""
        signing_input = f"{encoded(header)}.{encoded(claims)}"
        der = self._private.sign(signing_input.encode(), ec.ECDSA(hashes.SHA256()))
        r, s = decode_dss_signature(der)
        return f"{signing_input}.{base64url(r.to_bytes(32) + s.to_bytes(32))}"


def encoded(part: Json | str) -> str:
    text = part if isinstance(part, str) else json.dumps(part, separators=(",", ":"))
    return base64url(text.encode())


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(token: str) -> tuple[Json, Json, str]:
    """Header, claims and the text of the signature."""
    header, claims, signature = token.split(".")
    return _json(header), _json(claims), signature


def _json(part: str) -> Json:
    whole: Json = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return whole
