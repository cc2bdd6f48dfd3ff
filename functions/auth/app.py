"""Lambda entry point."""

from functions.auth.routes import router, well_known
from shared.web import lambda_handler, make_api

api = make_api(router)
api.include_router(well_known)
handler = lambda_handler(api)
