"""Skill names inside a sentence."""

from functions.summaries.service.skills import Skill
from functions.summaries.service.wording.phrase import Phrase
from functions.summaries.service.wording.titles import in_a_sentence
from functions.summaries.service.wording.word_lists import word_list
from shared.records.evidence import Evidence


def skill_names(skills: list[Skill]) -> list[Phrase]:
    """`wound care`, `SAP`, each with one citation from every experience that shows it."""
    return [Phrase(_in_running_text(skill), _cited(skill)) for skill in skills]


def _cited(skill: Skill) -> tuple[Evidence, ...]:
    return tuple({one.experience.id: one.evidence[0] for one in skill.showings}.values())


def _in_running_text(skill: Skill) -> str:
    """Products and languages keep their capitals; a common noun loses them where the record writes it so."""
    lower = skill.name.lower()
    if skill.product or skill.name.isupper():
        return skill.name
    first, _, rest = skill.name.partition(" ")
    common = rest.islower() and first[1:].islower() and first.casefold() not in word_list("proper_words")
    if skill.soft or common or any(lower in evidence.text for evidence in skill.evidence):
        return lower
    return in_a_sentence(skill.name)
