"""How far a record is complete, told from few calls."""

import pytest

from functions.profile import service
from shared.records import kinds
from shared.records.experience import ExperienceContent
from shared.records.photo import PhotoContent
from shared.records.profile import (
    CertificationContent,
    EducationContent,
    LanguageContent,
    ProfileContent,
    ProjectContent,
    SkillContent,
)
from shared.table import Kind, UserPartition
from shared.vault import Sealed


def keep(partition: UserPartition, *records: tuple[Kind, object]) -> None:  # type: ignore[type-arg]
    transaction = partition.transaction()
    for kind, content in records:
        transaction.create(kind, content)  # type: ignore[type-var]
    transaction.commit()


def done(partition: UserPartition) -> set[str]:
    return {part.part for part in service.read_completeness(partition).parts if part.done}


def test_an_empty_record_lacks_everything_and_begins_with_work(partition: UserPartition) -> None:
    found = service.read_completeness(partition)
    assert found.percent == 0
    assert found.next_step is not None
    assert found.next_step.part == "experiences"


def test_each_kind_of_record_completes_its_own_part(partition: UserPartition) -> None:
    stay = ExperienceContent(title="Cook", organization="Chez Nous", start_date="2020", is_current=True)
    keep(partition, (kinds.EXPERIENCES, stay))
    assert done(partition) == {"experiences"}
    keep(partition, (kinds.CERTIFICATIONS, CertificationContent(name="HACCP")))
    assert done(partition) == {"experiences", "education"}
    keep(partition, (kinds.LANGUAGES, LanguageContent(language="Wolof")))
    keep(partition, (kinds.PHOTO, PhotoContent(width=1, height=1, data=b"aa==")))
    keep(partition, (kinds.PROFILE, ProfileContent(full_name="Awa", phone="+221 77 123 45 67")))
    keep(partition, *[(kinds.SKILLS, SkillContent(name=name)) for name in ("Sauces", "Grill", "Pastry")])
    parts = {"experiences", "education", "languages", "photo", "full_name", "reachable", "skills"}
    assert done(partition) == parts


def test_completeness_takes_four_calls_and_opens_only_what_it_reads(
    partition: UserPartition, operations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(
        partition,
        (kinds.EDUCATION, EducationContent(institution="Lycée")),
        (kinds.PROJECTS, ProjectContent(name="A kitchen")),
        (kinds.PHOTO, PhotoContent(width=1, height=1, data=b"aa==")),
        (kinds.PROFILE, ProfileContent(full_name="Awa")),
    )
    opened, before, really = list[str](), len(operations), Sealed.open

    def opening(sealed: Sealed) -> object:  # type: ignore[type-arg]
        content = really(sealed)
        opened.append(type(content).__name__)
        return content

    monkeypatch.setattr(Sealed, "open", opening)
    assert done(partition) == {"education", "photo", "full_name"}
    assert len(operations) - before == 4
    assert opened == ["ProfileContent"]
