"""Skills as their owner keeps them, over what the experiences show."""

from collections.abc import Mapping
from typing import Any

from functions.skills import repository
from functions.skills.repository import Skills
from functions.skills.schemas import SkillAnswer, SkillInput
from shared.documents.known_skills import KnownSkill
from shared.documents.skill_identity import completed, listed
from shared.errors import Conflict, NotFound, StaleVersion
from shared.ids import is_id
from shared.records.kinds import SKILLS
from shared.records.profile import SkillContent
from shared.records.validation import merged
from shared.records.writing import (
    again_if_stale,
    create_once,
    must_match,
    outcome_of,
    was_created_by,
)
from shared.table import Stored, UserPartition


class SkillNotFound(NotFound):
    code = "SKILL_NOT_FOUND"
    message = "There is no such skill in your record."


class SkillAlreadyKept(Conflict):
    code = "SKILL_ALREADY_KEPT"
    message = "You keep this skill already. Change that one."


def list_skills(partition: UserPartition, *, hidden: bool) -> list[SkillAnswer]:
    """The skills that are shown, or those that are hidden; primary ones first, then the longest used."""
    skills = repository.everything(partition)
    return [_answer(one, skills) for one in skills.known if one.hidden == hidden]


def read_skill(partition: UserPartition, skill_id: str) -> SkillAnswer:
    """One skill. Raises SkillNotFound."""
    return _shown(repository.everything(partition), skill_id)


def find_skill(partition: UserPartition, skill_id: str) -> KnownSkill:
    """What is known of one skill. Raises SkillNotFound."""
    return _found(repository.everything(partition), skill_id)


def create_skill(
    partition: UserPartition, given: SkillInput, *, request_key: str | None = None
) -> SkillAnswer:
    """Keeps a skill. One that experiences show already becomes one's own. Raises SkillAlreadyKept."""
    content = completed(SkillContent(**_fields(given)), has_category=given.category is not None)
    before = repository.everything(partition)
    twin = next((one for one in before.known if _same(one, content)), None)
    if twin is not None and twin.own is not None and not _asked_before(partition, request_key):
        if not twin.hidden:
            raise SkillAlreadyKept()
        return _bring_back(partition, before, twin, content, _fields(given), request_key)
    counts = content.hidden or None
    stored = create_once(partition, SKILLS, content, request_key=request_key, counts=counts)
    return _shown(before.having(stored), stored.id)


def change_skill(
    partition: UserPartition, skill_id: str, changes: Mapping[str, Any], *, if_match: int | None
) -> SkillAnswer:
    """Merges the given fields; a skill that experiences show becomes one's own under the same id.

    Raises SkillNotFound, SkillAlreadyKept, InvalidInput, StaleVersion.
    """
    return again_if_stale(
        lambda: _change_skill(partition, skill_id, changes, if_match=if_match), if_match=if_match
    )


def delete_skill(partition: UserPartition, skill_id: str, *, if_match: int | None) -> None:
    """Removes a skill and how it was assessed; one that experiences show is hidden instead.

    Raises SkillNotFound, StaleVersion.
    """
    again_if_stale(lambda: _delete_skill(partition, skill_id, if_match=if_match), if_match=if_match)


def _change_skill(
    partition: UserPartition, skill_id: str, changes: Mapping[str, Any], *, if_match: int | None
) -> SkillAnswer:
    skills = repository.everything(partition)
    known = _found(skills, skill_id)
    stored = skills.stored.get(skill_id)
    if if_match is not None and if_match != (stored.version if stored else 0):
        raise StaleVersion()
    old = stored.content.open() if stored else _as_own(known)
    new = _renamed(old, merged(old, changes), changes)
    if new.name != old.name and any(_same(one, new) for one in skills.known if one.own and one is not known):
        raise SkillAlreadyKept()
    if new != old:
        skills = skills.having(_write(partition, stored, skill_id, new))
    return _shown(skills, skill_id)


def _delete_skill(partition: UserPartition, skill_id: str, *, if_match: int | None) -> None:
    skills = repository.everything(partition)
    known = _found(skills, skill_id)
    stored = skills.stored.get(skill_id)
    if stored is not None:
        must_match(stored, if_match)
    if known.sources:
        old = stored.content.open() if stored else _as_own(known)
        _write(partition, stored, skill_id, old.model_copy(update={"hidden": True}))
        return
    repository.remove(partition, skill_id, version=if_match)


def _bring_back(
    partition: UserPartition,
    skills: Skills,
    twin: KnownSkill,
    content: SkillContent,
    given: Mapping[str, Any],
    request_key: str | None,
) -> SkillAnswer:
    """What was hidden is shown again, with what is said now; remembered as if it were created."""
    stored = skills.stored[twin.id]
    transaction = partition.transaction()
    shown = merged(stored.content.open(), {**given, "hidden": False})
    written = transaction.replace(stored, shown, counts=True)
    if request_key is not None:
        transaction.remember(outcome_of(SKILLS, request_key, content.model_dump_json(), twin.id))
    transaction.commit()
    return _shown(skills.having(written), twin.id)


def _asked_before(partition: UserPartition, request_key: str | None) -> bool:
    """Whether a request with this key made a skill already, which is then answered again."""
    return request_key is not None and was_created_by(partition, SKILLS, request_key)


def _write(
    partition: UserPartition, stored: Stored[SkillContent] | None, skill_id: str, content: SkillContent
) -> Stored[SkillContent]:
    """What is hidden, or no longer, changes what summaries say."""
    transaction = partition.transaction()
    if stored is None:
        counts = content.hidden or None
        written = transaction.create(SKILLS, content, record_id=skill_id, counts=counts)
    else:
        counts = content.hidden != stored.content.open().hidden or None
        written = transaction.replace(stored, content, counts=counts)
    transaction.commit()
    return written


def _shown(skills: Skills, skill_id: str) -> SkillAnswer:
    return _answer(_found(skills, skill_id), skills)


def _found(skills: Skills, skill_id: str) -> KnownSkill:
    known = next((one for one in skills.known if one.id == skill_id), None) if is_id(skill_id) else None
    if known is None:
        raise SkillNotFound()
    return known


def _same(known: KnownSkill, content: SkillContent) -> bool:
    by_catalogue = known.catalogue_id is not None and known.catalogue_id == content.catalogue_id
    return by_catalogue or known.name.casefold() == content.name.casefold()


def _as_own(known: KnownSkill) -> SkillContent:
    """What experiences show, as the beginning of what its owner says; years stay for them to tell."""
    return SkillContent(name=known.name, catalogue_id=known.catalogue_id, category=known.category)


def _renamed(old: SkillContent, new: SkillContent, changes: Mapping[str, Any]) -> SkillContent:
    """With the catalogue's id of another name: the old one is of another skill. Raises InvalidInput."""
    if changes.get("catalogue_id"):
        listed(str(changes["catalogue_id"]))
    if new.name == old.name or "catalogue_id" in changes:
        return new
    return completed(new.model_copy(update={"catalogue_id": None}), has_category="category" in changes)


def _fields(given: SkillInput) -> dict[str, Any]:
    return {name: value for name, value in given.model_dump().items() if value is not None}


def _answer(known: KnownSkill, skills: Skills) -> SkillAnswer:
    stored = skills.stored.get(known.id)
    said = skills.endorsed(known)
    return SkillAnswer(
        **{name: getattr(known, name) for name in _SAME},
        keywords=list(known.keywords),
        sources=list(known.sources),
        evidence=list(known.evidence),
        endorsements=len(said),
        verified=any(one.kind == "verification" for one in said),
        version=stored.version if stored else 0,
        created_at=stored.created_at if stored else None,
        updated_at=stored.updated_at if stored else None,
    )


_SAME = (
    "id", "name", "catalogue_id", "category", "proficiency", "years", "first_used", "last_used", "primary",
    "hidden", "source",
)  # fmt: skip
