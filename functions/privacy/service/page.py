"""A page for people, made of the files that are for programs: to be read in any browser, and printed."""

import base64
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment

from shared.pages import templates_in
from shared.retention import TAKEOUTS

_TEMPLATES = Path(__file__).parents[1] / "templates"
_MOST_REQUESTS = 200
_TITLES = {
    "ACCOMPLISHMENT": "Accomplishments",
    "ASSESSMENT": "How you rated your skills",
    "CERTIFICATION": "Certifications",
    "CONSENT": "Consents",
    "EDUCATION": "Education",
    "ENDORSEMENT": "What others said about your skills",
    "INVITATION": "Whom you asked about your skills",
    "LANGUAGE": "Languages",
    "PROJECT": "Projects",
    "RECOMMENDATION": "Recommendations",
    "RESUME": "Resumes",
    "SKILL": "Skills",
}
_SHOWN_ELSEWHERE = {"EXPERIENCE", "ENRICHMENT", "PROFILE", "PHOTO", "SUMMARY"}
_NOT_SHOWN = {"evidence", "invitation_id", "sections", "skill_id", "theme"}
"""For programs: ids, and how a resume is set."""
_ANSWERED = {"ENDORSEMENT", "INVITATION"}
"""Kinds that have a status that people read, beside what they say."""
_MEDIA = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


def page_files(known: dict[str, bytes], made_at: datetime, left_out: list[str]) -> dict[str, bytes]:
    """`index.html`: everything on one page, and links to the files beside it."""
    records = json.loads(known["record/record.json"])["records"]
    account = json.loads(known["account/account.json"])
    page = (
        _environment()
        .get_template("index.html")
        .render(
            name=_name(records, account["account"]),
            profile=_only(records, "PROFILE"),
            photo=_photo(known),
            quick=_only(records, "SUMMARY#QUICK"),
            experiences=_experiences(records),
            collections=_collections(records),
            others=_others(records),
            account=account,
            requests=_requests(known),
            files=[(name, len(data)) for name, data in sorted(known.items())],
            made_at=made_at,
            kept_days=TAKEOUTS.kept.days,
            left_out=left_out,
        )
    )
    return {"index.html": page.encode()}


def _environment() -> Environment:
    made = templates_in(_TEMPLATES)
    made.filters |= {"words": _words, "moment": _moment, "size": _size}
    return made


def _name(records: dict[str, Any], account: dict[str, Any]) -> str:
    given = " ".join(str(account[one]) for one in ("first_name", "last_name") if account[one])
    return str(_only(records, "PROFILE").get("full_name") or given or account["username"])


def _only(records: dict[str, Any], kind: str) -> dict[str, Any]:
    rows = records.get(kind) or [{"content": {}}]
    content: dict[str, Any] = rows[0]["content"]
    return content


def _experiences(records: dict[str, Any]) -> list[dict[str, Any]]:
    """The newest first, each with what enrichment found in it."""
    found = {row["id"]: row["content"] for row in records.get("ENRICHMENT", [])}
    told = [{**row["content"], "found": found.get(row["id"], {})} for row in records.get("EXPERIENCE", [])]
    return sorted(
        told, key=lambda one: (bool(one.get("is_current")), str(one.get("start_date"))), reverse=True
    )


def _collections(records: dict[str, Any]) -> list[tuple[str, tuple[list[str], list[list[Any]]]]]:
    """A table for each kind, under its title."""
    skills = _names_of_skills(records)
    return [
        (title, _rows([_readable(kind, row, skills) for row in records[kind]]))
        for kind, title in _TITLES.items()
        if kind in records
    ]


def _names_of_skills(records: dict[str, Any]) -> dict[str, str]:
    """By id: the skills that experiences show, and those of their owner."""
    shown = _only(records, "SUMMARY#SKILLS").get("skills", [])
    own = [{"id": row["id"], **row["content"]} for row in records.get("SKILL", [])]
    return {one["id"]: one["name"] for one in (*shown, *own)}


def _readable(kind: str, row: dict[str, Any], skills: dict[str, str]) -> dict[str, Any]:
    """What the row says, with the name of the skill it is about, and with what became of it."""
    content: dict[str, Any] = row["content"]
    about = {"skill": skills.get(content["skill_id"])} if "skill_id" in content else {}
    became = {"status": row.get("status")} if kind in _ANSWERED else {}
    return about | content | became


def _rows(contents: list[dict[str, Any]]) -> tuple[list[str], list[list[Any]]]:
    """The columns in which anything stands, and the cells."""
    names = [
        name
        for name in dict.fromkeys(name for one in contents for name in one)
        if name not in _NOT_SHOWN and any(one.get(name) not in (None, "", [], False) for one in contents)
    ]
    return names, [[one.get(name) for name in names] for one in contents]


def _others(records: dict[str, Any]) -> list[tuple[str, int]]:
    """Kinds that only programs read, and how many of each."""
    shown = set(_TITLES) | _SHOWN_ELSEWHERE
    return [(kind, len(rows)) for kind, rows in records.items() if kind.partition("#")[0] not in shown]


def _requests(known: dict[str, bytes]) -> list[dict[str, Any]]:
    first = known.get("audit/requests-0001.json", b"[]")
    requests: list[dict[str, Any]] = json.loads(first)
    return requests[:_MOST_REQUESTS]


def _photo(known: dict[str, bytes]) -> str | None:
    for name, data in known.items():
        stem, _, ending = name.rpartition(".")
        if stem == "files/photo" and ending in _MEDIA:
            return f"data:{_MEDIA[ending]};base64,{base64.b64encode(data).decode()}"
    return None


def _words(value: Any) -> str:
    """Any value in words: lists joined, deeper things as they are."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_words(one) for one in value)
    if isinstance(value, dict):
        return str(
            value.get("name")
            or value.get("text")
            or value.get("title")
            or json.dumps(value, ensure_ascii=False)
        )
    return str(value)


def _moment(text: str | None) -> str:
    """`2026-11-21T18:30:00+00:00` as `2026-11-21 18:30`, in UTC."""
    return text[:16].replace("T", " ") if text else ""


def _size(number: int) -> str:
    if number < 1000:
        return f"{number} bytes"
    return f"{number / 1000:.1f} kB" if number < 1_000_000 else f"{number / 1_000_000:.1f} MB"
