"""Reading hostile bytes in a process that is limited and ends with them."""

import base64
import binascii
import json
import multiprocessing
import resource
import urllib.request
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from typing import Any
from urllib.error import URLError

from functions.parsing.service.parse import parse
from functions.parsing.service.picture import remake
from shared import config
from shared.documents import DocumentRefused

LARGEST_FILE = 5 * 1024 * 1024
_MEMORY_BYTES = 512 * 1024 * 1024
_PROCESSOR_SECONDS = 15
_DOWNLOAD_SECONDS = 10
_LARGEST_ANSWER = 5_500_000
"""Lambda answers at most 6 MB."""

_TOO_MUCH = "This file needs more time or memory to read than a resume should. Save a simpler version of it."
_UNREADABLE = "This file could not be read. Save it again in the program it comes from and try once more."
_TOO_LARGE = "This file is larger than allowed."


class DownloadFailed(RuntimeError):
    """The file could not be fetched: the caller tries again."""


def read(url: str, source: str, filename: str) -> dict[str, Any]:
    """What `parse` makes of the file behind a presigned address. Raises DocumentRefused, DownloadFailed."""
    return _in_a_child(partial(parse, _download(url), source, filename))


def read_picture(encoded: str) -> dict[str, Any]:
    """What `remake` makes of a picture given as base64. Raises DocumentRefused."""
    try:
        data = base64.b64decode(encoded, validate=True)
    except binascii.Error as error:
        raise DocumentRefused(_UNREADABLE) from error
    return _in_a_child(partial(remake, data))


def _in_a_child(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    here, there = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_work, args=(there, work))
    child.start()
    there.close()
    try:
        outcome = here.recv() if here.poll(_PROCESSOR_SECONDS + 5) else None
    except EOFError:
        outcome = None
    finally:
        child.kill()
        child.join()
    return _answer(outcome)


def _answer(outcome: dict[str, Any] | None) -> dict[str, Any]:
    if outcome is None:
        raise DocumentRefused(_TOO_MUCH)
    if "refused" in outcome:
        refusal = DocumentRefused(outcome["refused"])
        refusal.status = outcome.get("status", refusal.status)
        raise refusal
    made: dict[str, Any] = outcome["made"]
    return made


def _download(url: str) -> bytes:
    if not url.startswith(("https://", "http://localhost:", "http://127.0.0.1:")):
        raise DownloadFailed("Only presigned addresses of our store are read.")
    try:
        with urllib.request.urlopen(url, timeout=_DOWNLOAD_SECONDS) as answer:  # noqa: S310
            data: bytes = answer.read(LARGEST_FILE + 1)
    except (URLError, TimeoutError, ConnectionError) as error:
        raise DownloadFailed("The file could not be fetched.") from error
    if len(data) > LARGEST_FILE:
        raise DocumentRefused(_TOO_LARGE)
    return data


def _work(pipe: Connection, work: Callable[[], dict[str, Any]]) -> None:
    """The child's whole life. Whatever goes wrong here goes wrong in here."""
    _limit()
    config.forget_all()
    try:
        made = work()
        too_large = len(json.dumps(made)) > _LARGEST_ANSWER
        pipe.send({"refused": _TOO_MUCH} if too_large else {"made": made})
    except DocumentRefused as refusal:
        pipe.send({"refused": refusal.message, "status": refusal.status})
    except (MemoryError, RecursionError):
        pipe.send({"refused": _TOO_MUCH})
    except Exception:  # its text may quote the file, and a traceback would end up in the log
        pipe.send({"refused": _UNREADABLE})


def _limit() -> None:
    """Address space beyond what the parent holds already, and processor time."""
    held = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()  # noqa: SIM115, PTH123
    resource.setrlimit(resource.RLIMIT_AS, (held + _MEMORY_BYTES, held + _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_PROCESSOR_SECONDS, _PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
