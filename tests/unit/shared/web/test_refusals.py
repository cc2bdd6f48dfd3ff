import pytest
from starlette.exceptions import HTTPException

from shared.errors import InvalidInput, NotFound
from shared.records.writing import RequestKeyReused
from shared.web import refusals
from shared.web.refusals import as_refusal


class NoSuchThing(NotFound):
    code = "NO_SUCH_THING"
    message = "There is no such thing."


def test_a_status_tells_every_refusal_that_it_stands_for() -> None:
    told = refusals(RequestKeyReused)[422]["description"].splitlines()
    assert told == [f"`{one.code}`: {one.message}" for one in (InvalidInput, RequestKeyReused)]


def test_what_every_route_refuses_and_its_own_are_told_once() -> None:
    documented = refusals(NoSuchThing, NoSuchThing, InvalidInput)
    assert set(documented) == {400, 404, 422, 503}
    assert documented[404]["description"] == "`NO_SUCH_THING`: There is no such thing."
    assert "\n" not in documented[422]["description"]


@pytest.mark.parametrize(
    ("status", "code"),
    [(400, "MALFORMED_REQUEST"), (404, "NOT_FOUND"), (405, "METHOD_NOT_ALLOWED"), (418, "INTERNAL_ERROR")],
)
def test_what_the_framework_refuses_is_no_bug_unless_nobody_foresaw_it(status: int, code: str) -> None:
    assert as_refusal(HTTPException(status), "a request").code == code
