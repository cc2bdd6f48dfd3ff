"""What is usual for a role and not in the record: suggestions, and never more than that."""

from functions.skills import repository
from functions.skills.schemas import SuggestedSkill, SuggestionsAnswer
from functions.skills.schemas.skills import RoleKnown
from shared.catalogue import occupation_of, usual_skills
from shared.table import UserPartition

_MOST = 20


def suggest(partition: UserPartition, role: str) -> SuggestionsAnswer:
    """Skills that the catalogue calls usual for a title, without those that are known or hidden."""
    occupation = occupation_of(role)
    if occupation is None:
        return SuggestionsAnswer(role=role, occupation=None, data=[])
    known = repository.everything(partition).known
    met = {one.catalogue_id for one in known} | {one.name.casefold() for one in known}
    missing = [
        skill
        for skill in usual_skills(occupation)
        if skill.id not in met and skill.name.casefold() not in met
    ]
    return SuggestionsAnswer(
        role=role,
        occupation=RoleKnown(id=occupation.id, name=occupation.name),
        data=[
            SuggestedSkill(name=skill.name, catalogue_id=skill.id, category=skill.category)
            for skill in missing[:_MOST]
        ],
    )
