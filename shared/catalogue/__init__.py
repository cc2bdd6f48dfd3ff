"""The built-in skills catalogue, and the recognition of its skills in a text.

The data lies in `data/`, one file a trade; `reader` says how it is written.
"""

from shared.catalogue.lookup import UnknownSkill, all_skills, by_id, could_show, resolve, skills_of_title
from shared.catalogue.matching import find_skills
from shared.catalogue.skill import Kind, Mention, Skill
from shared.catalogue.titles import is_head
from shared.catalogue.unlisted import Named, find_unlisted

__all__ = [
    "Kind",
    "Mention",
    "Named",
    "Skill",
    "UnknownSkill",
    "all_skills",
    "by_id",
    "could_show",
    "find_skills",
    "find_unlisted",
    "is_head",
    "resolve",
    "skills_of_title",
]
