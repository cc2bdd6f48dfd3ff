"""Every route of the OpenAPI document, asked by everybody who must not be answered.

A new route is covered by itself. Where it needs something that cannot be told from the document (a record
of Ana's to point at, the scope that opens it, what a stranger would send to it) a test here says so.
"""

import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from shared.auth import ALL_SCOPES
from tests.e2e.belongings import BODIES, belongings, ids_among
from tests.e2e.openapi_routes import NOBODYS_ID, Route, all_routes, fields_that_name_records
from tests.e2e.people import (
    Json,
    Person,
    anonymous,
    expect,
    new_user,
    refused,
    signed_in_with,
)
from tests.e2e.strangers import keys_of_scope_sets, who_is_not_signed_in
from tests.looking_inside import owner
from tests.running_stack import Stack

PROVE = "PROVE" in os.environ
ROUTES = all_routes()
SIGNED_IN = [route for route in ROUTES if not route.is_public]
ADMINS = [route for route in SIGNED_IN if route.is_admins]
OF_ONES_OWN = [route for route in SIGNED_IN if not route.is_admins]
WITH_IDS = [route for route in OF_ONES_OWN if route.ids]
WITH_IDS_IN_BODY = [route for route in OF_ONES_OWN if fields_that_name_records(route)]

NOT_COVERED: dict[str, str] = {}
"""Routes that no test here asks, each with its reason. There is none."""

_NAMES_IN_QUERIES = ("id", "user_id", "user", "owner", "experience_id", "record_id", "pk", "cursor")
_ACCOUNT = ("auth", "users", "admin", "takeouts", "consents")
_RESUMES = ("resumes",)
_ONLY_READ = ("reference", "search")
_BUILDING_BLOCKS = (
    "accomplishments", "certifications", "education", "experiences", "imports", "languages", "profile",
    "projects", "recommendations", "search", "skills", "summaries",
)  # fmt: skip


def each(routes: list[Route]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("route", routes, ids=map(str, routes))


@pytest.fixture(scope="module")
def strangers(stack: Stack, ana: Person) -> dict[str, httpx.Client]:
    return who_is_not_signed_in(stack, ana)


@pytest.fixture(scope="module")
def keys(stack: Stack, ben: Person) -> dict[frozenset[str], httpx.Client]:
    """With PROVE every set that there is; else those that lack one scope, and the one that lacks none."""
    fewest = 1 if PROVE else len(ALL_SCOPES) - 1
    return dict(keys_of_scope_sets(stack, ben, fewest=fewest))


@pytest.fixture(scope="module")
def anas(stack: Stack, ana: Person) -> dict[str, str]:
    """One of Ana's things for every parameter that names one, by the parameter's name."""
    return belongings(stack, ana)


@pytest.fixture(scope="module")
def premium(stack: Stack) -> Iterator[Person]:
    """Somebody who pays and is no admin."""
    person = new_user(stack)
    _give_role(stack, person, "premium")
    yield person
    person.api.close()


@pytest.fixture(scope="module")
def admins_key(stack: Stack) -> Iterator[httpx.Client]:
    """What an admin made for a program that has nothing to do with accounts."""
    person = new_user(stack)
    scopes = sorted(ALL_SCOPES - {"account"})
    key = expect(person.api.post("/auth/api-keys", json={"name": "k", "scopes": scopes}), 201)["key"]
    _give_role(stack, person, "super_admin")
    with signed_in_with(stack, key) as api:
        yield api


def _give_role(stack: Stack, person: Person, role: str) -> None:
    """Only who owns the tables can do so here."""
    owner(stack, "dynamodb").update_item(
        TableName=stack.resources["table/identity"],
        Key={"pk": {"S": f"USER#{person.id}"}, "sk": {"S": "ACCOUNT"}},
        UpdateExpression="SET #role = :role",
        ExpressionAttributeNames={"#role": "role"},
        ExpressionAttributeValues={":role": {"S": role}},
    )


def test_every_route_of_the_document_is_covered() -> None:
    covered = {str(route) for route in SIGNED_IN} | set(PUBLIC)
    missing = {str(route) for route in ROUTES} - covered - set(NOT_COVERED)
    assert not missing, f"Say in PUBLIC what a stranger would send to {sorted(missing)}."
    assert not set(PUBLIC) - {str(route) for route in ROUTES if route.is_public}
    assert all(NOT_COVERED.values())
    assert len(ROUTES) == len({str(route) for route in ROUTES}) >= 80
    print(f"access matrix: {len(covered)} of {len(ROUTES)} routes, {len(NOT_COVERED)} left out")


@each(SIGNED_IN)
def test_a_stranger_is_not_signed_in(
    route: Route, strangers: dict[str, httpx.Client], anas: dict[str, str]
) -> None:
    def ask(who: str) -> None:
        answer = _asked(strangers[who], route, ids_among(anas, route))
        assert answer.status_code == 401, f"{who}: {answer.status_code}"
        refused(answer, 401, "NOT_SIGNED_IN")

    with ThreadPoolExecutor(3) as at_once:
        list(at_once.map(ask, strangers))


@each(OF_ONES_OWN)
def test_an_api_key_without_the_scope_is_refused_whatever_else_it_has(
    route: Route, keys: dict[frozenset[str], httpx.Client], anas: dict[str, str]
) -> None:
    wrong = [scopes for scopes in keys if scope_of(route) not in scopes]
    assert len(wrong) == (15 if PROVE else 1)
    if "429" in route.operation["responses"]:
        wrong = [max(wrong, key=len)]  # more would be too many requests; this one has all but the needed

    def ask(scopes: frozenset[str]) -> None:
        answer = _asked(keys[scopes], route, ids_among(anas, route))
        assert answer.status_code == 403, f"{sorted(scopes)}: {answer.status_code} {answer.text}"
        refused(answer, 403, "NOT_ALLOWED")

    with ThreadPoolExecutor(3) as at_once:
        list(at_once.map(ask, wrong))


@each([route for route in OF_ONES_OWN if route.needs_a_fresh_sign_in])
def test_an_api_key_never_signed_in_freshly(
    route: Route, keys: dict[frozenset[str], httpx.Client], anas: dict[str, str]
) -> None:
    everything = max(keys, key=len)
    refused(_asked(keys[everything], route, ids_among(anas, route)), 403, "FRESH_SIGN_IN_NEEDED")


@each(ADMINS)
def test_only_an_admin_is_answered_where_admins_are(
    route: Route,
    ben: Person,
    premium: Person,
    admins_key: httpx.Client,
    keys: dict[frozenset[str], httpx.Client],
    anas: dict[str, str],
) -> None:
    for api in (ben.api, premium.api, admins_key, *keys.values()):
        answer = _asked(api, route, ids_among(anas, route))
        assert answer.status_code == 403, answer.text
        refused(answer, 403, "NOT_ALLOWED")


@each(WITH_IDS)
def test_what_is_another_users_answers_as_if_it_were_not_there(
    route: Route, ben: Person, anas: dict[str, str]
) -> None:
    answers = []
    for ids in (ids_among(anas, route), dict.fromkeys(route.ids, NOBODYS_ID)):
        answer = _asked(ben.api, route, ids)
        assert answer.status_code == 404, answer.text
        answers.append(_without_its_own_id(answer))
    assert answers[0] == answers[1]


@each([route for route in OF_ONES_OWN if route.method == "GET" and not route.ids])
def test_anothers_id_in_a_query_finds_nothing(
    route: Route, ana: Person, ben: Person, anas: dict[str, str]
) -> None:
    for value in (ana.id, anas["experiences"]):
        named = dict.fromkeys(_NAMES_IN_QUERIES, value)
        answer = ben.api.get(route.where(), params=route.query() | named)
        assert answer.status_code in (200, 204, 400, 404, 422), answer.text
        assert not [one for one in (ana.id, *anas.values()) if one in answer.text]
        assert not re.search(r"\bAna\b", answer.text), "an anaesthetist may be there, Ana may not"


@each(WITH_IDS_IN_BODY)
def test_anothers_id_in_a_body_is_answered_as_if_it_were_nobodys(
    route: Route, ben: Person, anas: dict[str, str]
) -> None:
    mine = dict.fromkeys(route.ids, _own(route, ben)) if route.ids else {}
    for name, several in fields_that_name_records(route):
        answers = []
        for record_id in (anas[_named_by(name)], NOBODYS_ID):
            body = (route.body() or {}) | {name: [record_id] if several else record_id}
            answer = ben.api.request(route.method, route.where(mine), json=body)
            answers.append((answer.status_code, _without(answer, record_id, but=name)))
            assert "Ana" not in answer.text
        assert answers[0] == answers[1], name


@each([route for route in ROUTES if route.path.endswith("/batch")])
def test_anothers_id_in_a_batch_changes_nothing(ben: Person, anas: dict[str, str], route: Route) -> None:
    name = route.path.split("/")[1]
    items = [BODIES[name] | {field: anas[name]} for field in ("id", "experience_id", "pk", "user_id")]
    done = expect(ben.api.post(route.path, json={"items": items}), 200)["data"]
    assert [one["status"] for one in done] == [422] * 4


PUBLIC: dict[str, Json | None] = {
    "GET /.well-known/jwks.json": None,
    "GET /health": None,
    "GET /policies": None,
    "GET /policies/retention": None,
    "GET /policies/{name}": {"locale": "{user_id}"},
    "GET /erasures/{receipt}": {"user_id": "{user_id}"},
    "GET /endorsements/{token}": {"user_id": "{user_id}"},
    "POST /endorsements/{token}": {"confirms": "false"},
    "GET /auth/oauth/providers": None,
    "GET /auth/oauth/{provider}/start": {"reactivate": "true"},
    "GET /auth/oauth/{provider}/callback": {"state": "{user_id}", "code": "{session_id}"},
    "POST /auth/login": {"identifier": "{email}", "password": "not her password"},
    "POST /auth/register": {
        "username": "{username}", "email": "{email}", "password": "four unrelated dull words",
    },
    "POST /auth/refresh": {"refresh_token": "{user_id}.{session_id}.1.AAAA"},
    "POST /auth/logout": {"refresh_token": "{user_id}.{session_id}.1.AAAA"},
    "POST /auth/forgot-password": {"email": "{email}"},
    "POST /auth/resend-verification": {"email": "{email}"},
    "POST /auth/reset-password": {"token": "{user_id}", "new_password": "four unrelated dull words"},
    "POST /auth/unlock": {"token": "{user_id}"},
    "POST /auth/verify-email": {"token": "{user_id}"},
    "POST /auth/confirm-email": {"token": "{user_id}"},
    "POST /auth/mfa/verify": {"mfa_token": "{user_id}", "method": "totp", "code": "123456"},
    "POST /auth/passkeys/login": {
        "credential": {"id": "{passkey_id}", "response": {"userHandle": "{user_id}"}},
    },
    "POST /auth/passkeys/login-options": {"mfa_token": "{user_id}"},
}  # fmt: skip
"""What somebody who knows Ana's names and ids would send to the routes that are open to everybody."""


@each([route for route in ROUTES if route.is_public])
def test_a_public_route_tells_a_stranger_nothing_of_anybody(
    route: Route, stack: Stack, ana: Person, anas: dict[str, str]
) -> None:
    known = anas | {"email": ana.email, "username": ana.username}
    sent = _filled(PUBLIC[str(route)], known)
    with anonymous(stack) as api:
        where = (
            f"{stack.api_url.removesuffix('/v1')}{route.path}"
            if route.path.startswith("/.")
            else route.where()
        )
        given = {"params": sent} if route.method == "GET" else {"json": sent}
        answer = api.request(route.method, where, **given)  # type: ignore[arg-type]
    assert answer.status_code < 500, answer.text
    private = {"Nováková", ana.email, ana.username, *anas.values()}
    assert not [one for one in private if one in answer.text + str(answer.headers)]


def test_afterwards_everything_is_still_there(ana: Person, anas: dict[str, str]) -> None:
    for name in BODIES:
        assert expect(ana.api.get(f"/{name}/{anas[name]}"), 200).get("version", 1) == 1
    expect(ana.api.get(f"/summaries/runs/{anas['run_id']}"), 200)
    for path, name in (("sessions", "session_id"), ("api-keys", "key_id"), ("passkeys", "passkey_id")):
        assert anas[name] in {one["id"] for one in expect(ana.api.get(f"/auth/{path}"), 200)["data"]}


def scope_of(route: Route) -> str:
    """The scope that opens a route, by what it is about and whether it changes anything."""
    about = route.path.split("/")[1]
    if about in _ACCOUNT:
        return "account"
    if about in _ONLY_READ:
        return "records:read"
    assert about in (*_RESUMES, *_BUILDING_BLOCKS), f"Say here which scope opens {route}."
    does = "read" if route.method == "GET" else "write"
    return f"resumes:{does}" if about in _RESUMES else f"records:{does}"


def _asked(api: httpx.Client, route: Route, ids: dict[str, str]) -> httpx.Response:
    return api.request(route.method, route.where(ids), params=route.query(), json=route.body())


def _named_by(field: str) -> str:
    """The collection that a field of a body points into."""
    return f"{field.removesuffix('_ids').removesuffix('_id')}s"


def _own(route: Route, person: Person) -> str:
    about = route.path.split("/")[1]
    return str(expect(person.api.post(f"/{about}", json=BODIES[about]), 201)["id"])


def _without_its_own_id(answer: httpx.Response) -> bytes:
    return answer.content.replace(answer.json()["error"]["request_id"].encode(), b"")


def _without(answer: httpx.Response, record_id: str, *, but: str) -> Json:
    """What an answer says besides ids and moments of its own; of the field that was given, its form."""
    said: Json = answer.json()
    shown = str(said.get(but)).replace(record_id, "the id")
    said.get("error", {}).pop("request_id", None)
    return {name: value for name, value in said.items() if not name.endswith(_ITS_OWN)} | {but: shown}


_ITS_OWN = ("id", "_ids", "version", "created_at", "updated_at")


def _filled(sent: Json | None, known: dict[str, str]) -> Json | None:
    if sent is None:
        return None
    return {name: _fill(value, known) for name, value in sent.items()}


def _fill(value: object, known: dict[str, str]) -> object:
    if isinstance(value, dict):
        return {name: _fill(one, known) for name, one in value.items()}
    return value.format(**known) if isinstance(value, str) else value
