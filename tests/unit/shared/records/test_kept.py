"""Rules grow stricter, and what was accepted before them still opens."""

import json
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from shared.kept import AS_KEPT
from shared.records.experience import ExperienceContent
from shared.records.profile import CertificationContent, EducationContent, SkillContent

COOK = {"title": "Cook", "organization": "o", "description": "d", "start_date": "2020", "is_current": True}
ACCEPTED_ONCE: list[tuple[type[BaseModel], dict[str, Any]]] = [
    (ExperienceContent, {**COOK, "currency": "ZZZ"}),
    (ExperienceContent, {**COOK, "start_date": "2999"}),
    (ExperienceContent, {**COOK, "start_date": "2020", "end_date": "2019", "is_current": False}),
    (EducationContent, {"institution": "i", "start": "2020", "end": "2019"}),
    (CertificationContent, {"name": "n", "issued": "2020", "expires": "2019"}),
    (CertificationContent, {"name": "n", "url": "https://@"}),
    (SkillContent, {"name": "n", "last_used": "2999"}),
]


@pytest.mark.parametrize(("model", "values"), ACCEPTED_ONCE)
def test_what_no_rule_would_accept_today_is_refused_and_opens_where_it_is_kept(
    model: type[BaseModel], values: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError):
        model.model_validate(values)
    opened = model.model_validate_json(json.dumps(values), context=AS_KEPT)
    assert opened.model_dump(include=set(values), by_alias=True) == values
