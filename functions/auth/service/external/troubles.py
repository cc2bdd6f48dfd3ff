"""Why a sign-in with another provider ends early. No text of the provider is repeated in any of them."""

from shared.errors import AppError, NotFound, Unavailable


class UnknownProvider(NotFound):
    code = "PROVIDER_UNKNOWN"
    message = "This way to sign in is not offered here."


class SignInExpired(AppError):
    """The answer belongs to no sign-in that this browser began at this provider in the last ten minutes."""

    status, code = 401, "SIGN_IN_EXPIRED"
    message = "This sign-in was used already, is too old, or was begun in another browser. Start again."


class SignInCancelled(AppError):
    status, code = 401, "SIGN_IN_CANCELLED"
    message = "The sign-in was cancelled at the provider."


class ProviderRefused(AppError):
    """The provider does not vouch for anybody, or not in a way that can be believed."""

    status, code = 401, "PROVIDER_REFUSED"
    message = "The provider did not confirm who you are. Start again."


class ProviderUnavailable(Unavailable):
    """The provider does not answer, or not in the form that the protocol asks for."""

    code = "PROVIDER_UNAVAILABLE"
    message = "The provider does not answer at the moment. Try again, or sign in another way."
