"""What of a record others may see: exactly the parts that its owner chose, and nothing beside."""

import base64
from dataclasses import dataclass, replace

from shared.documents import ResumeDocument, SectionChoice, SectionKind, Statement, WholeRecord, assemble
from shared.records.photo import PhotoContent
from shared.records.profile import Part, ProfileContent
from shared.records.summaries import QuickSummary
from shared.table import Stored

_SECTIONS: dict[Part, tuple[SectionKind, ...]] = {
    "bio": ("summary",),
    "experiences": ("experience", "volunteering"),
    "projects": ("projects",),
    "education": ("education",),
    "certifications": ("certifications",),
    "skills": ("skills",),
    "languages": ("languages",),
    "accomplishments": ("accomplishments", "interests"),
    "recommendations": ("recommendations",),
}
_FIELDS: dict[Part, tuple[str, ...]] = {
    "headline": ("headline",),
    "bio": ("bio",),
    "location": ("location",),
    "email": ("email",),
    "phone": ("phone",),
    "links": ("linkedin_url", "github_url", "website_url"),
}
_NEVER = ("avatar", "career_objective", "career_goals", "preferences")


@dataclass(frozen=True)
class Photo:
    """The photo with its version."""

    content: PhotoContent
    version: int

    def as_address(self) -> str:
        """The picture itself as a `data:` address, for a page that is shown to its owner only."""
        return f"data:{self.content.media_type};base64,{base64.b64encode(self.content.data).decode()}"


@dataclass(frozen=True)
class Shown:
    """What others see: the record without all else, and the document made of it."""

    record: WholeRecord
    document: ResumeDocument
    photo: Photo | None
    is_listed: bool


def shown_of(record: WholeRecord, summary: QuickSummary | None, photo: Stored[PhotoContent] | None) -> Shown:
    """The chosen parts. The summary speaks for a person who shows a self-description but wrote none."""
    parts = frozenset(record.profile.shown)
    chosen = _only(record, parts)
    statements, headline = list[Statement](), None
    if summary is not None and {"experiences", "bio"} <= parts and not record.profile.bio:
        sources = list(dict.fromkeys(one.record_id for one in summary.evidence))
        statements = [Statement(text=summary.executive_summary, sources=sources, evidence=summary.evidence)]
    if summary is not None and {"experiences", "headline"} <= parts and not record.profile.headline:
        headline = summary.headline
    sections = [SectionChoice(kind=kind) for part in _SECTIONS if part in parts for kind in _SECTIONS[part]]
    document = assemble(chosen, summary=statements, sections=sections, headline=headline)
    picture = Photo(photo.content.open(), photo.version) if photo and "photo" in parts else None
    return Shown(chosen, document, picture, is_listed=record.profile.visibility == "public")


def _only(record: WholeRecord, parts: frozenset[Part]) -> WholeRecord:
    hidden = {name: None for part, names in _FIELDS.items() if part not in parts for name in names}
    defaults = {name: ProfileContent.model_fields[name].get_default() for name in _NEVER}
    profile = record.profile.model_copy(update=hidden | defaults)
    gone = {
        name: ()
        for name in (
            "experiences", "education", "certifications", "languages", "projects", "skills",
            "accomplishments", "recommendations",
        )
        if name not in parts
    }  # fmt: skip
    return replace(record, profile=profile, **gone)  # type: ignore[arg-type]
