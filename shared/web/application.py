"""One FastAPI application a domain, all alike."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.params import Depends

from shared.web.audited import AuditedRoute
from shared.web.refusals import error_schemas, install

VERSION = "0.1.0"


def router_of(tag: str, *, audited: bool = True, dependencies: Sequence[Depends] = ()) -> APIRouter:
    """A router whose routes are audited and documented under this tag, and share these conditions."""
    route_class = {"route_class": AuditedRoute} if audited else {}
    return APIRouter(tags=[tag], dependencies=list(dependencies), **route_class)  # type: ignore[arg-type]


class _Api(FastAPI):
    """Its description holds the shape of errors, which its routes only refer to."""

    def openapi(self) -> dict[str, Any]:
        document = super().openapi()
        document.setdefault("components", {}).setdefault("schemas", {}).update(error_schemas())
        return document


def make_api(*routers: APIRouter, prefix: str = "/v1") -> FastAPI:
    """The application that serves these routers. The stage in front of it is named `api`."""
    api = _Api(
        title="Pathfinder",
        version=VERSION,
        servers=[{"url": "/api"}],
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    install(api)
    for router in routers:
        api.include_router(router, prefix=prefix)
    return api
