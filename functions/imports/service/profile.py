"""What an import may say of the profile: who somebody is and how to reach them, never who may see it."""

from typing import Any

from functions.imports.schemas import Decision
from shared.documents.found import Entry
from shared.errors import FieldProblem, InvalidInput
from shared.records.kinds import PROFILE
from shared.records.profile import ProfileContent
from shared.records.validation import merged
from shared.table import Stored, UserPartition

TAKEN = frozenset(
    {
        *("full_name", "headline", "bio", "avatar", "email", "phone", "location"),
        *("linkedin_url", "github_url", "website_url", "career_objective", "career_goals"),
    }
)
"""What a file can tell. What is public, and under which name, is decided where names are claimed."""
Change = tuple[Stored[ProfileContent] | None, ProfileContent]


def check_profile(entry: Entry, decision: Decision | None) -> None:
    """Raises InvalidInput naming what an import does not set, and what is not valid."""
    if decision is not None and decision.action == "skip":
        return
    said = _said(entry, decision)
    others = [FieldProblem(field, "An import does not set this.") for field in said if field not in TAKEN]
    if others:
        raise InvalidInput(details=tuple(others))
    merged(ProfileContent(), said)


def changed_profile(partition: UserPartition, entry: Entry, decision: Decision | None) -> Change | None:
    """The profile as it is and as it should be, or None where they are the same.

    Fills what the profile lacks; what differs stays unless its owner chose otherwise.
    """
    if decision is not None and decision.action == "skip":
        return None
    stored = partition.get(PROFILE)
    old = stored.content.open() if stored else ProfileContent()
    overwrite = decision is not None and decision.action == "replace"
    said = {field: value for field, value in _said(entry, decision).items() if field in TAKEN}
    new = merged(old, {field: said[field] for field in said if overwrite or getattr(old, field) is None})
    return None if new == old else (stored, new)


def _said(entry: Entry, decision: Decision | None) -> dict[str, Any]:
    """What its owner corrected; else what the file says, without what is not valid there."""
    if decision is not None and decision.content is not None:
        return dict(decision.content)
    broken = {problem.field for problem in entry.problems}
    return {field: value for field, value in entry.content.items() if field not in broken}
