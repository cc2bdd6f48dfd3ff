"""Which failures of AWS pass by themselves."""

from botocore.exceptions import ClientError, ConnectionError, HTTPClientError

_TRANSIENT = {
    "InternalServerError", "InternalFailure", "ServiceUnavailable", "ServiceUnavailableException",
    "Throttling", "ThrottlingException", "ThrottledException", "TooManyRequestsException",
    "RequestThrottled", "RequestThrottledException", "RequestLimitExceeded", "SlowDown",
    "ProvisionedThroughputExceededException", "TransactionInProgressException", "RequestTimeout",
    "KMSInternalException", "DependencyTimeoutException", "KeyUnavailableException",
    "PriorRequestNotComplete", "LimitExceededException",
}  # fmt: skip


def error_code(error: BaseException) -> str:
    """The AWS error code of an exception, or an empty string."""
    return error.response["Error"].get("Code", "") if isinstance(error, ClientError) else ""


def is_trouble(error: BaseException) -> bool:
    """Whether the same call may succeed a little later: throttles, resets, time-outs, 5xx."""
    if isinstance(error, ClientError):
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        return error_code(error) in _TRANSIENT or status >= 500
    return isinstance(error, ConnectionError | HTTPClientError)
