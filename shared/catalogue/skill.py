"""What the catalogue knows of one skill, and where a text shows it."""

from dataclasses import dataclass, field
from typing import Literal

from shared.records.enrichment import SkillCategory

Kind = Literal["skill", "technology", "machine"]
"""A technology is a product or a programming language, which people also list as a skill; a machine is
something worked with, whose skill has an entry of its own (forklift -> forklift operation)."""


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill by the name its field uses. `aliases` are the other ways people write it."""

    id: str
    name: str
    category: SkillCategory
    kind: Kind
    trade: str
    aliases: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """A skill and the words that show it: half-open offsets in Unicode code points."""

    skill: Skill
    start: int
    end: int
