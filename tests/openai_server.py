"""An OpenAI-compatible server on 127.0.0.1 for tests: real HTTP, answers and troubles as told."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Request = dict[str, Any]
Answer = Callable[[Request], Any]


class Reply:
    """One HTTP answer: a status, a body, headers, and how long to wait before it."""

    def __init__(
        self, body: Any, status: int = 200, headers: dict[str, str] | None = None, delay: float = 0.0
    ) -> None:
        self.body, self.status, self.headers, self.delay = body, status, headers or {}, delay


def completion(content: Any, finish_reason: str = "stop") -> Reply:
    """A chat completion that says `content` (a string as it is, anything else as JSON)."""
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {"index": 0, "finish_reason": finish_reason, "message": {"role": "assistant", "content": text}}
    return Reply(
        {"id": "c1", "object": "chat.completion", "created": 0, "model": "fake", "choices": [choice]}
    )


def too_many_requests(retry_after: float = 0.01) -> Reply:
    """A 429 that says when to come back, in seconds."""
    body = {"error": {"message": "slow down", "type": "rate_limit", "code": "rate_limit"}}
    return Reply(body, 429, {"Retry-After": str(retry_after), "retry-after-ms": str(retry_after * 1000)})


def server_error() -> Reply:
    """A 500 that may be tried again at once."""
    return Reply({"error": {"message": "broken"}}, 500, {"retry-after-ms": "5"})


def slow(reply: Reply, seconds: float) -> Reply:
    """The same answer, later."""
    return Reply(reply.body, reply.status, reply.headers, seconds)


class OpenAiServer:
    """Answers by a script, one reply a request, the last one again and again; keeps the requests."""

    def __init__(self, *replies: Reply | Callable[[Request], Reply]) -> None:
        self._script = list(replies)
        self.requests: list[Request] = []
        self.headers: list[dict[str, str]] = []
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def reply(self, request: Request, headers: dict[str, str]) -> Reply:
        with self._lock:
            self.requests.append(request)
            self.headers.append(headers)
            scripted = self._script.pop(0) if len(self._script) > 1 else self._script[0]
        return scripted(request) if callable(scripted) else scripted

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                request = json.loads(self.rfile.read(length))
                reply = server.reply(request, dict(self.headers))
                time.sleep(reply.delay)
                body = reply.body if isinstance(reply.body, str) else json.dumps(reply.body)
                try:
                    self.send_response(reply.status)
                    for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body.encode())
                except (BrokenPipeError, ConnectionResetError):
                    pass  # the client gave up on a slow answer

            def log_message(self, *_: Any) -> None:
                """Quiet."""

        return Handler

    def start(self) -> None:
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@contextmanager
def openai_server(*replies: Reply | Callable[[Request], Reply]) -> Iterator[OpenAiServer]:
    """A running server for the block."""
    server = OpenAiServer(*replies)
    server.start()
    try:
        yield server
    finally:
        server.stop()
