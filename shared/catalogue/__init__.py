"""The built-in skills catalogue, and the recognition of its skills in a text.

The data lies in `data/`, one file a trade; `reader` says how it is written. Beside the skills it knows the
occupations they are usual in (`data/occupations/`, read by `occupations`).
`extraction`, which no function needs to start, is imported by those who use it.
"""

from shared.catalogue.job_titles import occupation_of
from shared.catalogue.lookup import (
    UnknownSkill,
    all_skills,
    by_id,
    could_show,
    normalized,
    resolve,
    skills_of_title,
)
from shared.catalogue.matching import find_skills
from shared.catalogue.occupation import Occupation
from shared.catalogue.occupations import (
    UnknownOccupation,
    all_occupations,
    further_skills,
    occupation,
    occupations_of,
    related_occupations,
    usual_skills,
)
from shared.catalogue.skill import Kind, Mention, Skill
from shared.catalogue.titles import is_head
from shared.catalogue.unlisted import Named, find_unlisted

__all__ = [
    "Kind",
    "Mention",
    "Named",
    "Occupation",
    "Skill",
    "UnknownOccupation",
    "UnknownSkill",
    "all_occupations",
    "all_skills",
    "by_id",
    "could_show",
    "find_skills",
    "find_unlisted",
    "further_skills",
    "is_head",
    "normalized",
    "occupation",
    "occupation_of",
    "occupations_of",
    "related_occupations",
    "resolve",
    "skills_of_title",
    "usual_skills",
]
