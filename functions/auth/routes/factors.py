"""Second factors and passkeys. Whatever changes them needs a fresh sign-in."""

from fastapi import Response, status

from functions.auth import service
from functions.auth.routes.fresh import FreshUser
from functions.auth.schemas.factors import (
    FactorsAnswer,
    PasskeyAdded,
    PasskeyAnswer,
    PasskeyInput,
    PasskeyName,
    PasskeyOptions,
    Passkeys,
    RecoveryCodes,
    TotpCode,
    TotpSetUp,
)
from functions.auth.service.passkeys import PasskeyNotFound, TooManyPasskeys
from functions.auth.service.second_factor import NoSecondFactor
from functions.auth.service.totp import NoTotp, TotpIsOn
from functions.auth.service.ways_in import LastWayIn
from shared.auth import Scope
from shared.errors import FreshSignInNeeded, NotSignedIn
from shared.web import CurrentUser, limited, refusals, router_of

router = router_of("second factor")


@router.get("/auth/mfa", responses=refusals(NotSignedIn))
def read_factors(caller: CurrentUser) -> FactorsAnswer:
    """What protects the account."""
    caller.must_have(Scope.ACCOUNT)
    return service.overview(caller.user_id)


@router.post("/auth/mfa/totp", responses=refusals(NotSignedIn, FreshSignInNeeded, TotpIsOn))
@limited("change-account")
def set_up_totp(caller: FreshUser) -> TotpSetUp:
    """A secret for an authenticator app, also as a picture. It counts once it is confirmed."""
    return service.set_up_totp(caller.user_id)


@router.post("/auth/mfa/totp/confirm", responses=refusals(NotSignedIn, FreshSignInNeeded, NoTotp))
@limited("change-account")
def confirm_totp(shown: TotpCode, caller: FreshUser) -> RecoveryCodes:
    """Turns the app on by its first code. Gives ten recovery codes with the first second factor."""
    return RecoveryCodes(recovery_codes=service.confirm_totp(caller.user_id, shown.code))


@router.delete(
    "/auth/mfa/totp",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(NotSignedIn, FreshSignInNeeded),
)
def remove_totp(caller: FreshUser) -> None:
    """Turns the app off."""
    service.remove_totp(caller.user_id)


@router.post("/auth/mfa/recovery-codes", responses=refusals(NotSignedIn, FreshSignInNeeded, NoSecondFactor))
@limited("change-account")
def replace_recovery_codes(caller: FreshUser) -> RecoveryCodes:
    """Ten new recovery codes; the old ones are worth nothing any more."""
    return RecoveryCodes(recovery_codes=service.replace_recovery_codes(caller.user_id))


@router.post("/auth/passkeys/options", responses=refusals(NotSignedIn, FreshSignInNeeded, TooManyPasskeys))
@limited("change-account")
def passkey_options(caller: FreshUser) -> PasskeyOptions:
    """What `navigator.credentials.create` takes."""
    return PasskeyOptions(public_key=service.options_to_add_passkey(caller.user_id))


@router.post(
    "/auth/passkeys",
    status_code=status.HTTP_201_CREATED,
    responses=refusals(NotSignedIn, FreshSignInNeeded, TooManyPasskeys),
)
@limited("change-account")
def add_passkey(wanted: PasskeyInput, caller: FreshUser, response: Response) -> PasskeyAdded:
    """Keeps a new passkey. Gives ten recovery codes with the first second factor."""
    added = service.add_passkey(caller.user_id, wanted.name, wanted.credential)
    response.headers["Location"] = f"/api/v1/auth/passkeys/{added.id}"
    return added


@router.get("/auth/passkeys", responses=refusals(NotSignedIn))
def list_passkeys(caller: CurrentUser) -> Passkeys:
    """The passkeys, the newest first."""
    caller.must_have(Scope.ACCOUNT)
    return Passkeys(data=service.list_passkeys(caller.user_id))


@router.patch("/auth/passkeys/{passkey_id}", responses=refusals(NotSignedIn, PasskeyNotFound))
def rename_passkey(passkey_id: str, wanted: PasskeyName, caller: CurrentUser) -> PasskeyAnswer:
    """Gives a passkey another name."""
    caller.must_have(Scope.ACCOUNT)
    return service.rename_passkey(caller.user_id, passkey_id, wanted.name)


@router.delete(
    "/auth/passkeys/{passkey_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(NotSignedIn, FreshSignInNeeded, PasskeyNotFound, LastWayIn),
)
def remove_passkey(passkey_id: str, caller: FreshUser) -> None:
    """Removes a passkey, unless nothing else opens the account."""
    service.remove_passkey(caller.user_id, passkey_id)
