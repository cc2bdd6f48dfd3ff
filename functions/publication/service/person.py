"""A person as schema.org describes one (https://schema.org/Person), of what others may see."""

from typing import Any

from functions.publication.service.selection import Shown
from shared.documents import Sourced, WholeRecord
from shared.records.experience import ExperienceContent

_MOST_SKILLS = 30


def person_of(shown: Shown, *, address: str | None, photo: str | None) -> dict[str, Any]:
    """The JSON-LD of the page. What is not shown is not there."""
    record, profile = shown.record, shown.record.profile
    site = address.partition("/p/")[0] if address else ""
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": profile.full_name,
        "url": address,
        "image": f"{site}{photo}" if photo and site else None,
        "description": shown.document.header.headline,
        "email": profile.email,
        "telephone": profile.phone,
        "homeLocation": {"@type": "Place", "name": profile.location} if profile.location else None,
        "sameAs": [one for one in (profile.linkedin_url, profile.github_url, profile.website_url) if one],
        **_work(record),
        "alumniOf": [_organization(one.content.institution) for one in record.education],
        "hasCredential": [
            {"@type": "EducationalOccupationalCredential", "name": one.content.name}
            for one in record.certifications
        ],
        "knowsLanguage": [one.content.language for one in record.languages],
        "knowsAbout": [one.content.name for one in record.skills[:_MOST_SKILLS]],
        "award": [one.content.title for one in record.accomplishments if one.content.kind == "award"],
    }
    return {name: value for name, value in facts.items() if value}


def _work(record: WholeRecord) -> dict[str, Any]:
    current = [one for one in record.experiences if one.content.is_current and _is_a_job(one)]
    if not current:
        return {}
    latest = max(current, key=lambda one: one.content.start_date).content
    return {"jobTitle": latest.title, "worksFor": _organization(latest.organization)}


def _is_a_job(kept: Sourced[ExperienceContent]) -> bool:
    return kept.content.experience_type in ("work", "military")


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}
