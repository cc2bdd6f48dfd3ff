"""HTTP of a skill's development."""

from fastapi import Response, status

from functions.skills import service
from functions.skills.schemas import AssessmentAnswer, AssessmentInput, ProgressionAnswer
from functions.skills.service import AssessmentNotFound, SkillNotFound
from shared.records.writing import RequestKeyReused
from shared.web import CurrentUser, RequestKey, refusals, router_of
from shared.web.partitions import reading, writing

router = router_of("skills")


@router.get("/skills/{skill_id}/progression", responses=refusals(SkillNotFound))
def read_progression(skill_id: str, caller: CurrentUser) -> ProgressionAnswer:
    """Months of use a year, and the assessments, oldest first."""
    return service.read_progression(reading(caller), skill_id)


@router.post(
    "/skills/{skill_id}/assessments",
    status_code=status.HTTP_201_CREATED,
    responses=refusals(SkillNotFound, RequestKeyReused),
)
def create_assessment(
    skill_id: str, given: AssessmentInput, caller: CurrentUser, request_key: RequestKey, response: Response
) -> AssessmentAnswer:
    """Says how good one is at it, on a day."""
    assessed = service.assess(writing(caller), skill_id, given, request_key=request_key)
    response.headers["Location"] = f"/api/v1/skills/{skill_id}/assessments/{assessed.id}"
    return assessed


@router.delete(
    "/skills/{skill_id}/assessments/{assessment_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(AssessmentNotFound),
)
def delete_assessment(skill_id: str, assessment_id: str, caller: CurrentUser) -> None:
    """Removes an assessment."""
    service.delete_assessment(writing(caller), skill_id, assessment_id)
