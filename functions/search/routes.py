"""HTTP of search: parse, call one verb, answer."""

from typing import Annotated

from fastapi import Query
from pydantic import StringConstraints

from functions.search.schemas import Completions, KindName, SearchAnswer
from functions.search.service.completing import complete
from functions.search.service.finding import search
from shared.records.partial_date import PartialDate
from shared.search import Filters
from shared.web import CurrentUser, Paged, page_of, refusals, router_of
from shared.web.partitions import reading

router = router_of("search")
Value = Annotated[str, StringConstraints(max_length=200)]
Values = Annotated[list[Value], Query(max_length=50)]


@router.get("/search", responses=refusals())
def search_record(
    caller: CurrentUser,
    paged: Paged,
    q: Annotated[str, Query(max_length=10_000)] = "",
    kind: Annotated[list[KindName], Query(max_length=50)] = [],  # noqa: B006
    skill: Values = [],  # noqa: B006
    organization: Values = [],  # noqa: B006
    industry: Values = [],  # noqa: B006
    from_: Annotated[PartialDate | None, Query(alias="from")] = None,
    to: PartialDate | None = None,
    sort: Annotated[str | None, Query(max_length=50)] = None,
) -> SearchAnswer:
    """Everything of the record that holds the words, best first, and facets to narrow it by.

    Small typing errors, beginnings of words and other names of the same skill are understood; of a very
    long query the first sixteen different words count. A filter given several times means any of its values.
    `sort` is `relevance`, or `start`, `end`, `title` or `updated_at` followed by `:asc` or `:desc`.
    """
    filters = Filters(tuple(kind), tuple(skill), tuple(organization), tuple(industry), from_, to)
    found = search(reading(caller), query=q, filters=filters, sort=sort, start=paged.start, size=paged.size)
    page = page_of(found.hits, found.total, paged)
    return SearchAnswer(data=page.data, pagination=page.pagination, facets=found.facets)


@router.get("/search/completions", responses=refusals())
def complete_query(caller: CurrentUser, q: Annotated[str, Query(max_length=200)] = "") -> Completions:
    """Up to ten queries that begin as this one, from the words and names of the caller's own record."""
    return Completions(data=complete(reading(caller), q))
