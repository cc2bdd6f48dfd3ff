"""One's own log and the administrators': who is told what, page by page, and from where."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from functions.admin.app import handler as admin_handler
from functions.audit.app import handler as own_handler
from functions.profile.app import handler as profile_handler
from shared import audit, aws
from shared.audit import Entry, Origin, Stage
from shared.auth import Caller, Role, Scope
from shared.ids import first_id_at, new_id
from tests.gateway_events import Json, gateway_event
from tests.integration.conftest import Items, user_with_keys
from tests.integration.test_audit import a_caller

_ANOTHER = "01CZ3NDEKTSV4RRFFQ69G5FAVX"
_EDGE = {"X-Origin-Secret": "the edge", "X-Viewer-Ip": "198.51.100.9", "User-Agent": "my own browser"}


@pytest.fixture
def ana(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Caller:
    monkeypatch.setenv("ORIGIN_SECRET", "the edge")
    monkeypatch.setattr(aws, "within", partial(aws.within, 60))  # a busy machine is no trouble here
    return a_caller(user_with_keys())


@pytest.fixture
def ben(ana: Caller) -> Caller:
    user_id = user_with_keys()
    caller = a_caller(user_id)
    return replace(caller, pseudonym=_ANOTHER, vended=replace(caller.vended, pseudonym=_ANOTHER))


@pytest.fixture
def admin(ben: Caller) -> Caller:
    return replace(ben, role=Role.ADMIN)


def ask(
    handler: Callable[[Json, None], Json],
    method: str,
    path: str,
    caller: Caller,
    body: object = None,
    **query: str,
) -> Json:
    answer = handler(gateway_event(method, f"/v1{path}", body, caller, query, _EDGE), None)
    return {"status": answer["statusCode"], **json.loads(answer["body"] or "{}")}


def own(caller: Caller, **query: str) -> Json:
    return ask(own_handler, "GET", "/users/me/audit", caller, **query)


def told(caller: Caller) -> list[Json]:
    """One's own log without the looks at it: the entry of a look is written beside the look."""
    return [one for one in own(caller)["data"] if one["action"] != "read_own_audit_log"]


def search(caller: Caller, **query: str) -> Json:
    return ask(admin_handler, "GET", "/admin/audit", caller, **query)


def some_requests(caller: Caller, count: int = 1) -> None:
    for _ in range(count):
        ask(profile_handler, "GET", "/profile", caller)
        ask(profile_handler, "POST", "/education", caller, {"institution": "Univerzita Karlova"})


def entry_at(moment: datetime, user: str, action: str = "read_profile") -> str:
    """An entry of another day."""
    entry_id = first_id_at(moment)[:10] + new_id()[10:]
    entry = Entry(id=entry_id, stage=Stage.READ, user=user, action=action, resource_type="profile",
                  resource_id=None, method="GET", path="/profile", request_id="r")  # fmt: skip
    audit.insert(entry, Origin(), None)
    return entry_id


def all_of(caller: Caller, ask_for: Callable[..., Json], **query: str) -> tuple[list[Json], int]:
    """Everything that cursors lead to, and how many stretches it came in."""
    data, stretches, cursor = [], 0, {}
    while True:
        answer = ask_for(caller, **query, **cursor)
        assert answer["status"] == 200, answer
        data += answer["data"]
        stretches += 1
        if answer["next_cursor"] is None:
            return data, stretches
        cursor = {"cursor": answer["next_cursor"]}


def test_a_request_and_its_outcome_are_one_entry_with_its_origin_opened(ana: Caller) -> None:
    some_requests(ana)
    written, read = told(ana)
    assert (written["action"], written["status"], written["success"]) == ("create_education", 201, True)
    assert (read["action"], read["status"], read["success"]) == ("read_profile", None, True)
    assert (read["ip"], read["user_agent"]) == ("198.51.100.9", "my own browser")
    assert (written["ip"], written["user_agent"]) == ("198.51.100.9", "my own browser")


def test_one_is_told_ones_own_only(ana: Caller, ben: Caller) -> None:
    some_requests(ana)
    some_requests(ben)
    assert {one["user"] for one in own(ana)["data"]} == {ana.pseudonym}
    assert {one["user"] for one in own(ben)["data"]} == {ben.pseudonym}


def test_a_refusal_is_told_with_its_code_and_an_unknown_outcome_as_unknown(ana: Caller, items: Items) -> None:
    ask(profile_handler, "GET", f"/education/{ana.user_id}", ana)
    audit.insert(
        Entry(id=new_id(), stage=Stage.ATTEMPT, user=ana.pseudonym, action="lost", resource_type="education",
              resource_id=None, method="POST", path="/education", request_id="r"),
        Origin(), None,
    )  # fmt: skip
    lost, refused = told(ana)
    assert (lost["success"], lost["status"], lost["ip"]) == (None, None, None)
    assert (refused["success"], refused["error"]) == (False, "RECORD_NOT_FOUND")


@pytest.mark.parametrize("limit", ["1", "2", "3", "7", "100"])
def test_cursors_lead_through_everything_once_newest_first(ana: Caller, limit: str) -> None:
    for _ in range(7):
        entry_at(datetime.now(UTC) - timedelta(days=400), ana.pseudonym)
    some_requests(ana, 5)
    until = datetime.now(UTC).isoformat()
    data, _ = all_of(ana, own, limit=limit, to=until)
    ids = [one["id"] for one in data]
    assert len(ids) == 17
    assert ids == sorted(set(ids), reverse=True)


def test_an_action_is_found_among_many_others_at_the_cost_of_some_stretches(
    ana: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.table.audit._FILTERED_PAGE", 3)
    rare = entry_at(datetime(2025, 1, 1, tzinfo=UTC), ana.pseudonym, "very_rare")
    for number in range(60):
        entry_at(datetime(2026, 1, 1, number % 24, tzinfo=UTC), ana.pseudonym)
    data, stretches = all_of(ana, own, action="very_rare")
    assert [one["id"] for one in data] == [rare]
    assert stretches > 1


def test_a_span_of_time_includes_its_start_and_not_its_end(ana: Caller) -> None:
    days = [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3)]
    ids = [entry_at(day, ana.pseudonym) for day in days]
    span = {"from": days[0].isoformat(), "to": days[2].isoformat()}
    assert [one["id"] for one in own(ana, **span)["data"]] == [ids[1], ids[0]]
    assert own(ana, **{"from": span["to"], "to": span["from"]})["data"] == []


@pytest.mark.parametrize(
    "query",
    [{"limit": "0"}, {"limit": "101"}, {"from": "yesterday"}, {"from": "2026-01-01T00:00:00"},
     {"action": "A b"}, {"cursor": ""}, {"cursor": "x"}, {"cursor": "AAEx" * 30}, {"cursor": "é"}],
)  # fmt: skip
def test_a_question_that_cannot_be_understood_is_refused(ana: Caller, query: dict[str, str]) -> None:
    assert own(ana, **query)["status"] == 422


def test_a_cursor_leads_on_for_its_owner_and_question_only(ana: Caller, ben: Caller, admin: Caller) -> None:
    some_requests(ana, 3)
    some_requests(ben, 3)
    cursor = own(ben, limit="2")["next_cursor"]
    assert own(ben, limit="3", cursor=cursor)["status"] == 200
    assert own(ana, limit="2", cursor=cursor)["status"] == 422
    assert own(ben, limit="2", action="read_profile", cursor=cursor)["status"] == 422
    assert search(admin, limit="2", cursor=cursor)["status"] == 422
    assert new_id()[:6] not in cursor


def test_without_the_account_scope_the_log_is_not_told(ana: Caller) -> None:
    reader = replace(ana, scopes=frozenset({Scope.RECORDS_READ}))
    assert own(reader)["error"]["code"] == "NOT_ALLOWED"


@pytest.mark.parametrize("role", [Role.USER, Role.PREMIUM])
def test_who_is_no_administrator_is_refused_and_that_is_recorded(ana: Caller, role: Role) -> None:
    assert search(replace(ana, role=role))["error"]["code"] == "NOT_ALLOWED"
    (entry,) = told(ana)
    assert (entry["action"], entry["error"]) == ("search_audit_log", "NOT_ALLOWED")


def test_every_act_of_an_administrator_is_recorded_under_their_own_pseudonym(admin: Caller) -> None:
    assert search(admin)["status"] == 200
    assert search(admin, user=_ANOTHER)["status"] == 200
    assert [one["action"] for one in told(admin)] == ["search_audit_log"] * 2


def test_an_administrator_finds_requests_by_user_and_no_address(ana: Caller, admin: Caller) -> None:
    some_requests(ana, 2)
    data, _ = all_of(admin, search, user=ana.pseudonym, limit="3")
    assert [one["action"] for one in data] == ["create_education", "read_profile"] * 2
    assert not {"ip", "user_agent", "sealed"} & set(data[0])
    assert "198.51.100.9" not in json.dumps(data)


def test_an_administrator_finds_everybodys_requests_day_by_day(ana: Caller, admin: Caller) -> None:
    now = datetime.now(UTC)
    made = [entry_at(now - timedelta(days=days, hours=1), user)
            for days in (0, 1, 9, 25) for user in (ana.pseudonym, _ANOTHER, "anonymous")]  # fmt: skip
    entry_at(now - timedelta(days=40), ana.pseudonym)
    data, stretches = all_of(admin, search, limit="2", action="read_profile")
    assert sorted(one["id"] for one in data) == sorted(made)
    assert [one["id"] for one in data] == sorted(made, reverse=True)
    assert stretches > 4
    older, _ = all_of(
        admin, search, **{"from": (now - timedelta(days=41)).isoformat(), "action": "read_profile"}
    )
    assert len(older) == len(made) + 1


@pytest.mark.parametrize("user", ["nobody", "01bx5zzkbkactav9wevgemmvrz", "*", "USER#1"])
def test_whom_the_log_cannot_know_cannot_be_searched_for(admin: Caller, user: str) -> None:
    assert search(admin, user=user)["status"] == 422


@pytest.mark.parametrize(
    ("networks", "status"),
    [("", 200), ("198.51.100.0/24", 200), ("2001:db8::/32, 198.51.100.9", 200), ("198.51.101.0/24", 403),
     ("2001:db8::/32", 403)],
)  # fmt: skip
def test_administration_answers_only_to_the_addresses_that_are_allowed(
    admin: Caller, monkeypatch: pytest.MonkeyPatch, networks: str, status: int
) -> None:
    monkeypatch.setenv("ADMIN_ADDRESSES", networks)
    answer = search(admin)
    assert answer["status"] == status
    if status == 403:
        assert answer["error"]["code"] == "ADDRESS_NOT_ALLOWED"
        assert told(admin)[0]["error"] == "ADDRESS_NOT_ALLOWED"


def test_an_address_that_the_edge_does_not_vouch_for_is_not_believed(
    admin: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADMIN_ADDRESSES", "198.51.100.0/24")
    monkeypatch.setenv("ORIGIN_SECRET", "another")
    assert search(admin)["error"]["code"] == "ADDRESS_NOT_ALLOWED"


def test_addresses_that_cannot_be_read_let_nobody_in(admin: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN_ADDRESSES", "the office")
    assert search(admin)["status"] == 500


def test_no_table_is_scanned_and_ones_own_log_costs_one_question(ana: Caller, operations: list[str]) -> None:
    some_requests(ana, 3)
    own(ana)
    operations.clear()
    own(ana, limit="3")
    assert sorted(operations) == ["ExecuteStatement", "Query"]
