"""The resume as a document: what stands where, before anybody says how it looks.

Renderers (PDF, DOCX, text, ...) take it as it is. Every sentence in it names the records it comes from.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from shared.records.evidence import Evidence

SectionKind = Literal[
    "summary",
    "experience",
    "projects",
    "education",
    "certifications",
    "skills",
    "languages",
    "volunteering",
    "accomplishments",
    "interests",
    "recommendations",
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Statement(_Part):
    """A sentence or paragraph, the ids of the records behind it, and their words."""

    text: str
    sources: list[str] = []
    evidence: list[Evidence] = []


class Contact(_Part):
    """A way to reach the person. `url` is what a click opens; empty where nothing does."""

    kind: Literal["location", "email", "phone", "website", "linkedin", "github"]
    text: str
    url: str = ""


class Header(_Part):
    """Who this is about."""

    name: str
    headline: str = ""
    contacts: list[Contact] = []


class Item(_Part):
    """One entry of a section.

    `title` is a position, degree or name; `subtitle` what qualifies it (a level, a role, a score).
    `dates` is ready to print in the document's locale. `terms` is a list of short names (skills,
    courses, technologies) after `terms_label` (`Courses:`), which may be empty.
    """

    title: str = ""
    subtitle: str = ""
    organization: str = ""
    location: str = ""
    dates: str = ""
    url: str = ""
    paragraphs: list[Statement] = []
    bullets: list[Statement] = []
    terms: list[str] = []
    terms_label: str = ""
    sources: list[str] = []


class Section(_Part):
    """Items of one kind under a title in the document's locale."""

    kind: SectionKind
    title: str
    items: list[Item]


class ResumeDocument(_Part):
    """A whole resume. `locale` is a language tag such as `en` or `de`."""

    locale: str = "en"
    header: Header
    sections: list[Section] = []


class SectionChoice(_Part):
    """A user's choice for one section: shown or not, and which records in which order (all if None)."""

    kind: SectionKind
    visible: bool = True
    items: list[str] | None = None
