"""The HTTPS side of every domain: one way to be called, to refuse, to answer and to be audited."""

from shared.web.answers import Batch, BatchItem, ErrorAnswer, Page, Paged, Pagination, page_of, tag
from shared.web.application import make_api, router_of
from shared.web.caller import ClientOrigin, CurrentUser
from shared.web.gateway import lambda_handler
from shared.web.preconditions import IfMatch, RequestKey
from shared.web.refusals import refusals

__all__ = [
    "Batch",
    "BatchItem",
    "ClientOrigin",
    "CurrentUser",
    "ErrorAnswer",
    "IfMatch",
    "Page",
    "Paged",
    "Pagination",
    "RequestKey",
    "lambda_handler",
    "make_api",
    "page_of",
    "refusals",
    "router_of",
    "tag",
]
