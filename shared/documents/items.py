"""One record, one item of a resume."""

from shared.documents.locale import Locale
from shared.documents.resume import Item
from shared.documents.whole_record import Sourced
from shared.documents.wording import listed, paragraphs_and_bullets
from shared.records.experience import ExperienceContent
from shared.records.profile import (
    AccomplishmentContent,
    CertificationContent,
    EducationContent,
    LanguageContent,
    ProjectContent,
    RecommendationContent,
)

Stay = Sourced[ExperienceContent]


def experience(kept: Stay, words: Locale) -> Item:
    """A position: the description, then what was achieved, then what it consisted of."""
    stay = kept.content
    paragraphs, bullets = paragraphs_and_bullets(kept.id, kept.version, "description", stay.description)
    return Item(
        title=stay.title,
        subtitle=stay.department or "",
        organization=stay.organization,
        location=stay.location or "",
        dates=words.period(stay.start_date, stay.end_date, is_current=stay.is_current),
        paragraphs=paragraphs,
        bullets=[
            *bullets,
            *listed(kept.id, kept.version, "achievements", stay.achievements),
            *listed(kept.id, kept.version, "responsibilities", stay.responsibilities),
        ],
        terms=list(stay.technologies),
        terms_label=words.label("technologies") if stay.technologies else "",
        sources=[kept.id],
    )


def project(kept: Sourced[ProjectContent], words: Locale) -> Item:
    """A project with its role and highlights."""
    project = kept.content
    paragraphs, bullets = paragraphs_and_bullets(kept.id, kept.version, "description", project.description)
    return Item(
        title=project.name,
        subtitle=project.role or "",
        dates=words.period(project.start, project.end),
        url=project.url or "",
        paragraphs=paragraphs,
        bullets=bullets + listed(kept.id, kept.version, "highlights", project.highlights),
        terms=list(project.technologies),
        terms_label=words.label("technologies") if project.technologies else "",
        sources=[kept.id],
    )


def education(kept: Sourced[EducationContent], words: Locale) -> Item:
    """A degree, or the field of study where no degree is named."""
    study = kept.content
    paragraphs, bullets = paragraphs_and_bullets(kept.id, kept.version, "description", study.description)
    return Item(
        title=", ".join(filter(None, (study.degree, study.field))) or study.institution,
        subtitle=study.score or "",
        organization=study.institution if study.degree or study.field else "",
        dates=words.period(study.start, study.end),
        paragraphs=paragraphs,
        bullets=bullets,
        terms=list(study.courses),
        terms_label=words.label("courses") if study.courses else "",
        sources=[kept.id],
    )


def certification(kept: Sourced[CertificationContent], words: Locale) -> Item:
    """A licence or certificate with its number and how long it is valid."""
    held = kept.content
    valid = words.expires.format(date=words.date(held.expires)) if held.expires else ""
    return Item(
        title=held.name,
        subtitle=", ".join(filter(None, (held.credential_id, valid))),
        organization=held.issuer or "",
        dates=words.date(held.issued),
        url=held.url or "",
        sources=[kept.id],
    )


def language(kept: Sourced[LanguageContent], _: Locale) -> Item:
    """A language and how well it is spoken, as the person says it."""
    return Item(title=kept.content.language, subtitle=kept.content.fluency or "", sources=[kept.id])


def accomplishment(kept: Sourced[AccomplishmentContent], words: Locale) -> Item:
    """An award, publication, patent, membership or the like."""
    merit = kept.content
    paragraphs, bullets = paragraphs_and_bullets(kept.id, kept.version, "description", merit.description)
    return Item(
        title=merit.title,
        subtitle=words.label(merit.kind),
        organization=merit.issuer or "",
        dates=words.date(merit.date),
        url=merit.url or "",
        paragraphs=paragraphs,
        bullets=bullets,
        sources=[kept.id],
    )


def interest(kept: Sourced[AccomplishmentContent], _: Locale) -> Item:
    """An interest, with what exactly where the person says so."""
    return Item(title=kept.content.title, subtitle=kept.content.description or "", sources=[kept.id])


def recommendation(kept: Sourced[RecommendationContent], words: Locale) -> Item:
    """What somebody said about the person."""
    said = kept.content
    paragraphs, bullets = paragraphs_and_bullets(kept.id, kept.version, "text", said.text)
    return Item(
        title=said.from_ or "",
        subtitle=said.relation or "",
        dates=words.date(said.date),
        paragraphs=paragraphs,
        bullets=bullets,
        sources=[kept.id],
    )
