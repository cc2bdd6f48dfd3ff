"""Listing and searching experiences, by an index that lives at most five minutes in memory."""

import time
from dataclasses import dataclass
from functools import cached_property

from functions.experiences import repository
from functions.experiences.repository import Recorded
from functions.experiences.schemas import ExperienceAnswer, Match, SearchHit
from functions.experiences.service.answers import answer_of, enrichment_of
from shared.errors import FieldProblem, InvalidInput
from shared.records.experience import ExperienceContent
from shared.records.partial_date import first_day, last_day
from shared.search import Document, Index, folded
from shared.table import UserPartition

_LIFETIME_SECONDS = 300
_MOST_INDEXES = 50
_WEIGHTS = {"title": 4.0, "organization": 3.0, "skills": 3.0, "technologies": 2.5, "achievements": 1.2}
_SORTS = ("start_date", "end_date", "title", "organization", "created_at", "updated_at")


@dataclass(frozen=True)
class Indexed:
    """What sorting and filtering need of one experience."""

    id: str
    sorts: dict[str, str]
    organization: str
    skills: frozenset[str]
    start: str
    end: str


class RecordIndex:
    """All experiences of one user at one count of changes."""

    def __init__(self, changes: int, everything: list[Recorded]) -> None:
        self.changes = changes
        self.ends = time.monotonic() + _LIFETIME_SECONDS
        opened = [(one, one.experience.content.open()) for one in everything]
        self.entries = {one.experience.id: _indexed(one, content) for one, content in opened}
        self._documents = [_document(one, content) for one, content in opened]

    @cached_property
    def words(self) -> Index:
        return Index(self._documents, weights=_WEIGHTS)


_kept: dict[str, RecordIndex] = {}


def list_experiences(
    partition: UserPartition, *, start: int, size: int, sort: str | None
) -> tuple[list[ExperienceAnswer], int]:
    """One page, and how many there are. `sort` is `<field>:asc|desc`. Raises InvalidInput."""
    field, descending = _sorting(sort)
    index, loaded = _index_of(partition)
    ordered = sorted(index.entries.values(), key=lambda one: one.id, reverse=True)
    ordered.sort(key=lambda one: one.sorts[field], reverse=descending)
    ids = [one.id for one in ordered[start : start + size]]
    return [answer_of(one) for one in _load(partition, ids, loaded)], len(ordered)


def search_experiences(
    partition: UserPartition,
    *,
    query: str = "",
    skill: str | None = None,
    organization: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    start: int,
    size: int,
) -> tuple[list[SearchHit], int]:
    """Ranked hits for the words, within the filters; newest first where no words are given."""
    index, loaded = _index_of(partition)
    kept = {one.id: one for one in index.entries.values() if _passes(one, skill, organization, from_, to)}
    if query.strip():
        ranked = [(hit.id, hit.score) for hit in index.words.search(query) if hit.id in kept]
    else:
        newest = sorted(kept.values(), key=lambda one: one.sorts["start_date"], reverse=True)
        ranked = [(one.id, 0.0) for one in newest]
    scores = dict(ranked[start : start + size])
    hits = [_hit(one, scores, index, query) for one in _load(partition, list(scores), loaded)]
    return hits, len(ranked)


def _index_of(partition: UserPartition) -> tuple[RecordIndex, list[Recorded] | None]:
    """The index of the record as it is now; where it had to be made, what it was made from too."""
    kept = _kept.get(partition.user_id)
    changes = partition.changes()
    if kept and kept.changes == changes and kept.ends > time.monotonic():
        return kept, None
    everything = repository.everything(partition)
    while len(_kept) >= _MOST_INDEXES:
        _kept.pop(next(iter(_kept)), None)
    index = _kept[partition.user_id] = RecordIndex(changes, everything)
    return index, everything


def _load(partition: UserPartition, ids: list[str], loaded: list[Recorded] | None) -> list[Recorded]:
    if loaded is None:
        return repository.get_many(partition, ids)
    by_id = {one.experience.id: one for one in loaded}
    return [by_id[one] for one in ids]


def _sorting(sort: str | None) -> tuple[str, bool]:
    field, _, direction = (sort or "start_date:desc").partition(":")
    if field not in _SORTS or direction not in ("", "asc", "desc"):
        message = f"Sort by one of {', '.join(_SORTS)}, followed by :asc or :desc."
        raise InvalidInput(details=(FieldProblem("sort", message),))
    return field, direction == "desc"


def _indexed(recorded: Recorded, content: ExperienceContent) -> Indexed:
    experience = recorded.experience
    end = "9999-12-31" if content.end_date is None else last_day(content.end_date).isoformat()
    start = first_day(content.start_date).isoformat()
    return Indexed(
        id=experience.id,
        sorts={
            "start_date": start,
            "end_date": end,
            "title": folded(content.title),
            "organization": folded(content.organization),
            "created_at": experience.created_at.isoformat(),
            "updated_at": experience.updated_at.isoformat(),
        },
        organization=folded(content.organization),
        skills=frozenset(folded(name) for name in _skill_names(recorded, content)),
        start=start,
        end=end,
    )


def _skill_names(recorded: Recorded, content: ExperienceContent) -> list[str]:
    found = enrichment_of(recorded)
    return [
        *(skill.name for skill in found.skills),
        *(technology.name for technology in found.technologies),
        *content.technologies,
    ]


def _document(recorded: Recorded, content: ExperienceContent) -> Document:
    fields = dict(_texts(content)) | {"skills": " ".join(_skill_names(recorded, content))}
    return Document(recorded.experience.id, fields)


def _texts(content: ExperienceContent) -> list[tuple[str, str]]:
    single = ("title", "organization", "department", "location", "industry", "role_type", "description")
    texts = [(name, getattr(content, name)) for name in single if getattr(content, name)]
    for name in ("responsibilities", "achievements", "technologies"):
        texts += [(f"{name}[{at}]", item) for at, item in enumerate(getattr(content, name))]
    return texts


def _passes(
    one: Indexed, skill: str | None, organization: str | None, from_: str | None, to: str | None
) -> bool:
    return (
        (not skill or folded(skill) in one.skills)
        and (not organization or folded(organization) in one.organization)
        and (not from_ or one.end >= first_day(from_).isoformat())
        and (not to or one.start <= last_day(to).isoformat())
    )


def _hit(recorded: Recorded, scores: dict[str, float], index: RecordIndex, query: str) -> SearchHit:
    spans = [
        Match(field=field, start=start, end=end)
        for field, text in _texts(recorded.experience.content.open())
        for start, end in (index.words.highlight(query, text) if query.strip() else [])
    ]
    return SearchHit(
        experience=answer_of(recorded), score=round(scores[recorded.experience.id], 4), matches=spans
    )
