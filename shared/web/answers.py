"""Shapes that answers of all domains share: errors, pages, batches, entity tags."""

from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query, Response
from pydantic import BaseModel

Item = TypeVar("Item")


class ErrorDetail(BaseModel):
    field: str
    message: str


class ErrorBody(BaseModel):
    """A code for programs, a sentence for people, and every field that is wrong."""

    code: str
    message: str
    details: list[ErrorDetail] = []
    request_id: str


class ErrorAnswer(BaseModel):
    error: ErrorBody


class Pagination(BaseModel):
    """`page` counts from 1; `pages` is 0 for an empty collection."""

    page: int
    size: int
    total: int
    pages: int


class Page(BaseModel, Generic[Item]):
    """One page of a collection that a person can leaf through."""

    data: list[Item]
    pagination: Pagination


class BatchItem(BaseModel, Generic[Item]):
    """The outcome of one item of a batch: what a call of its own would have answered."""

    status: int
    resource: Item | None = None
    error: ErrorBody | None = None


class Batch(BaseModel, Generic[Item]):
    data: list[BatchItem[Item]]


class PageWanted(BaseModel):
    page: int
    size: int

    @property
    def start(self) -> int:
        return (self.page - 1) * self.size


async def _page_wanted(
    page: Annotated[int, Query(ge=1, le=10_000)] = 1, size: Annotated[int, Query(ge=1, le=100)] = 20
) -> PageWanted:
    return PageWanted(page=page, size=size)


Paged = Annotated[PageWanted, Depends(_page_wanted)]


def page_of(data: list[Any], total: int, wanted: PageWanted) -> Page[Any]:
    """A page from its items and the size of the whole."""
    pages = -(-total // wanted.size)
    return Page(
        data=data, pagination=Pagination(page=wanted.page, size=wanted.size, total=total, pages=pages)
    )


def tag(response: Response, version: int) -> None:
    """Sets the `ETag` that `If-Match` takes."""
    response.headers["ETag"] = f'"{version}"'
