"""Skills and technologies of one experience, found by the catalogue, each with the words that show it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from shared.ai.local.proficiency import stated_proficiency
from shared.ai.port import SkillsFound, Source
from shared.catalogue import Mention, Skill, find_skills, find_unlisted, is_head, resolve, skills_of_title
from shared.evidence import locate_span
from shared.records.enrichment import Proficiency, SkillCategory, SkillFound, TechnologyFound
from shared.records.evidence import LONGEST_EVIDENCE, Evidence

_MOST_EVIDENCE = 3
_WHERE_NO_SKILLS_ARE = ("organization", "location", "department", "industry")
_ROLE_IN_TEXT = re.compile(
    r"\b(?:work(?:ed|ing)?|serv(?:ed|ing)|employed|job|role|position|tätig|travaillé)\s+(?:as|als|comme)\s+(?:an?\s+|the\s+)?"
    r"(?P<role>[\w'’-]+(?:\s+[\w'’-]+){0,4}?)(?=\s+(?:at|in|for|with|on|and|to|from|of|bei|chez|before|earlier|previously|until|since)\b|[.,;:()\n]|$)",
    re.IGNORECASE,
)


@dataclass
class _Found:
    """One skill or product with the evidence gathered so far."""

    name: str
    skill: Skill | None
    is_skill: bool
    is_technology: bool
    category: SkillCategory
    proficiency: Proficiency | None = None
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(frozen=True)
class _Sighting:
    """A name at a place of a field; `skill` where the catalogue knows it."""

    name: str
    skill: Skill | None
    is_technology: bool
    start: int
    end: int
    as_listed: bool = False


def extract_skills(source: Source) -> SkillsFound:
    """The skills and technologies that the words show, in the order in which they are first shown.

    A product or programming language is both; a machine is a technology only. What the user lists under
    `technologies` is a technology by the name it was given.
    """
    found: dict[str, _Found] = {}
    for address, text in source.texts():
        for sighting in _sightings(source, address, text):
            if sighting.end - sighting.start <= LONGEST_EVIDENCE:
                _note(found, sighting, source, address, text)
    return SkillsFound(
        skills=[_skill(one) for one in found.values() if one.is_skill],
        technologies=[
            TechnologyFound(name=one.name, evidence=one.evidence)
            for one in found.values()
            if one.is_technology
        ],
    )


def _sightings(source: Source, address: str, text: str) -> Iterator[_Sighting]:
    if address.startswith(_WHERE_NO_SKILLS_ARE):
        return
    if address.startswith("technologies"):
        yield from _in_technologies(text)
    elif address in ("title", "role_type"):
        yield from map(_known, _in_title(text))
    else:
        yield from _in_prose(source, text)


def _in_title(title: str) -> list[Mention]:
    """What the role evidences, and the skills it names: `Marketing Manager`, `Python Developer`."""
    named = [
        mention
        for mention in find_skills(title, in_title=True)
        if mention.skill.kind != "skill" or is_head(title, mention.end)
    ]
    return sorted([*skills_of_title(title), *named], key=lambda mention: mention.start)


def _in_prose(source: Source, text: str) -> Iterator[_Sighting]:
    employer = _places_of(source.organization, text)
    mentions = [*find_skills(text, title=source.title), *_roles_in(text)]
    for mention in sorted(mentions, key=lambda mention: mention.start):
        if not any(start <= mention.start and mention.end <= end for start, end in employer):
            yield _known(mention)
    for named in find_unlisted(text, mentions):
        if not any(start <= named.start < end for start, end in employer):
            skill = resolve(named.name)
            product = named.kind == "technology" or (skill is not None and skill.kind != "skill")
            yield _Sighting(named.name, skill, product, named.start, named.end)


def _places_of(organization: str, text: str) -> list[tuple[int, int]]:
    """Where the employer is named: its name is no skill of the person's."""
    if len(organization) < 2:
        return []
    return [match.span() for match in re.finditer(re.escape(organization), text)]


def _roles_in(text: str) -> Iterator[Mention]:
    for match in _ROLE_IN_TEXT.finditer(text):
        for mention in skills_of_title(match["role"]):
            yield Mention(
                mention.skill, mention.start + match.start("role"), mention.end + match.start("role")
            )


def _known(mention: Mention) -> _Sighting:
    return _Sighting(
        mention.skill.name, mention.skill, mention.skill.kind != "skill", mention.start, mention.end
    )


def _in_technologies(text: str) -> Iterator[_Sighting]:
    """The item as its owner wrote it; several in one item, where commas part them."""
    for match in re.finditer(r"[^,;\n]+", text):
        name = match[0].strip()
        if any(letter.isalnum() for letter in name):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield _Sighting(name, resolve(name), True, start, start + len(name), as_listed=True)


def _note(found: dict[str, _Found], sighting: _Sighting, source: Source, address: str, text: str) -> None:
    skill = sighting.skill
    key = skill.id if skill else sighting.name.casefold()
    one = found.setdefault(
        key,
        _Found(
            name=sighting.name,
            skill=skill,
            is_skill=skill.kind != "machine"
            if skill
            else not sighting.is_technology or not sighting.as_listed,
            is_technology=sighting.is_technology,
            category=skill.category if skill else ("tool" if sighting.is_technology else "domain"),
        ),
    )
    if sighting.as_listed:
        one.name, one.is_technology = sighting.name, True
    one.proficiency = one.proficiency or stated_proficiency(text, sighting.start, sighting.end)
    if len(one.evidence) < _MOST_EVIDENCE:
        one.evidence.append(locate_span(source, address, sighting.start, sighting.end))


def _skill(one: _Found) -> SkillFound:
    return SkillFound(
        name=one.skill.name if one.skill else one.name,
        catalogue_id=one.skill.id if one.skill else None,
        category=one.category,
        proficiency=one.proficiency,
        evidence=one.evidence,
    )
