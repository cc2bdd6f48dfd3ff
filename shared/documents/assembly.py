"""From a person's record to a resume: which items, in which order, with which words.

Sections follow a career: what the person is, has done, has learned and can do. Within a section what
is current comes first, then the newest. Words are the person's own; nothing is composed here.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import get_args

from shared.documents import items
from shared.documents.contact import contacts
from shared.documents.locale import Locale, locale
from shared.documents.resume import (
    Header,
    Item,
    ResumeDocument,
    Section,
    SectionChoice,
    SectionKind,
    Statement,
)
from shared.documents.skill_groups import skill_items
from shared.documents.whole_record import Content, Sourced, WholeRecord
from shared.documents.wording import paragraphs_and_bullets
from shared.records.partial_date import first_day, last_day
from shared.records.summaries import QuickSummary

USUAL_ORDER: tuple[SectionKind, ...] = get_args(SectionKind)


def statements_of(record: WholeRecord, summary: QuickSummary | None) -> tuple[list[Statement], str | None]:
    """What stands in for a profile's missing text: the summary with its evidence, and its headline.

    A person's own words lead; only where there are none, these are said.
    """
    if summary is None:
        return [], None
    headline = None if record.profile.headline else summary.headline
    if record.profile.bio:
        return [], headline
    sources = list(dict.fromkeys(one.record_id for one in summary.evidence))
    return [Statement(text=summary.executive_summary, sources=sources, evidence=summary.evidence)], headline


def assemble(
    record: WholeRecord,
    *,
    summary: Sequence[Statement] = (),
    sections: Sequence[SectionChoice] | None = None,
    headline: str | None = None,
    locale_tag: str = "en",
) -> ResumeDocument:
    """The resume that this record makes.

    `summary` and `headline` stand in for the profile's own text where given. Without `sections`,
    everything in the record is shown in the usual order; with them, only the visible ones, in theirs.
    Sections without an item are left out.
    """
    words = locale(locale_tag)
    choices = sections if sections is not None else [SectionChoice(kind=kind) for kind in USUAL_ORDER]
    made = [
        Section(
            kind=choice.kind, title=words.sections[choice.kind], items=_items(choice, record, words, summary)
        )
        for choice in choices
        if choice.visible
    ]
    profile = record.profile
    return ResumeDocument(
        locale=words.tag,
        header=Header(
            name=profile.full_name or "",
            headline=headline or profile.headline or "",
            contacts=contacts(profile),
        ),
        sections=[section for section in made if section.items],
    )


def _items(
    choice: SectionChoice, record: WholeRecord, words: Locale, summary: Sequence[Statement]
) -> list[Item]:
    chosen = choice.items
    match choice.kind:
        case "summary":
            return _summary(record, summary)
        case "experience":
            paid = [kept for kept in record.experiences if kept.content.experience_type != "volunteer"]
            return _made(_by_career(paid), items.experience, words, chosen)
        case "volunteering":
            given = [kept for kept in record.experiences if kept.content.experience_type == "volunteer"]
            return _made(_by_career(given), items.experience, words, chosen)
        case "skills":
            return skill_items(_chosen(record.skills, chosen), words)
        case _:
            return _other_items(choice, record, words)


def _other_items(choice: SectionChoice, record: WholeRecord, words: Locale) -> list[Item]:
    chosen = choice.items
    match choice.kind:
        case "projects":
            return _made(_newest(record.projects, "end", "start"), items.project, words, chosen)
        case "education":
            return _made(_newest(record.education, "end", "start"), items.education, words, chosen)
        case "certifications":
            return _made(_newest(record.certifications, "issued"), items.certification, words, chosen)
        case "languages":
            return _made(record.languages, items.language, words, chosen)
        case "accomplishments":
            merits = [kept for kept in record.accomplishments if kept.content.kind != "interest"]
            return _made(_newest(merits, "date"), items.accomplishment, words, chosen)
        case "interests":
            liked = [kept for kept in record.accomplishments if kept.content.kind == "interest"]
            return _made(liked, items.interest, words, chosen)
        case _:
            return _made(record.recommendations, items.recommendation, words, chosen)


def _summary(record: WholeRecord, summary: Sequence[Statement]) -> list[Item]:
    statements = list(summary)
    if not statements:
        paragraphs, bullets = paragraphs_and_bullets(
            record.profile_id, record.profile_version, "bio", record.profile.bio
        )
        statements = paragraphs + bullets
    return [Item(paragraphs=statements, sources=[record.profile_id])] if statements else []


def _made(
    records: Iterable[Sourced[Content]],
    make: Callable[[Sourced[Content], Locale], Item],
    words: Locale,
    chosen: list[str] | None,
) -> list[Item]:
    return [make(kept, words) for kept in _chosen(records, chosen)]


def _chosen(records: Iterable[Sourced[Content]], ids: list[str] | None) -> list[Sourced[Content]]:
    if ids is None:
        return list(records)
    by_id = {kept.id: kept for kept in records}
    return [by_id[id_] for id_ in ids if id_ in by_id]


def _by_career(stays: Iterable[items.Stay]) -> list[items.Stay]:
    def recency(stay: items.Stay) -> tuple[bool, date, date]:
        start, end = stay.content.start_date, stay.content.end_date
        return stay.content.is_current, last_day(end or start), first_day(start)

    return sorted(stays, key=recency, reverse=True)


def _newest(records: Iterable[Sourced[Content]], *fields: str) -> list[Sourced[Content]]:
    """Newest first by the first of these dates that is known; undated ones keep their order, last."""

    def moment(kept: Sourced[Content]) -> date:
        known = next((value for name in fields if (value := getattr(kept.content, name))), None)
        return last_day(known) if known else date.min

    return sorted(records, key=moment, reverse=True)
