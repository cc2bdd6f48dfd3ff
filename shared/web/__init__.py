"""The HTTPS side of every domain: one way to be called, to refuse, to answer and to be audited."""

from shared.web.answers import (
    Batch,
    BatchInput,
    ErrorAnswer,
    Page,
    Paged,
    Pagination,
    batch_of,
    page_of,
    tag,
)
from shared.web.application import make_api, router_of
from shared.web.audited import for_browsers
from shared.web.caller import ClientOrigin, CurrentUser
from shared.web.cursor import Stretch
from shared.web.gateway import lambda_handler
from shared.web.limiting import limited
from shared.web.log_query import AskedOfLog
from shared.web.preconditions import IfMatch, RequestKey
from shared.web.refusals import refusals

__all__ = [
    "AskedOfLog",
    "Batch",
    "BatchInput",
    "ClientOrigin",
    "CurrentUser",
    "ErrorAnswer",
    "IfMatch",
    "Page",
    "Paged",
    "Pagination",
    "RequestKey",
    "Stretch",
    "batch_of",
    "for_browsers",
    "lambda_handler",
    "limited",
    "make_api",
    "page_of",
    "refusals",
    "router_of",
    "tag",
]
