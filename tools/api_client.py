"""A small client of Pathfinder's HTTPS API, as somebody else's program would write it."""

import re
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

_PATIENCE_SECONDS = 180
_MOST_TRIES = 6

Told = Callable[[str, float], None]
"""Takes what goes on and how far it is, from 0 to 1."""


class RequestRefused(RuntimeError):
    """The API refused a request, in its own words."""


@dataclass(frozen=True)
class Account:
    username: str
    email: str
    password: str

    @classmethod
    def new(cls) -> "Account":
        """An account that nobody has yet."""
        name = f"demo-{secrets.token_hex(4)}"
        return cls(name, f"{name}@pathfinder.example", secrets.token_urlsafe(18))


class ApiClient:
    """Speaks to one API address; after `sign_in` as one user. Waits where it is told `Retry-After`."""

    def __init__(self, api_url: str) -> None:
        self._http = httpx.Client(base_url=api_url, timeout=30)

    def register(self, account: Account) -> None:
        """Makes the account. Raises RequestRefused."""
        body = {"username": account.username, "email": account.email, "password": account.password}
        self.call("POST", "/auth/register", json=body)

    def sign_in(self, account: Account) -> None:
        """Signs in and sends the token from now on. Raises RequestRefused."""
        body = {"identifier": account.username, "password": account.password, "token_delivery": "body"}
        token = self.call("POST", "/auth/login", json=body)["access_token"]
        self._http.headers["Authorization"] = f"Bearer {token}"

    def import_json_resume(self, name: str, data: bytes, told: Told) -> dict[str, int]:
        """Takes a file through the import. Gives how many records of each kind were written."""
        told("Sending the file", 0.05)
        kind = "application/json"
        started = self.call(
            "POST",
            "/imports",
            json={"source": "json_resume", "filename": name, "content_type": kind, "size": len(data)},
        )
        upload = started["upload"]
        httpx.request(
            upload["method"], upload["url"], headers=upload["headers"], content=data, timeout=30
        ).raise_for_status()
        self._import_in(started["id"], "ready", told, "Reading it where nothing can leak", 0.15)
        told("Applying what was found", 0.3)
        self.call("POST", f"/imports/{started['id']}/apply", json={})
        applied: dict[str, int] = self._import_in(
            started["id"], "applied", told, "Sealing it in the record", 0.4
        )["applied"]
        return applied

    def wait_for_enrichment(self, told: Told) -> list[dict[str, Any]]:
        """All experiences, once every enrichment has ended."""
        for _ in _patiently():
            experiences: list[dict[str, Any]] = self.call("GET", "/experiences?size=100")["data"]
            ended = sum(one["enrichment"]["status"] in ("done", "failed") for one in experiences)
            share = ended / max(len(experiences), 1)
            told(f"Reading {len(experiences)} experiences", 0.45 + 0.35 * share)
            if ended == len(experiences):
                return experiences
        raise RequestRefused("The enrichment takes too long.")

    def wait_for_summary(self, told: Told) -> dict[str, Any]:
        """The quick summary, once it knows of every change."""
        for _ in _patiently():
            told("Summarizing", 0.85)
            answer = self._http.get("/summaries/quick")
            if answer.status_code == 200 and not answer.json()["stale"]:
                summary: dict[str, Any] = answer.json()
                return summary
        raise RequestRefused("The summary takes too long.")

    def resume_pdf(self, title: str) -> bytes:
        """A resume of the whole record as PDF."""
        resume = self.call("POST", "/resumes", json={"title": title})
        return self._send("GET", f"/resumes/{resume['id']}/export?format=pdf").content

    def call(self, method: str, path: str, **body: Any) -> dict[str, Any]:
        """The JSON answer of one call. Raises RequestRefused."""
        answer = self._send(method, path, **body)
        parsed: dict[str, Any] = answer.json() if answer.content else {}
        return parsed

    def _send(self, method: str, path: str, **body: Any) -> httpx.Response:
        for _ in range(_MOST_TRIES):
            answer = self._http.request(method, path, **body)
            if answer.status_code not in (429, 503):
                break
            time.sleep(float(answer.headers.get("Retry-After", 1)))
        if answer.is_error:
            raise RequestRefused(f"{method} {path.partition('?')[0]}: {_sentence(answer)}")
        return answer

    def _import_in(self, import_id: str, status: str, told: Told, what: str, share: float) -> dict[str, Any]:
        for _ in _patiently():
            told(what, share)
            answer = self.call("GET", f"/imports/{import_id}")
            if answer["status"] == "failed":
                raise RequestRefused(answer["error"])
            if answer["status"] == status:
                return answer
        raise RequestRefused("The import takes too long.")


def mailed_token(aws_endpoint_url: str, address: str) -> str:
    """The token in the newest mail to this address, once it is there. Only the emulator shows mails."""
    for _ in _patiently():
        if token := _newest_token(aws_endpoint_url, address):
            return token
    raise RequestRefused("The mail takes too long.")


def _newest_token(aws_endpoint_url: str, address: str) -> str | None:
    answer = httpx.get(f"{aws_endpoint_url}/_ministack/ses/messages", timeout=10).json()
    mails = [mail for of_account in answer["messages"].values() for mail in of_account]
    texts = [mail["BodyText"] for mail in mails if address in mail["To"]]
    tokens = [match.group(1) for text in texts for match in re.finditer(r"token=([\w-]+)", text)]
    return tokens[-1] if tokens else None


def example_resume() -> Path:
    """The example that the web app offers too."""
    return Path(__file__).resolve().parent.parent / "web" / "public" / "example-resume.json"


def _patiently() -> Iterator[None]:
    """Polls with growing pauses, up to the patience of a person who sees progress."""
    ends, pause = time.monotonic() + _PATIENCE_SECONDS, 0.2
    while time.monotonic() < ends:
        yield
        time.sleep(pause)
        pause = min(pause * 1.3, 2.0)


def _sentence(answer: httpx.Response) -> str:
    try:
        error = answer.json()["error"]
    except (ValueError, KeyError):
        return f"status {answer.status_code}"
    fields = "; ".join(f"{one['field']}: {one['message']}" for one in error["details"])
    return f"{error['message']} {fields}".strip()
