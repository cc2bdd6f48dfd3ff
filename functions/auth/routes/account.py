"""The account: made, confirmed, changed, put to rest, given up."""

from fastapi import Response, status

from functions.auth import service
from functions.auth.routes.fresh import FreshUser
from functions.auth.schemas.account import (
    DeletionBegun,
    EmailInput,
    MailedToken,
    NewEmail,
    NewPasswordByLink,
    PasswordChange,
    Registered,
    Registration,
    UserAnswer,
    UserChangesInput,
)
from functions.auth.service.account import NotActive
from functions.auth.service.links import LinkNotValid
from functions.auth.service.lockout import LockedOut, TooSoon
from functions.auth.service.password_change import NoPasswordYet
from functions.auth.service.registration import UsernameTaken
from shared.auth import Scope
from shared.errors import FreshSignInNeeded, NotSignedIn, StaleVersion
from shared.records.validation import given
from shared.web import ClientOrigin, CurrentUser, IfMatch, limited, refusals, router_of, tag

router = router_of("account")


@router.post("/auth/register", status_code=status.HTTP_201_CREATED, responses=refusals(UsernameTaken))
@limited("register")
def register(wanted: Registration, response: Response) -> Registered:
    """Makes an account and mails a link that confirms its address."""
    response.headers["Location"] = "/api/v1/users/me"
    return Registered(user=service.register(wanted))


@router.post("/auth/verify-email", status_code=status.HTTP_204_NO_CONTENT, responses=refusals(LinkNotValid))
@limited("mail-link")
def verify_email(mailed: MailedToken) -> None:
    """Confirms an address by the token from the mail."""
    service.verify_email(mailed.token)


@router.post(
    "/auth/resend-verification",
    status_code=status.HTTP_202_ACCEPTED,
    response_class=Response,
    responses=refusals(),
)
@limited("mail-link")
def resend_verification(wanted: EmailInput) -> Response:
    """Mails another link, where an account with this address still waits for one. Always 202."""
    service.resend_verification(wanted.email)
    return Response(status_code=status.HTTP_202_ACCEPTED)


@router.post(
    "/auth/forgot-password",
    status_code=status.HTTP_202_ACCEPTED,
    response_class=Response,
    responses=refusals(),
)
@limited("mail-link")
def forgot_password(wanted: EmailInput) -> Response:
    """Mails a link to set a new password, where the address has an account. Always 202."""
    service.forgot_password(wanted.email)
    return Response(status_code=status.HTTP_202_ACCEPTED)


@router.post("/auth/reset-password", status_code=status.HTTP_204_NO_CONTENT, responses=refusals(LinkNotValid))
@limited("mail-link")
def reset_password(wanted: NewPasswordByLink, origin: ClientOrigin) -> None:
    """Sets a password by the token from the mail, and ends all sessions. A second factor stays."""
    service.reset_password(wanted.token, wanted.new_password, origin)


@router.post("/auth/unlock", status_code=status.HTTP_204_NO_CONTENT, responses=refusals(LinkNotValid))
@limited("mail-link")
def unlock(mailed: MailedToken, origin: ClientOrigin) -> None:
    """Opens an account that was closed after too many failed sign-ins."""
    service.unlock(mailed.token, origin)


@router.post("/auth/confirm-email", status_code=status.HTTP_204_NO_CONTENT, responses=refusals(LinkNotValid))
@limited("mail-link")
def confirm_email(mailed: MailedToken) -> None:
    """Moves the account to the address that the token was mailed to."""
    service.confirm_email(mailed.token)


@router.post(
    "/auth/change-email",
    status_code=status.HTTP_202_ACCEPTED,
    response_class=Response,
    responses=refusals(NotSignedIn, FreshSignInNeeded, StaleVersion),
)
@limited("change-account")
def change_email(wanted: NewEmail, caller: FreshUser) -> Response:
    """Mails a link to the new address and a notice to the old one. Needs a fresh sign-in."""
    service.change_email(caller.user_id, wanted.new_email)
    return Response(status_code=status.HTTP_202_ACCEPTED)


@router.post(
    "/auth/change-password",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(NotSignedIn, NoPasswordYet, LockedOut, TooSoon),
)
@limited("change-account")
def change_password(wanted: PasswordChange, caller: CurrentUser, origin: ClientOrigin) -> None:
    """Sets a new password and ends all other sessions."""
    caller.must_have(Scope.ACCOUNT)
    service.change_password(
        caller.user_id,
        wanted.current_password,
        wanted.new_password,
        origin=origin,
        session_id=caller.session_id,
    )


@router.get("/users/me", responses=refusals(NotSignedIn))
def read_me(caller: CurrentUser, response: Response) -> UserAnswer:
    """One's own account."""
    caller.must_have(Scope.ACCOUNT)
    answer, version = service.read_me(caller.user_id)
    tag(response, version)
    return answer


@router.patch("/users/me", responses=refusals(NotSignedIn, StaleVersion))
def change_me(
    changes: UserChangesInput,  # type: ignore[valid-type]
    caller: CurrentUser,
    if_match: IfMatch,
    response: Response,
) -> UserAnswer:
    """Changes name, locale or time zone."""
    caller.must_have(Scope.ACCOUNT)
    answer, version = service.change_me(caller.user_id, given(changes), if_match=if_match)
    tag(response, version)
    return answer


@router.delete(
    "/users/me",
    status_code=status.HTTP_202_ACCEPTED,
    responses=refusals(NotSignedIn, FreshSignInNeeded, NotActive),
)
def delete_me(caller: FreshUser) -> DeletionBegun:
    """Closes the account now and erases everything in thirty days. Needs a fresh sign-in.

    Signing in with `reactivate` before then keeps it.
    """
    return DeletionBegun(deletes_at=service.delete_me(caller.user_id))


@router.post(
    "/users/me/deactivate",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(NotSignedIn, FreshSignInNeeded, NotActive),
)
def deactivate_me(caller: FreshUser) -> None:
    """Puts the account to rest until a sign-in with `reactivate`. Needs a fresh sign-in."""
    service.deactivate(caller.user_id)
