"""HTTP of the auth domain, a module for each subject: parse, call one verb, answer."""

from functions.auth.routes import (
    account,
    api_keys,
    external,
    factors,
    keys,
    linked_sign_ins,
    sessions,
    signing_in,
)

ROUTERS = (
    account.router,
    signing_in.router,
    external.router,
    linked_sign_ins.router,
    sessions.router,
    factors.router,
    api_keys.router,
)
WELL_KNOWN = keys.router

__all__ = ["ROUTERS", "WELL_KNOWN"]
