"""A resume as a file: what others read, its name too."""

import pytest

from functions.privacy.service import files_of_resumes
from functions.resumes import service
from functions.resumes.schemas import ResumeContent
from shared.errors import InvalidInput
from shared.records.kinds import PROFILE, PROJECTS
from shared.records.profile import ProfileContent, ProjectContent
from shared.table import UserPartition


def test_a_format_that_is_not_offered_yet_is_refused_by_naming_those_that_are(
    partition: UserPartition,
) -> None:
    resume = service.create_resume(partition, ResumeContent(title="Cook"), request_key=None)
    for wanted in ("docx", "html"):
        with pytest.raises(InvalidInput) as refused:
            service.export_resume(partition, resume.id, wanted)
        assert refused.value.details[0].message.endswith("Ask for one of: pdf, txt, md, json.")


def test_a_resume_as_markdown_is_text_in_utf_8(partition: UserPartition) -> None:
    transaction = partition.transaction()
    transaction.create(PROFILE, ProfileContent(full_name="Ana *Nováková*"))
    transaction.create(PROJECTS, ProjectContent(name="Střecha", description="# 300 m²"))
    transaction.commit()
    resume = service.create_resume(partition, ResumeContent(title="Roofer"), request_key=None)
    file = service.export_resume(partition, resume.id, "md")
    assert (file.media_type, file.name) == ("text/markdown; charset=utf-8", "Ana-Novakova---Roofer.md")
    text = file.data.decode()
    assert text.startswith("# Ana \\*Nováková\\*\n")
    assert "### Střecha\n\n\\# 300 m²\n" in text


def test_the_name_of_a_file_keeps_the_names_that_the_resume_keeps(partition: UserPartition) -> None:
    transaction = partition.transaction()
    transaction.create(PROFILE, ProfileContent(full_name="Ana Lima"))
    transaction.create(PROJECTS, ProjectContent(name="Audit", client="Northwind Traders", anonymized=True))
    transaction.commit()
    content = ResumeContent(title="After Northwind Traders", template="quiet")
    resume = service.create_resume(partition, content, request_key=None)
    file = service.export_resume(partition, resume.id, "txt")
    assert file.title == "Ana Lima - After Client A.txt"
    assert file.name == "Ana-Lima---After-Client-A.txt"
    taken_out, left_out = files_of_resumes.resume_files(partition)
    assert list(taken_out) == ["files/resumes/01-After-Client-A.pdf"]
    assert not left_out
