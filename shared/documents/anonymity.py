"""Clients and people of anonymized projects, replaced by `Client A` and `Person A` wherever they stand.

The names are those that the projects' owner gives, and those that the words of an anonymized project
show beyond doubt: a company by its legal form (`Acme Ltd`), a person by a form of address (`Dr. Amina
Diallo`). A name gets the same letter in the whole record, so that two projects for one client stay two
projects for one client; so does a person whom the words call by the family name. Addresses of pages and
mails in an anonymized project are left out, since they name whom they belong to.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import Any, Literal

from pydantic import BaseModel

from shared.documents.hidden_names import FORM_OF_ADDRESS, LEFT_OUT, LEGAL_FORM, Names, plain, without_ending
from shared.documents.locale import Locale, locale
from shared.documents.spelling import composed
from shared.documents.whole_record import Sourced, WholeRecord
from shared.records.profile import ProjectContent
from shared.records.summaries import QuickSummary

Role = Literal["client", "person"]
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w&'’.-]*"
_COMPANY = re.compile(rf"\b({_CAPITAL}(?:\s+(?:&\s+)?{_CAPITAL}){{0,3}}),?\s+{LEGAL_FORM}\b\.?")
_SOMEBODY = re.compile(rf"{FORM_OF_ADDRESS}({_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})")
_BY_ADDRESS = re.compile(rf"^(?:{FORM_OF_ADDRESS})+")
_BEFORE_A_NAME = re.compile(
    r"^(?:(?:For|At|With|By|From|The|And|Für|Bei|Mit|Von|Die|Der|Pour|Chez|Avec|Le|La|Les|Para|Con|En|El)\s+)+"
)
"""Words that begin a sentence with a capital and belong to no name."""
_REACHED_AT = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_NOT_TEXT = {
    "id", "record_id", "sources", "experience_ids", "skill_ids", "catalogue_id", "category", "currency",
    "employment_type", "employment_types", "experience_type", "kind", "per", "proficiency", "shown", "slug",
    "unlisted_as", "visibility", "work_modes",
}  # fmt: skip
"""Ids, and words of ours."""


def for_others(
    record: WholeRecord, summary: QuickSummary | None, *, locale_tag: str = "en"
) -> tuple[WholeRecord, QuickSummary | None]:
    """The record and its summary as others may read them. The words of evidence are replaced alike."""
    names = names_hidden_in(record, locale_tag=locale_tag)
    if not any(kept.content.anonymized for kept in record.projects):
        return record, summary
    shown = _replaced(record, names)
    projects = tuple(_unnamed(kept, Names(names.within)) for kept in shown.projects)
    return replace(shown, projects=projects), _replaced(summary, names)


def names_hidden_in(record: WholeRecord, *, locale_tag: str = "en") -> Names:
    """For what others read beside the record, such as the name of a file."""
    hidden = [kept.content for kept in record.projects if kept.content.anonymized]
    return names_of(hidden, locale(locale_tag))


def names_of(projects: Sequence[ProjectContent], words: Locale) -> Names:
    """The names that anonymized projects hide, lettered in the order of the projects."""
    letters: dict[Role, Iterator[str]] = {"client": _letters(), "person": _letters()}
    placeholders, within = dict[str, str](), dict[str, str]()
    for project in projects:
        for role, name in _named_in(project):
            forms, parts = _forms(role, name), _parts(role, name)
            known = _standing_for(forms, placeholders)
            if len(parts) == 1:
                known = known or _standing_for(parts, within)
            shown = known or f"{words.label(role)} {next(letters[role])}"
            placeholders |= {form: shown for form in forms if form not in placeholders}
            within |= {part: shown for part in parts if part not in within}
    return Names(placeholders, within)


def _standing_for(names: Sequence[str], known: Mapping[str, str]) -> str | None:
    """What one of these names, in any spelling, has been given."""
    spelled = {plain(name): shown for name, shown in reversed(list(known.items()))}
    return next((spelled[one] for one in map(plain, names) if one in spelled), None)


def _named_in(project: ProjectContent) -> Iterator[tuple[Role, str]]:
    """The names that are given, and those of whom the words address so, which are parts of a name only."""
    if project.client:
        yield "client", composed(project.client)
    for person in project.people:
        yield "person", composed(person)
    for text in map(composed, filter(None, (project.name, project.description, *project.highlights))):
        yield from (("client", _BEFORE_A_NAME.sub("", match.group(1))) for match in _COMPANY.finditer(text))
        yield from (("person", match.group().rstrip(".")) for match in _SOMEBODY.finditer(text))


def _forms(role: Role, name: str) -> list[str]:
    """The name as given, a client's without its legal form; a person's also turned round and shortened."""
    name = " ".join(name.split())
    if role == "client":
        return [one for one in dict.fromkeys([name, without_ending(name)]) if plain(one)]
    alone = _BY_ADDRESS.sub("", name)
    first, *_, last = alone.split() if " " in alone else ("", "")
    if not first:
        return [alone] if alone == name and plain(name) else []
    return list(dict.fromkeys([name, alone, f"{last} {first}", f"{last}, {first}", f"{first[0]}. {last}"]))


def _parts(role: Role, name: str) -> list[str]:
    """The given and family names of a person, without what joins them (`de`, `van`, `bin`) and initials."""
    if role == "client":
        return []
    return [part for part in _BY_ADDRESS.sub("", name).split() if len(part) > 1 and part[-1] != "."
            and not part[0].islower()]  # fmt: skip


def _letters() -> Iterator[str]:
    """A to Z, then A1 to Z1, and on."""
    for round_ in count():
        yield from (f"{chr(65 + at)}{round_ or ''}" for at in range(26))


def _unnamed(kept: Sourced[ProjectContent], families: Names) -> Sourced[ProjectContent]:
    """An anonymized project without what still names somebody: family names, and addresses."""
    if not kept.content.anonymized:
        return kept
    project: ProjectContent = _replaced(kept.content, families)
    changes = {
        "client": None,
        "people": [],
        "url": None,
        "name": _unreachable(project.name) or LEFT_OUT,
        "role": _unreachable(project.role),
        "description": _unreachable(project.description),
        "highlights": [_unreachable(one) or "" for one in project.highlights],
    }
    return replace(kept, content=project.model_copy(update=changes))


def _unreachable(text: str | None) -> str | None:
    return None if text is None else _REACHED_AT.sub(LEFT_OUT, text)


def _replaced(value: Any, names: Names) -> Any:
    """The same value with names replaced in all text of its owner; ids and enums stay."""
    if isinstance(value, str):
        return names.replaced(value)
    if isinstance(value, BaseModel):
        changes = {name: _replaced(one, names) for name, one in value if name not in _NOT_TEXT}
        return value.model_copy(update=changes)
    if isinstance(value, dict):
        return {name: _replaced(one, names) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_replaced(one, names) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        known = {one.name: getattr(value, one.name) for one in fields(value) if one.name not in _NOT_TEXT}
        return replace(value, **{name: _replaced(one, names) for name, one in known.items()})
    return value
