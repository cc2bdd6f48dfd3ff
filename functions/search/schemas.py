"""What the search API answers."""

from typing import Literal

from pydantic import BaseModel

from shared.web import Pagination

KindName = Literal[
    "experience",
    "education",
    "certification",
    "language",
    "project",
    "accomplishment",
    "recommendation",
    "skill",
    "profile",
]


class Span(BaseModel):
    """Half-open offsets, in code points."""

    start: int
    end: int


class FieldSpan(Span):
    """Where a search word stands: offsets into a field; `achievements[2]` is an item of a list."""

    field: str


class Excerpt(Span):
    """The words around the matches: `field[start:end] == text`."""

    field: str
    text: str


class RecordHit(BaseModel):
    """A part of the record. `score` is relevance, higher is better; 0 where only filters were given.

    `matches` point into the record's own fields, a hundred at most; `title_matches` into `title`.
    """

    kind: KindName
    id: str
    title: str
    subtitle: str | None
    start: str | None
    end: str | None
    score: float
    title_matches: list[Span]
    matches: list[FieldSpan]
    excerpt: Excerpt | None


class FacetValue(BaseModel):
    value: str
    count: int


class Facets(BaseModel):
    """How many hits each value would leave, whatever is chosen of this facet; the commonest first.

    `year` counts what lasted into or through a year, newest first.
    """

    kind: list[FacetValue]
    skill: list[FacetValue]
    organization: list[FacetValue]
    industry: list[FacetValue]
    year: list[FacetValue]


class SearchAnswer(BaseModel):
    """One page of hits over all kinds, and what they could be narrowed by."""

    data: list[RecordHit]
    pagination: Pagination
    facets: Facets


class Completion(BaseModel):
    """A whole query that begins as asked, and what its last words are in the record."""

    text: str
    kind: Literal["skill", "title", "organization", "word"]


class Completions(BaseModel):
    data: list[Completion]
