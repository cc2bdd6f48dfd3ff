"""Skills as a calm list: groups the person made, then the rest by what kind of skill they are."""

from collections.abc import Sequence

from shared.documents.locale import Locale
from shared.documents.resume import Item
from shared.documents.whole_record import Sourced
from shared.records.profile import SkillContent

Skill = Sourced[SkillContent]

_CATEGORIES = ("technical", "tool", "domain", "soft", "language")
_STRENGTH = {"expert": 4, "advanced": 3, "intermediate": 2, "beginner": 1, None: 0}


def skill_items(skills: Sequence[Skill], words: Locale) -> list[Item]:
    """One item for each skill that has keywords of its own, then one for each category of the others."""
    own = [_group(skill, words) for skill in skills if skill.content.keywords]
    single = [skill for skill in skills if not skill.content.keywords]
    by_category = {name: [one for one in single if one.content.category == name] for name in _CATEGORIES}
    filled = {name: members for name, members in by_category.items() if members}
    # A label says something only where there is more than one group.
    labelled = len(filled) + len(own) > 1
    return own + [
        _category(words.label(name) if labelled else "", members) for name, members in filled.items()
    ]


def _group(skill: Skill, words: Locale) -> Item:
    level = skill.content.proficiency
    return Item(
        title=skill.content.name,
        subtitle=words.label(level) if level else "",
        terms=list(skill.content.keywords),
        sources=[skill.id],
    )


def _category(title: str, members: list[Skill]) -> Item:
    ordered = sorted(members, key=_weight, reverse=True)
    return Item(title=title, terms=[one.content.name for one in ordered], sources=[one.id for one in ordered])


def _weight(skill: Skill) -> tuple[bool, int, float]:
    content = skill.content
    return content.primary, _STRENGTH[content.proficiency], content.years or 0.0
