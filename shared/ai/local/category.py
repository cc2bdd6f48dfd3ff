"""The kind of work: industry, function and level, from what the title, the employer and the text say."""

import re

from shared.ai.local.level import level_of
from shared.ai.port import CategoryFound, Source
from shared.catalogue import Skill, find_skills, is_head, resolve, skills_of_title
from shared.catalogue.fields_of_work import (
    industry_named,
    industry_of_employer,
    industry_of_role,
    industry_of_text,
)
from shared.records.enrichment import Category

_GENERAL_TRADES = ("management", "interpersonal")
_NO_FUNCTION = ("team-leadership", "training-and-instruction", "mentoring", "upselling")

# The skill a title evidences names its function; these have a better-known name as a function.
_FUNCTIONS = {
    "clinical-medicine": "Medicine",
    "legal-practice": "Law",
    "construction-site-management": "Site management",
    "software-development": "Software engineering",
    "front-desk-operations": "Front desk",
    "retail-sales": "Retail sales",
    "machine-operation": "Production",
    "it-support": "IT support",
    "scientific-research": "Research",
    "general-labouring": "Construction labour",
    "finance-management": "Finance",
    "executive-assistance": "Executive assistance",
    "music-performance": "Music",
    "warehouse-operations": "Warehousing",
    "military-operations": "Military service",
    "call-centre-service": "Customer service",
    "judging-cases": "Judiciary",
    "laboratory-techniques": "Laboratory work",
    "human-resources": "Human resources",
    "barista-skills": "Barista",
    "user-experience-design": "UX design",
    "entrepreneurship": "General management",
}


def categorize(source: Source) -> CategoryFound:
    """Industry, function and level; each null where the words do not show it."""
    role = _role(source)
    industry = _industry(source, role)
    return CategoryFound(
        category=Category(
            industry=industry,
            function=_FUNCTIONS.get(role.id, role.name) if role else _of_a_law_firm(source.title, industry),
            level=level_of(source.title, industry),
        )
    )


def _role(source: Source) -> Skill | None:
    """The skill that names what the person did: of the title, else of the role type or department."""
    for text in (source.title, source.role_type):
        if skill := _of_title(text):
            return skill
    named = resolve(source.department) if source.department else None
    return named if named and named.category == "domain" else None


def _of_title(title: str) -> Skill | None:
    roles = [mention.skill for mention in skills_of_title(title) if mention.skill.id not in _NO_FUNCTION]
    particular = [skill for skill in roles if skill.trade not in _GENERAL_TRADES]
    if particular or roles:
        return (particular or roles)[0]
    named = find_skills(title, in_title=True)
    fields = [one.skill for one in named if one.skill.kind == "skill" and is_head(title, one.end)]
    return fields[0] if fields else None


def _of_a_law_firm(title: str, industry: str | None) -> str | None:
    """Associates and partners of a law firm practise law; their title alone does not say so."""
    legal = industry == "Legal services" and re.search(
        r"\b(?:partner|associate|counsel)\b", title, re.IGNORECASE
    )
    return "Law" if legal else None


def _industry(source: Source, role: Skill | None) -> str | None:
    """What the user says it was; else what the employer is; else where such work is done; else the text."""
    if source.industry:
        return industry_named(source.industry) or source.industry.strip()
    usual = industry_of_role(role) if role else None
    return (
        industry_of_employer(source.organization, rather=usual)
        or usual
        or industry_of_text(" ".join((source.description, *source.responsibilities, *source.achievements)))
    )
