"""HTTP of the privacy domain, a module for each subject: parse, call one verb, answer."""

from functions.privacy.routes import consents, erasures, takeouts

ROUTERS = (takeouts.router, consents.router, erasures.router)

__all__ = ["ROUTERS"]
