"""The public keys of the access tokens, as RFC 7517 spells them."""

from typing import Literal

from pydantic import BaseModel


class JsonWebKey(BaseModel):
    kty: Literal["EC"] = "EC"
    crv: Literal["P-256"] = "P-256"
    use: Literal["sig"] = "sig"
    alg: Literal["ES256"] = "ES256"
    kid: str
    x: str
    y: str


class JsonWebKeys(BaseModel):
    keys: list[JsonWebKey]
