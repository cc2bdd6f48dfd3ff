"""How skills develop: years of use, and assessments over time."""

from collections.abc import Sequence

from functions.skills.schemas import AssessmentAnswer, AssessmentInput, ProgressionAnswer
from functions.skills.service.keeping import find_skill
from shared import clock
from shared.errors import FieldProblem, InvalidInput, NotFound
from shared.ids import is_id
from shared.records.kinds import ASSESSMENTS
from shared.records.partial_date import first_day
from shared.records.skills import AssessmentContent
from shared.records.writing import create_once
from shared.table import UserPartition

_DAYS_OF_A_YEAR = 365.25


class AssessmentNotFound(NotFound):
    code = "ASSESSMENT_NOT_FOUND"
    message = "There is no such assessment in your record."


def read_progression(partition: UserPartition, skill_id: str) -> ProgressionAnswer:
    """The skill over the years, assessments oldest first. Raises SkillNotFound."""
    skill = find_skill(partition, skill_id)
    assessments = _of_skill(partition, skill_id)
    return ProgressionAnswer(
        skill_id=skill_id,
        skill=skill.name,
        years=list(skill.by_year),
        assessments=assessments,
        growth_rate=growth_rate(assessments),
    )


def assess(
    partition: UserPartition, skill_id: str, given: AssessmentInput, *, request_key: str | None = None
) -> AssessmentAnswer:
    """Keeps an assessment. Raises SkillNotFound, RequestKeyReused, InvalidInput for a day to come."""
    find_skill(partition, skill_id)
    assessed_on = given.assessed_on or clock.now().date().isoformat()
    if first_day(assessed_on) > clock.latest_day():
        raise InvalidInput(details=(FieldProblem("assessed_on", "This day lies in the future."),))
    content = AssessmentContent(skill_id=skill_id, assessed_on=assessed_on, score=given.score)
    asked = f"{skill_id} {given.model_dump_json()}"
    stored = create_once(partition, ASSESSMENTS, content, request_key=request_key, asked=asked)
    kept = stored.content.open()
    return AssessmentAnswer(id=stored.id, assessed_on=kept.assessed_on, score=kept.score)


def delete_assessment(partition: UserPartition, skill_id: str, assessment_id: str) -> None:
    """Removes an assessment. Raises AssessmentNotFound."""
    stored = partition.get(ASSESSMENTS, assessment_id) if is_id(assessment_id) else None
    if stored is None or stored.content.open().skill_id != skill_id:
        raise AssessmentNotFound()
    transaction = partition.transaction()
    transaction.delete(ASSESSMENTS, assessment_id)
    transaction.commit()


def growth_rate(assessments: Sequence[AssessmentAnswer]) -> float | None:
    """Points a year: the slope of the line of least squares through all scores; None below two days."""
    points = [
        (first_day(one.assessed_on).toordinal() / _DAYS_OF_A_YEAR, float(one.score)) for one in assessments
    ]
    if len({at for at, _ in points}) < 2:
        return None
    middle_at = sum(at for at, _ in points) / len(points)
    middle_score = sum(score for _, score in points) / len(points)
    spread = sum((at - middle_at) ** 2 for at, _ in points)
    together = sum((at - middle_at) * (score - middle_score) for at, score in points)
    return round(together / spread, 1)


def _of_skill(partition: UserPartition, skill_id: str) -> list[AssessmentAnswer]:
    opened = [(one.id, one.content.open()) for one in partition.all(ASSESSMENTS)]
    found = [
        AssessmentAnswer(id=id_, assessed_on=content.assessed_on, score=content.score)
        for id_, content in opened
        if content.skill_id == skill_id
    ]
    return sorted(found, key=lambda one: (first_day(one.assessed_on), one.id))
