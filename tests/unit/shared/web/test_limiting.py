"""Limits as routes declare them, and as OpenAPI and headers tell of them."""

import pytest

from shared.limits import POLICIES, Standing
from shared.web import limited, make_api, router_of
from shared.web.limiting import headers_of


def test_the_headers_have_the_form_of_the_draft() -> None:
    standing = Standing(POLICIES["enrich"], full_quota=30, quota=15, count=1, resets_in=3540)
    assert headers_of(standing) == {
        "RateLimit-Policy": '"enrich";q=15;w=3600',
        "RateLimit": '"enrich";r=14;t=3540',
    }


def test_what_is_left_is_never_less_than_nothing() -> None:
    standing = Standing(POLICIES["enrich"], full_quota=30, quota=7, count=12, resets_in=1)
    assert headers_of(standing)["RateLimit"] == '"enrich";r=0;t=1'
    assert standing.exceeded


def test_a_limited_route_documents_its_refusal_and_the_headers_that_explain_it() -> None:
    router = router_of("things")

    @router.post("/dear")
    @limited("enrich")
    def dear() -> None: ...

    @router.post("/cheap")
    def cheap() -> None: ...

    paths = make_api(router).openapi()["paths"]
    refusal = paths["/v1/dear"]["post"]["responses"]["429"]
    assert set(refusal["headers"]) == {"Retry-After", "RateLimit", "RateLimit-Policy"}
    assert refusal["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/ErrorAnswer"}
    assert "429" not in paths["/v1/cheap"]["post"]["responses"]


def test_a_limit_that_there_is_not_cannot_be_declared() -> None:
    with pytest.raises(KeyError):
        limited("nothing")
    with pytest.raises(ValueError, match="only a service knows"):
        limited("mail-to-account")
