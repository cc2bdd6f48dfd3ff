"""The page of a takeout, which people read without a program."""

import json
import re
from datetime import UTC, datetime
from typing import Any

from functions.privacy.service.page import page_files

_ACCOUNT = {
    "account": {"username": "ana", "first_name": "Ana", "last_name": None, "email": "ana@example.org"},
    "second_factors": {
        "password": True, "authenticator_app": False, "recovery_codes_left": 0, "passkeys": [],
    },
    "api_keys": [], "linked_sign_ins": [], "devices": [], "data_keys": [], "sessions": [],
}  # fmt: skip
_SAID = {"skill_id": "s1", "skill": "Triage", "kind": "endorsement", "invitation_id": "i1"}


def page(**records: list[dict[str, Any]]) -> str:
    known = {
        "record/record.json": json.dumps({"records": records}).encode(),
        "account/account.json": json.dumps(_ACCOUNT).encode(),
    }
    return page_files(known, datetime(2026, 5, 1, tzinfo=UTC), [])["index.html"].decode()


def cells(text: str) -> list[str]:
    return re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", text)


def test_what_others_said_and_who_was_asked_can_be_read() -> None:
    said = _SAID | {"name": "Jo Osei", "relation": "Ward manager", "statement": "Calm <b>in</b> every storm."}
    asked = {"skill_id": "s1", "skill": "Triage", "kind": "endorsement", "email": "jo@example.org"}
    text = page(
        ENDORSEMENT=[{"id": "i1", "status": "accepted", "content": said}],
        INVITATION=[{"id": "i1", "status": "answered", "content": asked}],
    )
    for words in ("Jo Osei", "Ward manager", "Calm &lt;b&gt;in&lt;/b&gt; every storm.", "accepted"):
        assert words in cells(text)
    assert {"jo@example.org", "answered"} <= set(cells(text))
    assert "s1" not in cells(text)
    assert "Besides, in" not in text


def test_an_assessment_names_its_skill_whoever_tells_of_it() -> None:
    text = page(
        ASSESSMENT=[
            {"id": "a", "content": {"skill_id": "s1", "assessed_on": "2026-04", "score": 70}},
            {"id": "b", "content": {"skill_id": "s2", "assessed_on": "2026-05", "score": 80}},
        ],
        SKILL=[{"id": "s1", "content": {"name": "Triage"}}],
        **{"SUMMARY#SKILLS": [{"id": "", "content": {"skills": [{"id": "s2", "name": "Zinc"}]}}]},
    )
    rows = cells(text)
    assert rows[rows.index("score") + 1 :][:6] == ["Triage", "2026-04", "70", "Zinc", "2026-05", "80"]


def test_a_resume_has_its_title() -> None:
    resume = {"title": "For the ward", "sections": [{"kind": "skills"}], "target": {"title": "Nurse"}}
    text = page(RESUME=[{"id": "r", "content": resume}])
    assert {"For the ward", "Nurse"} <= set(cells(text))
    assert "sections" not in cells(text)


def test_what_only_programs_read_is_counted() -> None:
    text = page(IMPORT=[{"id": "x", "content": {"source": "pdf"}}])
    assert "1 import" in text
