"""The skills of a person: those they keep themselves, and those that their experiences show, as one list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from shared.documents.skill_identity import keys_of
from shared.documents.whole_record import Sourced
from shared.records.enrichment import Proficiency, SkillCategory
from shared.records.evidence import Evidence
from shared.records.profile import SkillContent
from shared.records.skills import SkillUse, YearOfUse

_A_LIST = 5
_MOST_TOLD = 25


@dataclass(frozen=True)
class KnownSkill:
    """One skill. What its owner says of it stands over what experiences show; years come from either.

    `own` is the record that its owner keeps, None where there is none.
    """

    id: str
    name: str
    catalogue_id: str | None
    category: SkillCategory
    proficiency: Proficiency | None = None
    years: float | None = None
    first_used: str | None = None
    last_used: str | None = None
    primary: bool = False
    hidden: bool = False
    keywords: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    by_year: tuple[YearOfUse, ...] = ()
    own: Sourced[SkillContent] | None = field(default=None, compare=False)

    @property
    def source(self) -> Literal["own", "experiences"]:
        return "own" if self.own else "experiences"


def known_skills(own: Iterable[Sourced[SkillContent]], uses: Sequence[SkillUse]) -> list[KnownSkill]:
    """The skills its owner named primary first, then by years, then by name; hidden ones too.

    One that experiences showed first and its owner calls otherwise since is still that one, by its id.
    """
    by_key = {key: use for use in reversed(uses) for key in keys_of(use.name, use.catalogue_id)}
    by_id = {use.id: use for use in uses}
    known, met = list[KnownSkill](), set[str]()
    for kept in own:
        keys = keys_of(kept.content.name, kept.content.catalogue_id)
        use = next((by_key[key] for key in keys if key in by_key), by_id.get(kept.id))
        known.append(_kept(kept, use))
        met |= {kept.id, use.id} if use else {kept.id}
    known += [_shown(use) for use in uses if use.id not in met]
    return sorted(known, key=lambda skill: (not skill.primary, -(skill.years or 0), skill.name.casefold()))


class HiddenSkills:
    """The skills that their owner hides, under any of their names."""

    def __init__(self, own: Iterable[SkillContent]) -> None:
        hidden = (one for one in own if one.hidden)
        self._keys = {key for one in hidden for key in keys_of(one.name, one.catalogue_id)}

    def hides(self, name: str, catalogue_id: str | None = None) -> bool:
        """Whether this is one of them."""
        return bool(self._keys) and not self._keys.isdisjoint(keys_of(name, catalogue_id))


def told_skills(known: Sequence[KnownSkill]) -> tuple[Sourced[SkillContent], ...]:
    """The skills that a document tells: a person's own list, and where that is short, what work shows."""
    own = [skill for skill in known if skill.own and not skill.hidden]
    shown = [skill for skill in known if not skill.own and skill.years]
    told = own if len(own) >= _A_LIST else [*own, *shown][:_MOST_TOLD]
    return tuple(Sourced(skill.id, _content(skill), skill.own.version if skill.own else 0) for skill in told)


def _kept(kept: Sourced[SkillContent], use: SkillUse | None) -> KnownSkill:
    content = kept.content
    return KnownSkill(
        id=kept.id,
        name=content.name,
        catalogue_id=content.catalogue_id or (use.catalogue_id if use else None),
        category=content.category,
        proficiency=content.proficiency,
        years=content.years if content.years is not None or use is None else use.years,
        first_used=use.first_used if use else None,
        last_used=content.last_used or (use.last_used if use else None),
        primary=content.primary,
        hidden=content.hidden,
        keywords=tuple(content.keywords),
        sources=tuple(use.sources) if use else (),
        evidence=tuple(use.evidence) if use else (),
        by_year=tuple(use.by_year) if use else (),
        own=kept,
    )


def _shown(use: SkillUse) -> KnownSkill:
    return KnownSkill(
        id=use.id,
        name=use.name,
        catalogue_id=use.catalogue_id,
        category=use.category,
        years=use.years,
        first_used=use.first_used,
        last_used=use.last_used,
        sources=tuple(use.sources),
        evidence=tuple(use.evidence),
        by_year=tuple(use.by_year),
    )


def _content(skill: KnownSkill) -> SkillContent:
    told = {"catalogue_id": skill.catalogue_id, "years": skill.years, "last_used": skill.last_used}
    if skill.own:
        return skill.own.content.model_copy(update=told)
    return SkillContent(name=skill.name, category=skill.category, evidence=list(skill.evidence), **told)
