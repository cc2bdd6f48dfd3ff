"""Skills of a file: completed by the catalogue, and each of them once."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from pydantic import JsonValue

from shared.documents.found import Entry, Found, Unplaced
from shared.documents.skill_identity import completed, keys_of
from shared.errors import FieldProblem, InvalidInput
from shared.records.profile import SkillContent
from shared.records.validation import validated

_SAID_BY_OTHERS = ("endorsements", "evidence")
_MOST_KEYWORDS = 200


def skill_of(said: Mapping[str, Any]) -> SkillContent:
    """The skill with the catalogue's id and category. Raises InvalidInput, also for what others say of it."""
    others = [
        FieldProblem(field, "An import does not set this.") for field in _SAID_BY_OTHERS if field in said
    ]
    if others:
        raise InvalidInput(details=tuple(others))
    return completed(validated(SkillContent, said), has_category="category" in said)


def each_once(found: Found) -> Found:
    """What a file says of one skill in several places, as one entry; what they say otherwise is unplaced."""
    skills, left = list[Entry](), list[Unplaced]()
    places: dict[str, int] = {}
    for entry in found.skills:
        keys = _keys_in(entry)
        place = next((places[key] for key in keys if key in places), len(skills))
        if place == len(skills):
            skills.append(entry)
        else:
            left += _said_otherwise(skills[place], entry)
            skills[place] = _as_one(skills[place], entry)
        places = dict.fromkeys(keys, place) | places
    return found.model_copy(update={"skills": skills, "unplaced": [*found.unplaced, *left]})


def _keys_in(entry: Entry) -> list[str]:
    """None of a draft that waits for its owner; the parser is not believed that it is none."""
    try:
        content = None if entry.problems else validated(SkillContent, entry.content)
    except InvalidInput:
        return []
    return keys_of(content.name, None) if content else []


def _as_one(first: Entry, other: Entry) -> Entry:
    """The first with what it lacks of the other."""
    content = {**other.content, **first.content}
    if keywords := _keywords(first, other):
        content["keywords"] = keywords
    return first.model_copy(update={"content": content})


def _said_otherwise(first: Entry, other: Entry) -> Iterator[Unplaced]:
    merged = _as_one(first, other).content
    for field, value in other.content.items():
        if merged[field] != value and not (field == "keywords" and _keywords(first, other)):
            yield Unplaced(path=f"{other.key}.{field}", value=value)


def _keywords(*entries: Entry) -> list[JsonValue]:
    """Those of all entries, or none where a skill may not have so many."""
    lists = [SkillContent.model_validate(entry.content).keywords for entry in entries]
    together: list[JsonValue] = list(dict.fromkeys(chain.from_iterable(lists)))
    return together if len(together) <= _MOST_KEYWORDS else []
