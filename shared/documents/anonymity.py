"""Clients and people of anonymized projects, replaced by `Client A` and `Person A` wherever they stand.

The names are those that the projects' owner gives, and those that the words of an anonymized project
show beyond doubt: a company by its legal form (`Acme Ltd`), a person by a form of address (`Dr. Amina
Diallo`). A name gets the same letter in the whole record, so that two projects for one client stay two
projects for one client; so does a person whom the words call by the family name. Addresses of pages and
mails in an anonymized project are left out, since they name whom they belong to.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from itertools import count
from typing import Any, Literal

from pydantic import BaseModel

from shared.documents.locale import Locale, locale
from shared.documents.whole_record import Sourced, WholeRecord
from shared.records.profile import ProjectContent
from shared.records.summaries import QuickSummary

Role = Literal["client", "person"]
_LEGAL = (
    r"Inc|LLC|LLP|Ltd|Limited|plc|PLC|Corp|Corporation|GmbH|mbH|AG|KG|SE|SA|S\.A|SARL|SAS|BV|B\.V|NV|N\.V"
    r"|Oy|AB|ApS|S\.p\.A|SpA|Srl|S\.r\.l|S\.L|Pty|Pvt"
)
_ADDRESSED = (
    r"Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Herrn?|Frau|Monsieur|Madame|Mme|Señora?|Sra|Don|Doña|Sig|Signora?"
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w&'’.-]*"
_COMPANY = re.compile(rf"\b({_CAPITAL}(?:\s+(?:&\s+)?{_CAPITAL}){{0,3}}),?\s+(?:{_LEGAL})\b\.?")
_ADDRESS = rf"\b(?:{_ADDRESSED})\b\.?\s+"
_SOMEBODY = re.compile(rf"{_ADDRESS}({_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})")
_BY_ADDRESS = re.compile(rf"^(?:{_ADDRESS})+")
_BEFORE_A_NAME = re.compile(
    r"^(?:(?:For|At|With|By|From|The|And|Für|Bei|Mit|Von|Die|Der|Pour|Chez|Avec|Le|La|Les|Para|Con|En|El)\s+)+"
)
"""Words that begin a sentence with a capital and belong to no name."""
_REACHED_AT = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_LEFT_OUT = "[…]"
_ENDING = re.compile(rf",?\s+(?:{_LEGAL})\.?$")
_WITH_ENDING = rf"(?:,?\s+(?:{_LEGAL})(?:\.|(?!\w)))?"
_NOT_TEXT = {
    "id", "record_id", "sources", "experience_ids", "skill_ids", "catalogue_id", "category", "currency",
    "employment_type", "experience_type", "kind", "proficiency", "shown", "slug", "unlisted_as", "visibility",
}  # fmt: skip
"""Ids, and words of ours."""
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""Scripts that set no space between words, or none before a particle."""
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u06ff]")
_AFTER_A_PARTICLE = (
    r"(?:(?<!\w)|(?<=(?<!\w)[\u0648\u0641\u0628\u0644\u0643\u05d5\u05d1\u05dc\u05de\u05db\u05e9\u05d4]))"
)
"""Arabic and Hebrew write `and`, `for`, `with` as a letter in front of the name."""
_SHORTEST_IN_CAPITALS = 4


@dataclass(frozen=True)
class Names:
    """Which words stand for which placeholder: `placeholders` anywhere, `within` only in an anonymized
    project and after a form of address.

    A given or a family name alone may be an ordinary word elsewhere, as May and Baker are.
    """

    placeholders: dict[str, str]
    within: dict[str, str] = field(default_factory=dict)

    def replaced(self, text: str) -> str:
        """The text with every name replaced; forms of names that contain each other, the longest first."""
        return self._pattern.sub(self._standing_for, text) if self._pattern else text

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        ways = [rf"(?P<name>{_any_of(self.placeholders)}){_WITH_ENDING}"] if self.placeholders else []
        if self.within:
            words = _any_of(self.within)
            ways.insert(0, rf"{_ADDRESS}(?:{_ADDRESS})*(?P<word>{words})(?:\s+(?:{words}))*")
        return re.compile("|".join(ways)) if ways else None

    @cached_property
    def _known(self) -> dict[str, dict[str, str]]:
        maps = {"name": self.placeholders, "word": self.within}
        return {
            way: {_plain(name): shown for name, shown in reversed(names.items())}
            for way, names in maps.items()
        }

    def _standing_for(self, found: re.Match[str]) -> str:
        way = found.lastgroup or "name"
        return self._known[way].get(_plain(found[way]), _LEFT_OUT)


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
            known = next((placeholders[form] for form in forms if form in placeholders), None)
            if len(parts) == 1:
                known = known or within.get(parts[0])
            shown = known or f"{words.label(role)} {next(letters[role])}"
            placeholders |= {form: shown for form in forms if form not in placeholders}
            within |= {part: shown for part in parts if part not in within}
    return Names(placeholders, within)


def _named_in(project: ProjectContent) -> Iterator[tuple[Role, str]]:
    """The names that are given, and those of whom the words address so, which are parts of a name only."""
    if project.client:
        yield "client", _composed(project.client)
    for person in project.people:
        yield "person", _composed(person)
    for text in map(_composed, filter(None, (project.name, project.description, *project.highlights))):
        yield from (("client", _BEFORE_A_NAME.sub("", match.group(1))) for match in _COMPANY.finditer(text))
        yield from (("person", match.group().rstrip(".")) for match in _SOMEBODY.finditer(text))


def _forms(role: Role, name: str) -> list[str]:
    """The name as given, a client's without its legal form; a person's also turned round and shortened."""
    name = " ".join(name.split())
    if role == "client":
        return list(dict.fromkeys([name, _ENDING.sub("", name)]))
    plain = _BY_ADDRESS.sub("", name)
    first, *_, last = plain.split() if " " in plain else ("", "")
    if not first:
        return [plain] if plain == name else []
    return list(dict.fromkeys([name, plain, f"{last} {first}", f"{last}, {first}", f"{first[0]}. {last}"]))


def _parts(role: Role, name: str) -> list[str]:
    """The given and family names of a person, without what joins them (`de`, `van`, `bin`) and initials."""
    if role == "client":
        return []
    return [part for part in _BY_ADDRESS.sub("", name).split() if len(part) > 1 and part[-1] != "."
            and not part[0].islower()]  # fmt: skip


def _any_of(names: Iterable[str]) -> str:
    """A pattern of all names, however their accents are composed; the longest first."""
    spelled = {form for name in names for form in (_composed(name), unicodedata.normalize("NFD", name))}
    return "|".join(_anywhere(name) for name in sorted(spelled, key=lambda one: (-len(one), one)))


def _anywhere(name: str) -> str:
    """Several words in any case; a single word as it is written or in capitals, and within addresses."""
    before, after = _edges(name)
    if " " in name:
        words = r"\s+".join(re.escape(word) for word in name.split())
        return rf"{before}(?i:{words}){after}"
    spelled = "|".join(dict.fromkeys(map(re.escape, _spellings(name))))
    address = rf"(?i:{re.escape(name)})(?=\.[a-z]{{2,}}\b)"
    return rf"{before}(?:{spelled}){after}|{address}"


def _spellings(name: str) -> Iterator[str]:
    yield from (name, name.upper())
    if name.islower() or (name.isupper() and len(name) >= _SHORTEST_IN_CAPITALS):
        yield name[0].upper() + name[1:].lower()


def _edges(name: str) -> tuple[str, str]:
    """What must stand before and after a name, so that it is no part of another word."""
    before = _AFTER_A_PARTICLE if _RIGHT_TO_LEFT.match(name) else r"(?<!\w)"
    after = r"(?!\w)"
    if len(name) > 1:
        before = "" if _UNSPACED.match(name[0]) else before
        after = "" if _UNSPACED.match(name[-1]) else after
    return before, after


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _plain(name: str) -> str:
    return " ".join(_composed(name).split()).casefold()


def _letters() -> Iterator[str]:
    """A to Z, then A1 to Z1, and on."""
    for round_ in count():
        yield from (f"{chr(65 + at)}{round_ or ''}" for at in range(26))


def _unnamed(kept: Sourced[ProjectContent], families: Names) -> Sourced[ProjectContent]:
    """An anonymized project without what still names somebody: family names, and addresses."""
    if not kept.content.anonymized:
        return kept
    project: ProjectContent = _replaced(kept.content, families)
    plain = {
        "client": None,
        "people": [],
        "url": None,
        "name": _unreachable(project.name) or _LEFT_OUT,
        "role": _unreachable(project.role),
        "description": _unreachable(project.description),
        "highlights": [_unreachable(one) or "" for one in project.highlights],
    }
    return replace(kept, content=project.model_copy(update=plain))


def _unreachable(text: str | None) -> str | None:
    return None if text is None else _REACHED_AT.sub(_LEFT_OUT, text)


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
