"""One record as the index knows it: what a hit shows, what filters and orders it, and its words."""

from datetime import date
from typing import Any

from pydantic import BaseModel

from shared.catalogue import UnknownSkill, by_id, find_skills, resolve
from shared.records.enrichment import Enrichment
from shared.records.partial_date import first_day, last_day
from shared.search.postings import WeightedWords
from shared.search.shapes import SHAPES, Shape, texts_of, values_of
from shared.search.synonyms import mark_of
from shared.table import Stored
from shared.words import folded

_ABOUT = 3.0
_LONGEST_TITLE = 80
_OPEN_END = date.max.isoformat()


class Entry(BaseModel):
    """A record that can be found. `first` and `last` are days, empty where it has no date; an end that is
    still open is the last day there is. `skills` are pairs of what tells a skill apart, and its name.
    What is `hidden` has no words, and hides its skills in every other entry.
    """

    kind: str
    id: str
    title: str
    subtitle: str | None = None
    start: str | None = None
    end: str | None = None
    first: str = ""
    last: str = ""
    organization: str | None = None
    industry: str | None = None
    skills: list[tuple[str, str]] = []
    hidden: bool = False
    created_at: str
    updated_at: str


class NamedSkill(BaseModel):
    """A skill by name, and by the catalogue's id where it is known."""

    name: str
    catalogue_id: str | None = None


def key_of_skill(name: str, catalogue_id: str | None = None) -> tuple[str, str]:
    """What tells the skill apart, whatever its spelling, and its name: the catalogue's where it knows it."""
    known = None
    if catalogue_id:
        try:
            known = by_id(catalogue_id)
        except UnknownSkill:
            known = None
    known = known or resolve(name)
    return (mark_of(known.id), known.name) if known else (folded(name.strip()), name.strip())


def entry_of(
    stored: Stored[Any], enrichment: Stored[Enrichment] | None = None
) -> tuple[Entry, WeightedWords]:
    """The record and its weighted words. Findings about another version of an experience are left out."""
    shape, content = SHAPES[stored.kind.name], stored.content.open()
    found = _findings(stored, enrichment)
    texts = list(texts_of(shape, content))
    named = _named(shape, content, found)
    skills = list(dict(key_of_skill(one.name, one.catalogue_id) for one in reversed(named)).items())[::-1]
    values = values_of(content)
    start, end = _date(values, shape.start), _date(values, shape.end)
    first, last = _days(shape, start, end)
    entry = Entry(
        kind=shape.name,
        id=stored.id,
        title=_joined(values, shape.title) or _joined(values, shape.subtitle) or _beginning(texts),
        subtitle=_joined(values, shape.subtitle) or None,
        start=start,
        end=end,
        first=first,
        last=last,
        organization=values.get(shape.organization or ""),
        industry=_industry(values, found),
        skills=skills,
        hidden=values.get("hidden", False),
        created_at=stored.created_at.isoformat(),
        updated_at=stored.updated_at.isoformat(),
    )
    return entry, WeightedWords() if entry.hidden else _words(shape, texts, named, skills)


def _words(
    shape: Shape, texts: list[tuple[str, str]], named: list[NamedSkill], skills: list[tuple[str, str]]
) -> WeightedWords:
    weighted = WeightedWords()
    for field, text in texts:
        weighted.add(text, shape.texts[field.partition("[")[0]])
    listed = {text for field, text in texts if field.partition("[")[0] in shape.skills}
    weighted.add(" ".join(one.name for one in named if one.name not in listed), _ABOUT)
    weighted.mark((key for key, _ in skills if key.startswith("#")), _ABOUT)
    if shape.name != "experience":  # an enrichment reads the texts of these
        shown = {mention.skill.id for _, text in texts for mention in find_skills(text)}
        weighted.mark((mark for one in sorted(shown) if (mark := mark_of(one)) not in dict(skills)), 1.0)
    return weighted


def _findings(stored: Stored[Any], enrichment: Stored[Enrichment] | None) -> Enrichment | None:
    if enrichment is None or enrichment.clear.get("of_version") != stored.version:
        return None
    return enrichment.content.open()


def _named(shape: Shape, content: BaseModel, found: Enrichment | None) -> list[NamedSkill]:
    values = values_of(content)
    listed = [value for field in shape.skills for value in _as_list(values.get(field))]
    own = values.get("catalogue_id") if shape.name == "skill" else None
    named = [NamedSkill(name=name, catalogue_id=own) for name in listed if name.strip()]
    if found:
        named += [NamedSkill(name=one.name, catalogue_id=one.catalogue_id) for one in found.skills]
        named += [NamedSkill(name=one.name) for one in found.technologies]
    return list({one.name: one for one in reversed(named)}.values())[::-1]


def _as_list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _industry(values: dict[str, Any], found: Enrichment | None) -> str | None:
    return values.get("industry") or (found.category.industry if found else None)


def _days(shape: Shape, start: str | None, end: str | None) -> tuple[str, str]:
    if start is None and end is None:
        return "", ""
    first = first_day(start or end or "").isoformat()
    if end is not None or shape.end is None:
        return first, last_day(end or start or "").isoformat()
    return first, _OPEN_END


def _date(values: dict[str, Any], field: str | None) -> str | None:
    return values.get(field) if field else None


def _joined(values: dict[str, Any], fields: tuple[str, ...]) -> str:
    return ", ".join(str(values[field]) for field in fields if values.get(field))


def _beginning(texts: list[tuple[str, str]]) -> str:
    text = " ".join(texts[0][1].split()) if texts else ""
    return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE - 1].rstrip() + "…"
