"""Lambda entry point."""

from functions.privacy.routes import ROUTERS
from shared.web import lambda_handler, make_api

api = make_api(*ROUTERS)
handler = lambda_handler(api)
