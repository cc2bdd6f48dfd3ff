"""The verbs of the auth domain."""

from functions.auth.service.account import change_me, deactivate, delete_me, read_me
from functions.auth.service.api_keys import all_of as list_api_keys
from functions.auth.service.api_keys import create as create_api_key
from functions.auth.service.api_keys import remove as remove_api_key
from functions.auth.service.email_address import (
    change_email,
    confirm_email,
    resend_verification,
    verify_email,
)
from functions.auth.service.external import offered_providers
from functions.auth.service.external_sign_in import begin as begin_external_sign_in
from functions.auth.service.external_sign_in import finish as finish_external_sign_in
from functions.auth.service.external_sign_in import is_linking
from functions.auth.service.keys import read_public_keys
from functions.auth.service.linking import linked_sign_ins_of
from functions.auth.service.linking import unlink as unlink_sign_in
from functions.auth.service.passkeys import all_of as list_passkeys
from functions.auth.service.passkeys import options_to_add as options_to_add_passkey
from functions.auth.service.passkeys import rename as rename_passkey
from functions.auth.service.password_change import (
    change_password,
    forgot_password,
    reset_password,
    unlock,
)
from functions.auth.service.registration import register
from functions.auth.service.second_factor import (
    add_passkey,
    confirm_totp,
    log_in_by_passkey,
    overview,
    passkey_options,
    remove_passkey,
    remove_totp,
)
from functions.auth.service.second_factor import replace_codes as replace_recovery_codes
from functions.auth.service.second_factor import verify as verify_second_factor
from functions.auth.service.sessions import (
    end_others,
    end_session,
    list_sessions,
    log_out,
    must_be_live,
    refresh,
)
from functions.auth.service.signing_in import log_in
from functions.auth.service.totp import set_up as set_up_totp

__all__ = [
    "add_passkey",
    "begin_external_sign_in",
    "change_email",
    "change_me",
    "change_password",
    "confirm_email",
    "confirm_totp",
    "create_api_key",
    "deactivate",
    "delete_me",
    "end_others",
    "end_session",
    "finish_external_sign_in",
    "forgot_password",
    "is_linking",
    "linked_sign_ins_of",
    "list_api_keys",
    "list_passkeys",
    "list_sessions",
    "log_in",
    "log_in_by_passkey",
    "log_out",
    "must_be_live",
    "offered_providers",
    "options_to_add_passkey",
    "overview",
    "passkey_options",
    "read_me",
    "read_public_keys",
    "refresh",
    "register",
    "remove_api_key",
    "remove_passkey",
    "remove_totp",
    "rename_passkey",
    "replace_recovery_codes",
    "resend_verification",
    "reset_password",
    "set_up_totp",
    "unlink_sign_in",
    "unlock",
    "verify_email",
    "verify_second_factor",
]
