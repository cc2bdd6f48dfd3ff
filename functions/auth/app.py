"""Lambda entry point."""

from functions.auth.routes import ROUTERS, WELL_KNOWN
from shared.web import lambda_handler, make_api

api = make_api(*ROUTERS)
api.include_router(WELL_KNOWN)
handler = lambda_handler(api)
