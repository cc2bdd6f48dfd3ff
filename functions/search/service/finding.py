"""Ranked hits over the whole record, their facets, and a page of them with its words."""

from dataclasses import dataclass

from pydantic import BaseModel

from functions.search import repository
from functions.search.schemas import Excerpt, Facets, FieldSpan, RecordHit, Span
from functions.search.service.counting import count_facets
from functions.search.service.excerpts import excerpt_of
from shared.bus import ask_to_check_index
from shared.errors import FieldProblem, InvalidInput
from shared.search import SHAPES, Entry, Filters, Index, Snapshot, look, texts_of
from shared.table import UserPartition
from shared.words import folded

_SORTS = ("relevance", "start", "end", "title", "updated_at")
_MOST_MATCHES = 100
_SHAPES = {shape.name: shape for shape in SHAPES.values()}


@dataclass(frozen=True)
class Found:
    """One page of hits, how many there are in all, and what narrows them."""

    hits: list[RecordHit]
    total: int
    facets: Facets


def search(
    partition: UserPartition, *, query: str, filters: Filters, sort: str | None, start: int, size: int
) -> Found:
    """Everything of the record that holds the words and passes the filters. Raises InvalidInput."""
    field, descending = _sorting(sort, query)
    snapshot = look(partition, when_unusable=ask_to_check_index)
    scores = _scores(snapshot, query)
    passing = [document for document in scores if filters.passes(snapshot.entries[document])]
    ordered = _ordered(snapshot, passing, field, descending)
    page = ordered[start : start + size]
    contents = repository.contents(partition, page) if page else {}
    hits = [
        _hit(snapshot.entries[one], contents[one], scores[one], snapshot.index, query)
        for one in page
        if one in contents
    ]
    return Found(hits, len(ordered), count_facets([snapshot.entries[one] for one in scores], filters))


def _scores(snapshot: Snapshot, query: str) -> dict[str, float]:
    """The documents that hold the words, best first; without words all of them."""
    if not query.strip():
        return dict.fromkeys(sorted(snapshot.entries), 0.0)
    return {hit.id: hit.score for hit in snapshot.index.search(query)}


def _sorting(sort: str | None, query: str) -> tuple[str, bool]:
    default = "relevance" if query.strip() else "start:desc"
    field, _, direction = (sort or default).partition(":")
    if field not in _SORTS or direction not in ("", "asc", "desc"):
        message = f"Sort by one of {', '.join(_SORTS)}, followed by :asc or :desc."
        raise InvalidInput(details=(FieldProblem("sort", message),))
    return field, direction == "desc"


def _ordered(snapshot: Snapshot, documents: list[str], field: str, descending: bool) -> list[str]:
    """Of equal worth in a fixed order; what has no date comes last either way."""
    if field == "relevance":
        return documents
    keys = {document: _sort_key(snapshot.entries[document], field) for document in documents}
    dated = sorted((one for one in documents if keys[one]), key=lambda one: (keys[one], one))
    return (dated[::-1] if descending else dated) + sorted(one for one in documents if not keys[one])


def _sort_key(entry: Entry, field: str) -> str:
    keys = {"start": entry.first, "end": entry.last, "updated_at": entry.updated_at}
    return keys[field] if field in keys else folded(entry.title)


def _hit(entry: Entry, content: BaseModel, score: float, index: Index, query: str) -> RecordHit:
    texts = list(texts_of(_SHAPES[entry.kind], content))
    matches = [
        FieldSpan(field=field, start=start, end=end)
        for field, text in texts
        for start, end in _places(index, query, text)
    ]
    shown = _SHAPES[entry.kind]
    excerpt: Excerpt | None = excerpt_of(texts, matches, without={*shown.title, *shown.subtitle})
    return RecordHit(
        kind=entry.kind,
        id=entry.id,
        title=entry.title,
        subtitle=entry.subtitle,
        start=entry.start,
        end=entry.end,
        score=round(score, 4),
        title_matches=[Span(start=start, end=end) for start, end in _places(index, query, entry.title)],
        matches=matches[:_MOST_MATCHES],
        excerpt=excerpt,
    )


def _places(index: Index, query: str, text: str) -> list[tuple[int, int]]:
    return index.highlight(query, text) if query.strip() else []
