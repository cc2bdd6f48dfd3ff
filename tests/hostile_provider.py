"""A provider on 127.0.0.1 that says whatever a test wants it to: what no real one would, or GitHub's part."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt import PyJWS
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

CLIENT_ID = "pathfinder"
Json = dict[str, Any]
PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass
class Said:
    """One answer: a status, a body (JSON unless text), headers, and how long to wait before each kilobyte."""

    body: Any = field(default_factory=dict)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0

    def bytes(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass(frozen=True)
class Asked:
    """One request: its form fields and its headers, in lower case."""

    path: str
    form: dict[str, str]
    headers: dict[str, str]


class HostileProvider:
    """Answers by path. Without being told otherwise it is an honest, minimal OpenID provider."""

    def __init__(self) -> None:
        self.key: PrivateKey = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.asked: list[Asked] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self.issuer = f"http://127.0.0.1:{self._http.server_address[1]}"
        self.says: dict[str, Said | Callable[[Asked], Said]] = {
            "/.well-known/openid-configuration": Said(self.document()),
            "/jwks": Said({"keys": [public_jwk(self.key)]}),
        }

    def document(self, **other: Any) -> Json:
        """The discovery document, with some of it said otherwise."""
        honest = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/me",
        }
        return honest | other

    def claims(self, nonce: str, **other: Any) -> Json:
        """What an honest token says; a claim that is given as None is left out."""
        now = int(time.time())
        honest = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "sub": "ana",
            "nonce": nonce,
            "iat": now,
            "exp": now + 300,
        }
        return {name: value for name, value in (honest | other).items() if value is not None}

    def token(self, claims: Json, *, key: Any = None, algorithm: str = "RS256", **header: Any) -> str:
        """A token, signed by the provider's own key unless another is given."""
        head = {name: value for name, value in ({"kid": "1"} | header).items() if value is not None}
        payload = json.dumps(claims).encode()
        return PyJWS().encode(payload, self.key if key is None else key, algorithm=algorithm, headers=head)

    def gives(self, id_token: str | None) -> None:
        """What the token endpoint answers from now on."""
        self.says["/token"] = Said({"access_token": "at", "token_type": "Bearer", "id_token": id_token})

    def requests(self, path: str) -> list[Asked]:
        return [one for one in self.asked if one.path == path]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer("")

            def do_POST(self) -> None:
                self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

            def _answer(self, body: str) -> None:
                path = self.path.partition("?")[0]
                form = {name: values[0] for name, values in parse_qs(body).items()}
                asked = Asked(path, form, {name.lower(): value for name, value in self.headers.items()})
                provider.asked.append(asked)
                said = provider.says.get(path, Said(status=404))
                self._say(said(asked) if callable(said) else said)

            def _say(self, said: Said) -> None:
                content = said.bytes()
                try:
                    self.send_response(said.status)
                    for name, value in {"Content-Type": "application/json", **said.headers}.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(content)))
                    self.end_headers()
                    for start in range(0, len(content), 1024):
                        time.sleep(said.delay)
                        self.wfile.write(content[start : start + 1024])
                except (BrokenPipeError, ConnectionResetError):
                    pass  # the other side had enough

            def log_message(self, *_: Any) -> None:
                """Quiet."""

        return Handler

    def start(self) -> None:
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()


def public_jwk(key: PrivateKey, kid: str = "1", **other: Any) -> Json:
    """The public half of a key, as a key set holds it."""
    algorithm = RSAAlgorithm if isinstance(key, rsa.RSAPrivateKey) else ECAlgorithm
    return {**algorithm.to_jwk(key.public_key(), as_dict=True), "kid": kid, "use": "sig"} | other


@contextmanager
def hostile_provider() -> Iterator[HostileProvider]:
    """A running one for the block."""
    provider = HostileProvider()
    provider.start()
    try:
        yield provider
    finally:
        provider.stop()
