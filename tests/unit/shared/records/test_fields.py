"""What is accepted in a record, and which field a refusal names."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import BaseModel

from functions.skills.schemas import SkillInput
from shared import clock
from shared.documents.found import CONTENT_OF, entry
from shared.errors import InvalidInput
from shared.records.experience import ExperienceContent
from shared.records.fields import currencies
from shared.records.profile import (
    CertificationContent,
    EducationContent,
    ProfileContent,
    ProjectContent,
    Salary,
    SkillContent,
)
from shared.records.validation import validated

WORK: dict[str, Any] = {"title": "Cook", "organization": "Inn", "start_date": "2019", "is_current": True}
REFUSED: list[tuple[type[BaseModel], dict[str, Any], str]] = [
    (ExperienceContent, WORK | {"currency": "ZZZ"}, "currency"),
    (ExperienceContent, WORK | {"currency": "eur"}, "currency"),
    (ExperienceContent, WORK | {"title": "\u200b"}, "title"),
    (ExperienceContent, WORK | {"title": "\0"}, "title"),
    (ExperienceContent, WORK | {"organization": "\u2060\u3164\ufe0f "}, "organization"),
    (ExperienceContent, WORK | {"achievements": ["\u200b"]}, "achievements.0"),
    (ExperienceContent, WORK | {"start_date": "2999"}, "start_date"),
    (ExperienceContent, WORK | {"is_current": False, "end_date": "2018"}, "end_date"),
    (Salary, {"minimum": "1", "currency": "ZZZ"}, "currency"),
    (EducationContent, {"institution": "A", "start": "2019-05", "end": "2018"}, "end"),
    (ProjectContent, {"name": "A", "start": "2019-05", "end": "2019-04-30"}, "end"),
    (CertificationContent, {"name": "A", "issued": "2020", "expires": "2019-12"}, "expires"),
    (SkillContent, {"name": "Zinc", "last_used": "2999"}, "last_used"),
    (SkillInput, {"name": "Zinc", "last_used": "2999"}, "last_used"),
    (SkillInput, {"name": "\u200b"}, "name"),
    (ProfileContent, {"website_url": "https://@"}, "website_url"),
    (ProfileContent, {"website_url": "https://."}, "website_url"),
    (ProfileContent, {"avatar": "http://[x"}, "avatar"),
]


@pytest.mark.parametrize(("model", "values", "field"), REFUSED)
def test_a_refusal_names_its_field(model: type[BaseModel], values: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        validated(model, values)
    (problem,) = refusal.value.details
    assert problem.field == field
    assert problem.message.endswith(".")


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (EducationContent, {"institution": "A", "start": "2019-05", "end": "2019"}),
        (ProjectContent, {"name": "A", "start": "2019", "end": "2019-01-01"}),
        (CertificationContent, {"name": "A", "issued": "2020-06", "expires": "2020"}),
        (ExperienceContent, WORK | {"currency": "DEM"}),
        (ProfileContent, {"website_url": "https://例え.jp/x"}),
    ],
)
def test_the_precision_of_a_date_and_what_was_once_true_are_respected(
    model: type[BaseModel], values: dict[str, Any]
) -> None:
    assert validated(model, values)


def test_what_nobody_sees_is_stripped_and_what_belongs_to_letters_stays() -> None:
    content = validated(
        ExperienceContent, WORK | {"title": "\ufeff Co\0ok\u200b ", "organization": "می\u200cخواهم 👩\u200d⚕️"}
    )
    assert (content.title, content.organization) == ("Cook", "می\u200cخواهم 👩\u200d⚕️")


def test_currencies_are_those_of_the_standard() -> None:
    assert {"EUR", "USD", "XOF", "ITL"} <= currencies()
    assert all(len(code) == 3 and code.isupper() for code in currencies())
    assert not {"XXX", "XTS", "ZZZ"} & currencies()


def test_today_is_today_wherever_somebody_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """In Auckland it is the second of May while it is the first in Greenwich."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 5, 1, 12, tzinfo=UTC))
    assert validated(ExperienceContent, WORK | {"start_date": "2026-05-02"})
    with pytest.raises(InvalidInput):
        validated(ExperienceContent, WORK | {"start_date": "2026-05-03"})


@pytest.mark.parametrize(
    ("collection", "draft", "field"),
    [
        ("experiences", WORK | {"currency": "ZZZ"}, "currency"),
        ("experiences", WORK | {"title": "\u200b"}, "title"),
        ("education", {"institution": "A", "start": "2019", "end": "2018"}, "end"),
        ("certifications", {"name": "A", "issued": "2019", "expires": "2018"}, "expires"),
        ("certifications", {"name": "A", "url": "https://@"}, "url"),
        ("projects", {"name": "A", "start": "2019", "end": "2018"}, "end"),
        ("skills", {"name": "A", "last_used": "2999"}, "last_used"),
    ],
)
def test_what_a_file_says_against_the_rules_is_a_problem_for_its_owner(
    collection: str, draft: dict[str, Any], field: str
) -> None:
    found = entry("key", CONTENT_OF[collection], draft)
    assert [problem.field for problem in found.problems] == [field]
    assert found.problems[0].message not in ("", "This is not valid here.")
    assert found.content == draft
