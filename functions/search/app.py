"""Lambda entry point."""

from functions.search.routes import router
from shared.web import lambda_handler, make_api

api = make_api(router)
handler = lambda_handler(api)
