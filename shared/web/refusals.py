"""How refusals are rendered, once, and how routes document them."""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from shared import aws
from shared.errors import AppError, InvalidInput, KeyUnavailable, MalformedRequest, NotFound, Unavailable
from shared.observability import error_seen
from shared.records.validation import problems
from shared.web.answers import ErrorAnswer

_SCHEMA = "#/components/schemas/{model}"
_ERROR_CONTENT = {"application/json": {"schema": {"$ref": _SCHEMA.format(model=ErrorAnswer.__name__)}}}
"""Refers to the shape, instead of being it: FastAPI would make a validator for every refusal of a route."""


class MethodNotAllowed(AppError):
    status, code = 405, "METHOD_NOT_ALLOWED"
    message = "This address does not take this method."


class InternalError(AppError):
    """A bug of ours."""

    status, code = 500, "INTERNAL_ERROR"
    message = "Something went wrong on our side. It has been recorded; quote the request id."


_OF_THE_FRAMEWORK = {404: NotFound, 405: MethodNotAllowed, 400: MalformedRequest}
"""What FastAPI refuses by itself: no such route or method, and a body that is not even text."""


def refusals(*classes: type[AppError]) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of a route that can refuse in these ways (besides 422, 503 and 400).

    A status that stands for several of them tells each, with the code by which programs know it.
    """
    told: dict[int | str, list[str]] = {}
    documented: tuple[type[AppError], ...] = (InvalidInput, Unavailable, MalformedRequest, *classes)
    for one in dict.fromkeys(documented):
        told.setdefault(one.status, []).append(f"`{one.code}`: {one.message}")
    return {
        status: {"description": "\n".join(sentences), "content": _ERROR_CONTENT}
        for status, sentences in told.items()
    }


def error_schemas() -> dict[str, Any]:
    """The shapes that documented refusals refer to, by name."""
    whole = ErrorAnswer.model_json_schema(ref_template=_SCHEMA)
    return {**whole.pop("$defs"), ErrorAnswer.__name__: whole}


def render(error: AppError, request_id: str) -> JSONResponse:
    """The one error body of the API."""
    headers = {"Retry-After": str(error.retry_after)} if error.retry_after else {}
    body = {
        "code": error.code,
        "message": error.message,
        "details": [{"field": one.field, "message": one.message} for one in error.details],
        "request_id": request_id,
    }
    return JSONResponse({"error": body}, status_code=error.status, headers=headers)


def as_refusal(error: Exception, request_id: str) -> AppError:
    """Whatever was raised as a refusal: trouble of AWS is 503; what nobody foresaw is a bug, 500."""
    if isinstance(error, KeyUnavailable):
        error_seen(error, request_id=request_id)
    if isinstance(error, AppError):
        return error
    if isinstance(error, HTTPException) and error.status_code in _OF_THE_FRAMEWORK:
        return _OF_THE_FRAMEWORK[error.status_code]()
    if aws.is_trouble(error):
        return Unavailable()
    error_seen(error, request_id=request_id)
    return InternalError()


def invalid_request(error: RequestValidationError) -> AppError:
    """FastAPI's finding about the request: 400 where it cannot be read, 422 where fields are wrong."""
    found = error.errors()
    if any(one["type"] == "json_invalid" for one in found):
        return MalformedRequest()
    return InvalidInput(details=problems(found))


def install(api: FastAPI) -> None:
    """Makes the application answer every exception with the one error body."""

    @api.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return render(invalid_request(error), request.state.request_id)

    @api.exception_handler(HTTPException)
    async def _routing(request: Request, error: HTTPException) -> JSONResponse:
        answer = render(as_refusal(error, request.state.request_id), request.state.request_id)
        answer.headers.update(error.headers or {})
        return answer

    @api.exception_handler(AppError)
    async def _refused(request: Request, error: AppError) -> JSONResponse:
        return render(as_refusal(error, request.state.request_id), request.state.request_id)

    @api.exception_handler(Exception)
    async def _failed(request: Request, error: Exception) -> JSONResponse:
        return render(as_refusal(error, request.state.request_id), request.state.request_id)
