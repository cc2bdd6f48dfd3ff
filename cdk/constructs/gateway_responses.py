"""The gateway's own refusals, in the words and the form of every other refusal."""

import json

from aws_cdk import aws_apigateway as apigateway
from constructs import Construct

from shared.errors import (
    AppError,
    MalformedRequest,
    NotAllowed,
    NotFound,
    NotSignedIn,
    TooLarge,
    TooManyRequests,
    Unavailable,
    UnsupportedType,
)

_RESPONSES: dict[str, tuple[apigateway.ResponseType, type[AppError]]] = {
    "Unauthorized": (apigateway.ResponseType.UNAUTHORIZED, NotSignedIn),
    "AccessDenied": (apigateway.ResponseType.ACCESS_DENIED, NotSignedIn),
    "ExpiredToken": (apigateway.ResponseType.EXPIRED_TOKEN, NotSignedIn),
    "InvalidSignature": (apigateway.ResponseType.INVALID_SIGNATURE, NotSignedIn),
    "UnknownPath": (apigateway.ResponseType.MISSING_AUTHENTICATION_TOKEN, NotFound),
    "ResourceNotFound": (apigateway.ResponseType.RESOURCE_NOT_FOUND, NotFound),
    "Filtered": (apigateway.ResponseType.WAF_FILTERED, NotAllowed),
    "BadBody": (apigateway.ResponseType.BAD_REQUEST_BODY, MalformedRequest),
    "BadParameters": (apigateway.ResponseType.BAD_REQUEST_PARAMETERS, MalformedRequest),
    "TooLarge": (apigateway.ResponseType.REQUEST_TOO_LARGE, TooLarge),
    "UnsupportedType": (apigateway.ResponseType.UNSUPPORTED_MEDIA_TYPE, UnsupportedType),
    "Throttled": (apigateway.ResponseType.THROTTLED, TooManyRequests),
    "QuotaExceeded": (apigateway.ResponseType.QUOTA_EXCEEDED, TooManyRequests),
    "AuthorizerFailure": (apigateway.ResponseType.AUTHORIZER_FAILURE, Unavailable),
    "AuthorizerConfiguration": (apigateway.ResponseType.AUTHORIZER_CONFIGURATION_ERROR, Unavailable),
    "ApiConfiguration": (apigateway.ResponseType.API_CONFIGURATION_ERROR, Unavailable),
    "IntegrationFailure": (apigateway.ResponseType.INTEGRATION_FAILURE, Unavailable),
    "IntegrationTimeout": (apigateway.ResponseType.INTEGRATION_TIMEOUT, Unavailable),
    "AnythingOfTheClient": (apigateway.ResponseType.DEFAULT_4_XX, MalformedRequest),
    "AnythingOfOurs": (apigateway.ResponseType.DEFAULT_5_XX, Unavailable),
}
_WITH_RETRY_AFTER = (429, 503)
_SECONDS_TO_WAIT = 2


class GatewayResponses(Construct):
    """One response for each reason the gateway may have; each carries the request's id."""

    def __init__(self, scope: Construct, construct_id: str, *, api: apigateway.IRestApi) -> None:
        super().__init__(scope, construct_id)
        for name, (kind, error) in _RESPONSES.items():
            apigateway.GatewayResponse(
                self,
                name,
                rest_api=api,
                type=kind,
                status_code=str(error.status),
                response_headers=_headers(error),
                templates={"application/json": error_body(error)},
            )


def error_body(error: type[AppError]) -> str:
    """The body of a refusal as a mapping template."""
    content = {
        "code": error.code,
        "message": error.message,
        "details": [],
        "request_id": "$context.requestId",
    }
    return json.dumps({"error": content})


def _headers(error: type[AppError]) -> dict[str, str]:
    headers = {"X-Request-Id": "context.requestId", "Cache-Control": "'no-store'"}
    if error.status in _WITH_RETRY_AFTER:
        headers["Retry-After"] = f"'{_SECONDS_TO_WAIT}'"
    return headers
