"""A resume as a file: what others read, its name too."""

from functions.privacy.service import files_of_resumes
from functions.resumes import service
from functions.resumes.schemas import ResumeContent
from shared.records.kinds import PROFILE, PROJECTS
from shared.records.profile import ProfileContent, ProjectContent
from shared.table import UserPartition


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
