"""Malformed JWS, in the manner of Wycheproof: a right token, spoiled in how it is written or signed.

Each is wrong in one thing. Those that say what they say under a right signature show that a token has one
spelling; the others show that nothing but this signature, in this form, is taken for one.
"""

import base64
import hashlib
import itertools
import json
import random
from collections.abc import Callable, Iterator

from tests.forged_tokens import Forgery, Signer, base64url, decoded, encoded, with_raw_claims

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""The number of points of P-256."""
_FIELD = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
_ALL_ONES = 2**256 - 1


def numbers_of(token: str) -> tuple[int, int]:
    """The r and s of a token's signature."""
    raw = base64.urlsafe_b64decode(token.rpartition(".")[2] + "==")
    return int.from_bytes(raw[:32]), int.from_bytes(raw[32:])


def with_numbers(token: str, r: int, s: int) -> str:
    """The same token with this for its signature."""
    return f"{token.rpartition('.')[0]}.{base64url(r.to_bytes(32) + s.to_bytes(32))}"


def _signed_with(change: Callable[[int, int], tuple[int, int]]) -> Forgery:
    def forge(signer: Signer) -> str:
        token = signer.ours()
        return with_numbers(token, *change(*numbers_of(token)))

    return forge


def _in_bytes(change: Callable[[bytes], bytes]) -> Forgery:
    """The bytes of the signature changed, in whatever length that leaves."""

    def forge(signer: Signer) -> str:
        signed, _, signature = signer.ours().rpartition(".")
        return f"{signed}.{base64url(change(base64.urlsafe_b64decode(signature + '==')))}"

    return forge


def _in_parts(change: Callable[[str, str, str], str]) -> Forgery:
    def forge(signer: Signer) -> str:
        head, claims, signature = signer.ours().split(".")
        return change(head, claims, signature)

    return forge


def _header_written(change: Callable[[str], str]) -> Forgery:
    """A header written otherwise, and signed as it is written."""

    def forge(signer: Signer) -> str:
        header, claims, _ = decoded(signer.ours())
        return signer.token(change(json.dumps(header, separators=(",", ":"))), claims)

    return forge


def _of_another_token(signer: Signer) -> str:
    """The signature of another token of ours."""
    header, claims, _ = decoded(signer.ours())
    other = signer.token(header, claims | {"auth_time": claims["auth_time"] - 1})
    return f"{encoded(header)}.{encoded(claims)}.{other.rpartition('.')[2]}"


def _as_der(data: bytes) -> bytes:
    """The signature as ASN.1 writes it."""
    numbers = [part.lstrip(b"\0") or b"\0" for part in (data[:32], data[32:])]
    numbers = [b"\0" + part if part[0] & 0x80 else part for part in numbers]
    body = b"".join(b"\x02" + bytes([len(part)]) + part for part in numbers)
    return b"\x30" + bytes([len(body)]) + body


def _flattened(head: str, claims: str, signature: str) -> str:
    return json.dumps({"protected": head, "payload": claims, "signature": signature})


def _padded(part: str) -> str:
    return part + "=" * (-len(part) % 4 or 4)


_EDGES = {
    "0": 0, "1": 1, "n - 1": ORDER - 1, "n": ORDER, "n + 1": ORDER + 1, "p": _FIELD, "2^255": 2**255,
    "2^256 - 1": _ALL_ONES,
}  # fmt: skip
_STRUCTURE: dict[str, Forgery] = {
    "no dot": lambda _: "a",
    "one dot": _in_parts(lambda head, claims, _: f"{head}.{claims}"),
    "only dots": lambda _: "..",
    "more dots": lambda _: "....",
    "an empty header": _in_parts(lambda _, claims, signature: f".{claims}.{signature}"),
    "empty claims": _in_parts(lambda head, _, signature: f"{head}..{signature}"),
    "an empty signature": _in_parts(lambda head, claims, _: f"{head}.{claims}."),
    "the signature alone": _in_parts(lambda _head, _claims, signature: f"..{signature}"),
    "a dot before": _in_parts(lambda *parts: "." + ".".join(parts)),
    "a dot behind": _in_parts(lambda *parts: ".".join(parts) + "."),
    "a part twice": _in_parts(lambda head, claims, signature: f"{head}.{claims}.{claims}.{signature}"),
    "five parts": _in_parts(lambda *parts: ".".join((*parts, "AA", "AA"))),
    "header and claims swapped": _in_parts(lambda head, claims, signature: f"{claims}.{head}.{signature}"),
    "a JSON serialization": _in_parts(_flattened),
    "a token within a token": lambda signer: signer.token(decoded(signer.ours())[0], signer.ours()),
    "twice Bearer": lambda signer: f"Bearer {signer.ours()}",
    "in quotes": lambda signer: f'"{signer.ours()}"',
    "two tokens": lambda signer: f"{signer.ours()},{signer.ours()}",
    "dots percent-encoded": lambda signer: signer.ours().replace(".", "%2E"),
    "in lower case": lambda signer: signer.ours().lower(),
    "in upper case": lambda signer: signer.ours().upper(),
    **{
        f"{name} {where}": lambda signer, sign=sign, at=at: signer.ours()[:at] + sign + signer.ours()[at:]
        for (name, sign), (where, at) in itertools.product(
            {"a space": " ", "a tab": "\t", "a line end": "\n", "CRLF": "\r\n", "NUL": "\0",
             "a BOM": "\ufeff", "a no-break space": "\xa0", "a full-width dot": "\uff0e"}.items(),
            {"before": 0, "within": 40, "behind": 10_000}.items(),
        )
    },
}  # fmt: skip
_BASE64: dict[str, Forgery] = {
    "a padded header": _in_parts(lambda head, claims, sig: f"{_padded(head)}.{claims}.{sig}"),
    "padded claims": _in_parts(lambda head, claims, sig: f"{head}.{_padded(claims)}.{sig}"),
    "a padded signature": _in_parts(lambda head, claims, sig: f"{head}.{claims}.{_padded(sig)}"),
    "the other alphabet": _in_bytes(lambda data: b"\xfb\xff" + data[2:]),
    "plus and stroke": _in_parts(lambda head, claims, sig: f"{head}.{claims}.+/{sig[2:]}"),
    "a letter too many in the header": _in_parts(lambda head, claims, sig: f"{head}A.{claims}.{sig}"),
    "a letter too many in the claims": _in_parts(lambda head, claims, sig: f"{head}.{claims}A.{sig}"),
    "a letter too few": _in_parts(lambda head, claims, sig: f"{head}.{claims[:-1]}.{sig}"),
    "hexadecimal": _in_parts(
        lambda head, claims, sig: f"{head}.{claims}.{base64.urlsafe_b64decode(sig + '==').hex()}"
    ),
}
_JSON: dict[str, Forgery] = {
    "a header that is a list": lambda signer: signer.token("[]", decoded(signer.ours())[1]),
    "a header that is null": lambda signer: signer.token("null", decoded(signer.ours())[1]),
    "a header that is text": lambda signer: signer.token('"ES256"', decoded(signer.ours())[1]),
    "a header that is no JSON": lambda signer: signer.token("{alg:ES256}", decoded(signer.ours())[1]),
    "a header with a comment": _header_written(lambda text: text + "/**/"),
    "a header with alg twice, first none": _header_written(lambda text: '{"alg":"none",' + text[1:]),
    "a header with alg twice, last none": _header_written(lambda text: text[:-1] + ',"alg":"none"}'),
    "a header with kid twice": _header_written(lambda text: '{"kid":"0",' + text[1:]),
    "a header with spaces": _header_written(lambda text: text.replace(":", ": ")),
    "a header with a BOM": _header_written(lambda text: "\ufeff" + text),
    "a header with an escaped letter": _header_written(lambda text: text.replace("ES256", "\\u0045S256")),
    "a header with ALG": _header_written(lambda text: text.replace('"alg"', '"ALG"')),
    "a header in UTF-16": _header_written(lambda text: text.encode("utf-16-le").decode("latin-1")),
    "claims with a BOM": with_raw_claims(lambda text: "\ufeff" + text),
    "claims with spaces": with_raw_claims(lambda text: text.replace(":", ": ")),
    "claims with something behind": with_raw_claims(lambda text: text + "{}"),
    "claims with NUL behind": with_raw_claims(lambda text: text + "\0"),
    "claims with a comma too many": with_raw_claims(lambda text: text[:-1] + ",}"),
    "claims in single quotes": with_raw_claims(lambda text: text.replace('"', "'")),
    "claims with sub twice": with_raw_claims(lambda text: '{"sub":"admin",' + text[1:]),
    "claims with an escaped letter": with_raw_claims(lambda text: text.replace("-api", "-\\u0061pi")),
    "claims with NaN": with_raw_claims(lambda text: text[:-1] + ',"x":NaN}'),
    "claims that are empty": with_raw_claims(lambda _: "{}"),
    "claims that are null": with_raw_claims(lambda _: "null"),
    "claims that are a number": with_raw_claims(lambda _: "1"),
    "claims nested": with_raw_claims(lambda text: f'{{"claims":{text}}}'),
    "claims in objects nested deeply": with_raw_claims(lambda _: '{"a":' * 400 + "1" + "}" * 400),
    "claims that are huge": with_raw_claims(lambda text: text[:-1] + f',"x":"{"x" * 4000}"}}'),
    "claims with a huge number": with_raw_claims(
        lambda text: text.replace('"exp":', '"exp":1' + "0" * 1000 + ',"x":')
    ),
}  # fmt: skip
_SIGNATURE: dict[str, Forgery] = {
    **{
        f"r = {r}, s = {s}": _signed_with(lambda *_, r=r, s=s: (_EDGES[r], _EDGES[s]))
        for r, s in itertools.product(_EDGES, _EDGES)
    },
    **{f"r = {edge}": _signed_with(lambda _, s, edge=edge: (_EDGES[edge], s)) for edge in _EDGES},
    **{f"s = {edge}": _signed_with(lambda r, _, edge=edge: (r, _EDGES[edge])) for edge in _EDGES},
    "r and s swapped": _signed_with(lambda r, s: (s, r)),
    "r negated": _signed_with(lambda r, s: (ORDER - r, s)),
    "both negated": _signed_with(lambda r, s: (ORDER - r, ORDER - s)),
    "r twice": _signed_with(lambda r, _: (r, r)),
    "r + 1": _signed_with(lambda r, s: ((r + 1) % ORDER, s)),
    "s + 1": _signed_with(lambda r, s: (r, (s + 1) % ORDER)),
    "s inverted": _signed_with(lambda r, s: (r, pow(s, -1, ORDER))),
    "DER": _in_bytes(_as_der),
    "DER cut to 64 bytes": _in_bytes(lambda data: _as_der(data)[:64]),
    "a zero before": _in_bytes(lambda data: b"\0" + data),
    "a zero behind": _in_bytes(lambda data: data + b"\0"),
    "33 bytes each": _in_bytes(lambda data: b"\0" + data[:32] + b"\0" + data[32:]),
    "63 bytes": _in_bytes(lambda data: data[:63]),
    "62 bytes": _in_bytes(lambda data: data[:31] + data[32:63]),
    "r alone": _in_bytes(lambda data: data[:32]),
    "as long as P-384's": _in_bytes(lambda data: data[:32].rjust(48, b"\0") + data[32:].rjust(48, b"\0")),
    "as long as P-521's": _in_bytes(lambda data: data[:32].rjust(66, b"\0") + data[32:].rjust(66, b"\0")),
    "twice": _in_bytes(lambda data: data * 2),
    "little-endian": _in_bytes(lambda data: data[:32][::-1] + data[32:][::-1]),
    "a hash": _in_bytes(lambda data: hashlib.sha512(data).digest()),
    "another token's": _of_another_token,
}
MALFORMED: dict[str, Forgery] = {
    **{f"structure: {name}": forge for name, forge in _STRUCTURE.items()},
    **{f"base64: {name}": forge for name, forge in _BASE64.items()},
    **{f"JSON: {name}": forge for name, forge in _JSON.items()},
    **{f"signature: {name}": forge for name, forge in _SIGNATURE.items()},
}


def spoiled(token: str, count: int) -> Iterator[str]:
    """So many tokens, each this one with an edit of its text or of its bytes; the same ones every time."""
    chance = random.Random(7515)
    while count:
        changed = _edited(token, chance)
        if changed != token:
            count -= 1
            yield changed


def _edited(token: str, chance: random.Random) -> str:
    at = chance.randrange(len(token))
    if chance.random() < 0.5:
        letter = chance.choice("ABab01-_.=+/ é\0")
        return token[:at] + letter + token[at + chance.choice((0, 1)) :]
    parts = token.split(".")
    which = chance.randrange(3)
    data = bytearray(base64.urlsafe_b64decode(parts[which] + "=="))
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    parts[which] = base64url(bytes(data))
    return ".".join(parts)
