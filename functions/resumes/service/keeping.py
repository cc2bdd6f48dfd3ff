"""Creating, reading, changing and deleting resumes."""

from collections.abc import Mapping
from typing import Any

from functions.resumes import repository
from functions.resumes.repository import RESUMES
from functions.resumes.schemas import ResumeAnswer, ResumeContent, TemplateAnswer
from shared.errors import FieldProblem, InvalidInput, NotFound
from shared.ids import is_id
from shared.records.validation import merged
from shared.records.writing import create_once, must_match, rewrite
from shared.table import Stored, UserPartition
from shared.typesetting import templates


class ResumeNotFound(NotFound):
    code = "RESUME_NOT_FOUND"
    message = "There is no such resume."


def create_resume(
    partition: UserPartition, content: ResumeContent, *, request_key: str | None
) -> Stored[ResumeContent]:
    """A new resume. Raises InvalidInput for a template that does not exist."""
    _must_have_template(content)
    return create_once(partition, RESUMES, content, request_key=request_key)


def list_resumes(partition: UserPartition) -> list[Stored[ResumeContent]]:
    """All resumes, newest first."""
    return repository.everything(partition)


def read_resume(partition: UserPartition, resume_id: str) -> Stored[ResumeContent]:
    """One resume. Raises ResumeNotFound."""
    stored = repository.get(partition, resume_id) if is_id(resume_id) else None
    if stored is None:
        raise ResumeNotFound()
    return stored


def change_resume(
    partition: UserPartition, resume_id: str, changes: Mapping[str, Any], *, if_match: int | None
) -> Stored[ResumeContent]:
    """Merges the given fields. Raises ResumeNotFound, InvalidInput, StaleVersion."""

    def changed(old: ResumeContent) -> ResumeContent:
        content = merged(old, changes)
        _must_have_template(content)
        return content

    return rewrite(partition, lambda: read_resume(partition, resume_id), changed, if_match=if_match)


def delete_resume(partition: UserPartition, resume_id: str, *, if_match: int | None) -> None:
    """Removes a resume. Raises ResumeNotFound, StaleVersion."""
    stored = read_resume(partition, resume_id)
    must_match(stored, if_match)
    transaction = partition.transaction()
    transaction.delete(RESUMES, resume_id, version=if_match)
    transaction.commit()


def list_templates() -> list[TemplateAnswer]:
    """The templates there are."""
    return [
        TemplateAnswer(
            id=one.id, name=one.name, description=one.description, preview_url=f"/templates/{one.id}.png"
        )
        for one in templates()
    ]


def shown(stored: Stored[ResumeContent]) -> ResumeAnswer:
    """The opened resume."""
    return ResumeAnswer.model_construct(
        **dict(stored.content.open()),
        id=stored.id,
        version=stored.version,
        created_at=stored.created_at,
        updated_at=stored.updated_at,
    )


def _must_have_template(content: ResumeContent) -> None:
    if content.template not in {one.id for one in templates()}:
        problem = FieldProblem("template", "There is no such template; see GET /resumes/templates.")
        raise InvalidInput(details=(problem,))
