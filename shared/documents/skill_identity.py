"""Which skill a name means: the catalogue's, where it knows one; and when two are the same."""

from shared.catalogue import Skill, UnknownSkill, by_id, resolve
from shared.errors import FieldProblem, InvalidInput
from shared.records.profile import SkillContent


def keys_of(name: str, catalogue_id: str | None) -> list[str]:
    """What two mentions of one skill have in common: the catalogue's id, else the name."""
    if catalogue_id is None and (known := resolve(name)):
        catalogue_id = known.id
    return [*([f"#{catalogue_id}"] if catalogue_id else []), " ".join(name.casefold().split())]


def completed(content: SkillContent, *, has_category: bool) -> SkillContent:
    """With the catalogue's id and category, where it knows the name. Raises InvalidInput."""
    known = listed(content.catalogue_id) if content.catalogue_id else resolve(content.name)
    if known is None:
        return content
    category = content.category if has_category else known.category
    return content.model_copy(update={"catalogue_id": known.id, "category": category})


def listed(catalogue_id: str) -> Skill:
    """The catalogue's skill with this id. Raises InvalidInput."""
    try:
        return by_id(catalogue_id)
    except UnknownSkill:
        message = "The catalogue has no such skill."
        raise InvalidInput(details=(FieldProblem("catalogue_id", message),)) from None
