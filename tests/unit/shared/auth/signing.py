"""A double of the KMS key that signs tokens."""

from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.forged_tokens import Json, base64url, decoded, encoded

__all__ = ["KEY_ID", "Json", "SigningKey", "base64url", "decoded", "encoded"]
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
