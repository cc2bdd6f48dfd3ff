"""One's own audit log as files: what happened when, from which address; stretch by stretch."""

from datetime import UTC, datetime
from typing import Any

from functions.privacy.service.files_of_record import as_json, table
from shared.audit import Told, excerpt
from shared.table.audit import Wanted, callers_entries
from shared.vault import SealBroken

_A_STRETCH = 2000
_A_PAGE = 200
_BEFORE_EVERYTHING = datetime(1970, 1, 1, tzinfo=UTC)


def audit_files(user_id: str, pseudonym: str, below: str, page: int) -> tuple[dict[str, bytes], str]:
    """The requests below an entry, the latest first, and below which the next are; "" after the last."""
    lines: list[dict[str, Any]] = []
    position: str | None = below
    while position and len(lines) < _A_STRETCH:
        wanted = Wanted(_BEFORE_EVERYTHING, position, _A_PAGE)
        found = excerpt(callers_entries(pseudonym, wanted), _A_PAGE)
        lines += [_line(told, user_id) for told in found.requests]
        position = found.position
    name = f"audit/requests-{page:04}"
    return {f"{name}.json": as_json(lines), f"{name}.csv": table(lines)}, position or ""


def _line(told: Told, user_id: str) -> dict[str, Any]:
    try:
        origin = told.origin(user_id)
        whence: dict[str, Any] = {"ip": origin.ip or None, "user_agent": origin.user_agent or None}
    except SealBroken:
        whence = {"ip": None, "user_agent": None}
    return {**told.request.model_dump(mode="json"), **whence}
