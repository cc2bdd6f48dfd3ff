"""Writing the whole record as JSON Resume 1.0.0.

What the schema has no field for stands under `x-pathfinder` in the same entry (the schema allows
further keys), so that reading the file again gives the same record. Ids and what was derived from the
record stay out.
"""

from typing import Any

from pydantic import BaseModel

from shared.documents.json_resume.basics import PROFILE_FIELDS
from shared.documents.json_resume.drafts import (
    CERTIFICATION_FIELDS,
    EDUCATION_FIELDS,
    EXPERIENCE_FIELDS,
    EXTENSION,
    PROJECT_FIELDS,
    RECOMMENDATION_FIELDS,
    SKILL_FIELDS,
)
from shared.documents.whole_record import WholeRecord
from shared.records.experience import ExperienceContent
from shared.records.profile import (
    AccomplishmentContent,
    CertificationContent,
    EducationContent,
    LanguageContent,
    ProfileContent,
    ProjectContent,
    RecommendationContent,
    SkillContent,
)

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

Object = dict[str, Any]


def write(record: WholeRecord) -> Object:
    """The record as one JSON Resume 1.0.0 object; sections without entries are left out."""
    stays = [kept.content for kept in record.experiences]
    merits = [kept.content for kept in record.accomplishments]
    schemaless = [one for one in merits if one.kind not in ("award", "publication", "interest")]
    return _said(
        {
            "$schema": SCHEMA,
            "basics": _basics(record.profile),
            "work": [_work(stay) for stay in stays if stay.experience_type != "volunteer"],
            "volunteer": [_volunteer(stay) for stay in stays if stay.experience_type == "volunteer"],
            "education": [_education(kept.content) for kept in record.education],
            "awards": [_award(merit) for merit in merits if merit.kind == "award"],
            "certificates": [_certificate(kept.content) for kept in record.certifications],
            "publications": [_publication(merit) for merit in merits if merit.kind == "publication"],
            "skills": [_skill(kept.content) for kept in record.skills],
            "languages": [_language(kept.content) for kept in record.languages],
            "interests": [_interest(merit) for merit in merits if merit.kind == "interest"],
            "references": [_reference(kept.content) for kept in record.recommendations],
            "projects": [_project(kept.content) for kept in record.projects],
            "meta": {"canonical": SCHEMA, "version": "v1.0.0"},
            EXTENSION: _said({"accomplishments": [_fields(merit) for merit in schemaless]}),
        }
    )


def _basics(profile: ProfileContent) -> Object:
    accounts = (("LinkedIn", profile.linkedin_url), ("GitHub", profile.github_url))
    return _said(
        {
            "name": profile.full_name,
            "label": profile.headline,
            "image": profile.avatar,
            "email": profile.email,
            "phone": profile.phone,
            "url": profile.website_url,
            "summary": profile.bio,
            "location": _said({"address": profile.location}),
            "profiles": [{"network": name, "url": url} for name, url in accounts if url],
            EXTENSION: _extension(profile, PROFILE_FIELDS),
        }
    )


def _work(stay: ExperienceContent) -> Object:
    return _said({"name": stay.organization, **_position(stay)})


def _volunteer(stay: ExperienceContent) -> Object:
    written = _said({"organization": stay.organization, **_position(stay)})
    written.get(EXTENSION, {}).pop("experience_type", None)
    return _said(written)


def _position(stay: ExperienceContent) -> Object:
    return {
        "position": stay.title,
        "location": stay.location,
        "startDate": stay.start_date,
        "endDate": stay.end_date,
        "summary": stay.description,
        # Responsibilities stand here too, so that other readers show them.
        "highlights": [*stay.achievements, *stay.responsibilities],
        "keywords": stay.technologies,
        EXTENSION: _extension(stay, EXPERIENCE_FIELDS),
    }


def _education(study: EducationContent) -> Object:
    return _said(
        {
            "institution": study.institution,
            "area": study.field,
            "studyType": study.degree,
            "startDate": study.start,
            "endDate": study.end,
            "score": study.score,
            "courses": study.courses,
            EXTENSION: _extension(study, EDUCATION_FIELDS),
        }
    )


def _certificate(held: CertificationContent) -> Object:
    written = {"name": held.name, "date": held.issued, "issuer": held.issuer, "url": held.url}
    return _said({**written, EXTENSION: _extension(held, CERTIFICATION_FIELDS)})


def _language(spoken: LanguageContent) -> Object:
    return _said({"language": spoken.language, "fluency": spoken.fluency})


def _skill(skill: SkillContent) -> Object:
    level = skill.proficiency.capitalize() if skill.proficiency else None
    written = {"name": skill.name, "level": level, "keywords": skill.keywords}
    return _said({**written, EXTENSION: _extension(skill, SKILL_FIELDS)})


def _project(project: ProjectContent) -> Object:
    return _said(
        {
            "name": project.name,
            "description": project.description,
            "highlights": project.highlights,
            "keywords": project.technologies,
            "startDate": project.start,
            "endDate": project.end,
            "url": project.url,
            "roles": [project.role] if project.role else [],
            EXTENSION: _extension(project, PROJECT_FIELDS),
        }
    )


def _award(merit: AccomplishmentContent) -> Object:
    written = {"title": merit.title, "date": merit.date, "awarder": merit.issuer}
    return _said({**written, "summary": merit.description, "url": merit.url})


def _publication(merit: AccomplishmentContent) -> Object:
    written = {"name": merit.title, "publisher": merit.issuer, "releaseDate": merit.date}
    return _said({**written, "url": merit.url, "summary": merit.description})


def _interest(merit: AccomplishmentContent) -> Object:
    return _said({"name": merit.title, "keywords": (merit.description or "").split(", ")})


def _reference(said: RecommendationContent) -> Object:
    extension = _extension(said, RECOMMENDATION_FIELDS)
    return _said({"name": said.from_, "reference": said.text, EXTENSION: extension})


def _extension(content: BaseModel, names: frozenset[str]) -> Object:
    return {name: value for name, value in _fields(content).items() if name in names}


def _fields(content: BaseModel) -> Object:
    return content.model_dump(mode="json", exclude_defaults=True)


def _said(written: Object) -> Object:
    """The object without what says nothing."""
    return {name: value for name, value in written.items() if value not in (None, "", [], {}, [""])}
