"""Shapes that answers of all domains share: errors, pages, batches, entity tags."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from shared.errors import AppError

Item = TypeVar("Item")
Created = TypeVar("Created")


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


class BatchInput(BaseModel):
    """Up to 100 new records; each is checked and answered on its own."""

    model_config = ConfigDict(extra="forbid")

    items: list[dict[str, Any]] = Field(min_length=1, max_length=100)


def batch_of(
    outcomes: Sequence[Created | AppError], shown: Callable[[Created], Any], request: Request
) -> Batch[Any]:
    """A batch from what became of its items."""
    return Batch(data=[_batch_item(one, shown, request.state.request_id) for one in outcomes])


def _batch_item(
    outcome: Created | AppError, shown: Callable[[Created], Any], request_id: str
) -> BatchItem[Any]:
    if not isinstance(outcome, AppError):
        return BatchItem(status=201, resource=shown(outcome))
    details = [ErrorDetail(field=one.field, message=one.message) for one in outcome.details]
    body = ErrorBody(code=outcome.code, message=outcome.message, details=details, request_id=request_id)
    return BatchItem(status=outcome.status, error=body)


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
