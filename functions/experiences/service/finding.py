"""Listing and searching experiences, by the index of the whole record."""

from functions.experiences import repository
from functions.experiences.repository import Recorded
from functions.experiences.schemas import ExperienceAnswer, Match, SearchHit
from functions.experiences.service.answers import answer_of
from shared.bus import ask_to_check_index
from shared.errors import FieldProblem, InvalidInput
from shared.records.kinds import EXPERIENCES
from shared.search import SHAPES, Entry, Filters, Index, look, texts_of
from shared.table import UserPartition
from shared.words import folded

_SORTS = ("start_date", "end_date", "title", "organization", "created_at", "updated_at")
_SHAPE = SHAPES[EXPERIENCES.name]


def list_experiences(
    partition: UserPartition, *, start: int, size: int, sort: str | None
) -> tuple[list[ExperienceAnswer], int]:
    """One page, and how many there are. `sort` is `<field>:asc|desc`. Raises InvalidInput."""
    field, descending = _sorting(sort)
    snapshot = look(partition, when_unusable=ask_to_check_index)
    ordered = sorted(snapshot.of_kind(_SHAPE.name), key=lambda one: one.id, reverse=True)
    ordered.sort(key=lambda one: _sort_key(one, field), reverse=descending)
    ids = [one.id for one in ordered[start : start + size]]
    return [answer_of(one) for one in repository.get_many(partition, ids)], len(ordered)


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
    snapshot = look(partition, when_unusable=ask_to_check_index)
    filters = Filters(skills=(skill,) if skill else (), from_=from_, to=to)
    kept = {
        EXPERIENCES.sort_key(one.id): one
        for one in snapshot.of_kind(_SHAPE.name)
        if filters.passes(one) and _is_at(one, organization)
    }
    if query.strip():
        found = snapshot.index.search(query)
        ranked = [(kept[hit.id].id, hit.score) for hit in found if hit.id in kept]
    else:
        newest = sorted(kept.values(), key=lambda one: (one.first, one.id), reverse=True)
        ranked = [(one.id, 0.0) for one in newest]
    scores = dict(ranked[start : start + size])
    page = repository.get_many(partition, list(scores))
    return [_hit(one, scores, snapshot.index, query) for one in page], len(ranked)


def _sorting(sort: str | None) -> tuple[str, bool]:
    field, _, direction = (sort or "start_date:desc").partition(":")
    if field not in _SORTS or direction not in ("", "asc", "desc"):
        message = f"Sort by one of {', '.join(_SORTS)}, followed by :asc or :desc."
        raise InvalidInput(details=(FieldProblem("sort", message),))
    return field, direction == "desc"


def _sort_key(one: Entry, field: str) -> str:
    keys = {
        "start_date": one.first,
        "end_date": one.last,
        "created_at": one.created_at,
        "updated_at": one.updated_at,
    }
    return (
        keys[field] if field in keys else folded((one.title if field == "title" else one.organization) or "")
    )


def _is_at(one: Entry, organization: str | None) -> bool:
    """Whether the organization's name has these letters in it."""
    return not organization or folded(organization) in folded(one.organization or "")


def _hit(recorded: Recorded, scores: dict[str, float], index: Index, query: str) -> SearchHit:
    answer = answer_of(recorded)
    spans = [
        Match(field=field, start=start, end=end)
        for field, text in (texts_of(_SHAPE, answer) if query.strip() else [])
        for start, end in index.highlight(query, text)
    ]
    return SearchHit(experience=answer, score=round(scores[answer.id], 4), matches=spans)
