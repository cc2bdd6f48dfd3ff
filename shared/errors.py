"""Every refusal the platform can give: a status, a code for programs and a sentence for people.

Raised anywhere, rendered once by `shared.web`. A 500 is never an `AppError`: it is always a bug.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class FieldProblem:
    """One field of the input and what is wrong with it. Never repeats what the user wrote."""

    field: str
    message: str


class AppError(Exception):
    """The base of all refusals. A subclass is named by its sentence and sets its status."""

    status = 400
    code = "BAD_REQUEST"
    message = "The request could not be understood."

    def __init__(
        self,
        message: str | None = None,
        *,
        details: tuple[FieldProblem, ...] = (),
        retry_after: int | None = None,
    ) -> None:
        self.message = message or self.message
        self.details = details
        self.retry_after = retry_after
        super().__init__(self.message)


class MalformedRequest(AppError):
    status, code = 400, "MALFORMED_REQUEST"
    message = "The request is not valid JSON of the expected form."


class NotSignedIn(AppError):
    status, code = 401, "NOT_SIGNED_IN"
    message = "Sign in first."


class NotAllowed(AppError):
    status, code = 403, "NOT_ALLOWED"
    message = "You may not do this."


class FreshSignInNeeded(NotAllowed):
    code = "FRESH_SIGN_IN_NEEDED"
    message = "This needs a sign-in no older than ten minutes. Sign in again, then repeat it."


class AddressNotConfirmed(NotAllowed):
    code = "ADDRESS_NOT_CONFIRMED"
    message = "Confirm your e-mail address first: the link is in the mail we sent you."


class NotFound(AppError):
    status, code = 404, "NOT_FOUND"
    message = "There is nothing here."


class Conflict(AppError):
    status, code = 409, "CONFLICT"
    message = "This conflicts with what is there."


class StaleVersion(AppError):
    status, code = 412, "STALE_VERSION"
    message = "This has changed since you read it. Read it again, then repeat your change."


class TooLarge(AppError):
    status, code = 413, "TOO_LARGE"
    message = "This is larger than allowed."


class UnsupportedType(AppError):
    status, code = 415, "UNSUPPORTED_TYPE"
    message = "This type of content is not supported here."


class InvalidInput(AppError):
    status, code = 422, "INVALID_INPUT"
    message = "Some fields are not valid."


class Locked(AppError):
    status, code = 423, "LOCKED"
    message = "This is locked for now."


class TooManyRequests(AppError):
    status, code = 429, "TOO_MANY_REQUESTS"
    message = "Too many requests. Try again a little later."


class Unavailable(AppError):
    status, code = 503, "UNAVAILABLE"
    message = "A part of the service does not answer at the moment. Nothing you saved is lost; try again."

    def __init__(self, message: str | None = None, *, retry_after: int = 2) -> None:
        super().__init__(message, retry_after=retry_after)


class KeyUnavailable(Unavailable):
    """A key of KMS cannot be used: disabled, about to be deleted, gone, or no longer ours to use.

    To the caller it is as if a part of the service did not answer; nothing that it protects is lost.
    `operation` and `aws_code` are for the log.
    """

    def __init__(self, operation: str = "", aws_code: str = "") -> None:
        super().__init__(retry_after=30)
        self.operation, self.aws_code = operation, aws_code
