"""Queries of the skills domain, in the caller's partition."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from shared import aws
from shared.documents import Sourced
from shared.documents.known_skills import KnownSkill, known_skills
from shared.records.kinds import ASSESSMENTS, ENDORSEMENTS, SKILL_USES, SKILLS
from shared.records.profile import SkillContent
from shared.records.skills import EndorsementContent, SkillUse, SkillUses
from shared.table import Stored, UserPartition

_AT_ONCE = 90
"""Fewer than a transaction takes, which counts the change besides."""


@dataclass(frozen=True)
class Skills:
    """Everything that is known of somebody's skills: kept by them, shown by experiences, said by others."""

    stored: dict[str, Stored[SkillContent]]
    uses: Sequence[SkillUse]
    endorsements: Sequence[Stored[EndorsementContent]]

    @cached_property
    def known(self) -> list[KnownSkill]:
        """All as one list."""
        own = [Sourced(one.id, one.content.open(), one.version) for one in self.stored.values()]
        return known_skills(own, self.uses)

    def having(self, written: Stored[SkillContent]) -> "Skills":
        """The same after this was written."""
        return replace(self, stored=self.stored | {written.id: written})

    def endorsed(self, skill: KnownSkill) -> list[EndorsementContent]:
        """What others said of it and its owner accepted."""
        accepted = (one for one in self.endorsements if one.clear["status"] == "accepted")
        contents = (one.content.open() for one in accepted)
        return [
            one
            for one in contents
            if one.skill_id == skill.id or one.skill.casefold() == skill.name.casefold()
        ]


def everything(partition: UserPartition) -> Skills:
    """The skills that are kept, those that experiences show, and what others said. Three calls at once."""
    using = aws.beside(lambda: partition.get(SKILL_USES))
    endorsing = aws.beside(lambda: list(partition.all(ENDORSEMENTS)))
    own = list(partition.all(SKILLS))
    uses: Stored[SkillUses] | None = using.result()
    shown = uses.content.open().skills if uses else []
    return Skills({one.id: one for one in own}, shown, endorsing.result())


def remove(partition: UserPartition, skill_id: str, *, version: int | None) -> None:
    """Removes a skill that is kept, and its assessments before it. Raises StaleVersion."""
    assessed = [one.id for one in partition.all(ASSESSMENTS) if one.content.open().skill_id == skill_id]
    for start in range(0, max(len(assessed), 1), _AT_ONCE):
        transaction = partition.transaction()
        for assessment_id in assessed[start : start + _AT_ONCE]:
            transaction.delete(ASSESSMENTS, assessment_id)
        if start + _AT_ONCE >= len(assessed):
            transaction.delete(SKILLS, skill_id, version=version)
        transaction.commit()
