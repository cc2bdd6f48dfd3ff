"""What the resumes API takes and answers."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from shared.documents import SectionChoice
from shared.records.validation import changes_to
from shared.typesetting import Page as Paper
from shared.typesetting import Theme

Format = Literal["pdf", "docx", "txt", "md", "html", "json"]
"""What can be asked for. Of these `docx` and `html` are not offered yet: the refusal says which are."""
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class ResumeTarget(BaseModel):
    """The job a resume is meant for."""

    model_config = ConfigDict(extra="forbid")

    title: Short | None = None
    company: Short | None = None
    job_description: Annotated[str, Field(max_length=20_000)] | None = None


class ResumeContent(BaseModel):
    """A resume. Without `sections` it shows everything in the record, in the usual order."""

    model_config = ConfigDict(extra="forbid")

    title: Short
    template: Annotated[str, Field(max_length=50)] = "quiet"
    locale: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")] = "en"
    page: Paper = "a4"
    sections: list[SectionChoice] | None = Field(default=None, max_length=30)
    target: ResumeTarget | None = None
    theme: Theme = Theme()


ResumeChanges = changes_to(ResumeContent, "ResumeChanges")


class ResumeAnswer(ResumeContent):
    """A resume with what every record has beside its content."""

    id: str
    version: int
    created_at: datetime
    updated_at: datetime


class TemplateAnswer(BaseModel):
    id: str
    name: str
    description: str
    preview_url: str


class Templates(BaseModel):
    data: list[TemplateAnswer]
