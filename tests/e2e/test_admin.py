"""Administrators over HTTP: they see how accounts stand, change that, and leave their traces."""

import pytest

from shared.auth import Role
from tests.e2e.people import (
    Person,
    anonymous,
    eventually,
    expect,
    log_in,
    new_user,
    refused,
    sign_in,
    signed_in_with,
)  # fmt: skip
from tests.looking_inside import owner
from tests.running_stack import Stack
from tools.grant_role import grant


def appointed(stack: Stack, role: Role) -> Person:
    """Somebody with this role, by the operator's own rights; signed in anew, so at once."""
    person = new_user(stack)
    stack.endpoint()
    granted = grant(owner(stack, "lambda"), stack.resources["function/auth-steps"], person.id, role)
    assert granted["role"] == role
    with anonymous(stack) as api:
        token = sign_in(api, person.username)["access_token"]
    return Person(person.id, person.username, person.email, "", signed_in_with(stack, token))


@pytest.fixture(scope="module")
def admin(stack: Stack) -> Person:
    return appointed(stack, Role.ADMIN)


@pytest.fixture(scope="module")
def super_admin(stack: Stack) -> Person:
    return appointed(stack, Role.SUPER_ADMIN)


def test_users_are_no_administrators(ana: Person, ben: Person) -> None:
    refused(ana.api.get(f"/admin/accounts/{ben.id}"), 403, "NOT_ALLOWED")
    body = {"role": "super_admin"}
    refused(ana.api.patch(f"/admin/accounts/{ana.id}", json=body), 403, "NOT_ALLOWED")


def test_an_account_is_seen_without_who_it_is(admin: Person, ben: Person) -> None:
    answer = admin.api.get(f"/admin/accounts/{ben.id}")
    account = expect(answer, 200)
    assert (account["status"], account["role"], account["user_id"]) == ("active", "user", ben.id)
    assert ben.username not in answer.text
    assert ben.email not in answer.text
    refused(admin.api.get("/admin/accounts/01ARZ3NDEKTSV4RRFFQ69G5FAV"), 404, "ACCOUNT_NOT_FOUND")
    refused(admin.api.get("/admin/accounts/nobody"), 404, "ACCOUNT_NOT_FOUND")


def test_who_is_shut_out_stays_out_until_an_administrator_lets_them_in(stack: Stack, admin: Person) -> None:
    person = new_user(stack)
    where = f"/admin/accounts/{person.id}"
    shut = expect(admin.api.patch(where, json={"status": "deactivated"}), 200)
    assert (shut["status"], shut["suspended"], shut["sessions"]) == ("deactivated", True, 0)
    eventually(lambda: person.api.get("/users/me").status_code == 401 or None, seconds=60, every=2)
    with anonymous(stack) as api:
        refused(log_in(api, person.email, reactivate=True), 403, "ACCOUNT_SUSPENDED")
        expect(admin.api.patch(where, json={"status": "active"}), 200)
        expect(log_in(api, person.email), 200)


def test_only_super_administrators_give_roles_and_nobody_their_own(
    stack: Stack, admin: Person, super_admin: Person
) -> None:
    person = new_user(stack)
    where = f"/admin/accounts/{person.id}"
    refused(admin.api.patch(where, json={"role": "admin"}), 403, "NOT_ALLOWED")
    assert expect(super_admin.api.patch(where, json={"role": "premium"}), 200)["role"] == "premium"
    for one in (admin, super_admin):
        own = one.api.patch(f"/admin/accounts/{one.id}", json={"status": "deactivated"})
        refused(own, 403, "NOT_ONES_OWN_ACCOUNT")
    refused(
        admin.api.patch(f"/admin/accounts/{super_admin.id}", json={"status": "deactivated"}),
        403,
        "NOT_ALLOWED",
    )
    for body in ({}, {"status": "erased"}, {"role": "king"}, {"email": "x"}):
        refused(super_admin.api.patch(where, json=body), 422, "INVALID_INPUT")


def test_what_an_administrator_does_stands_in_both_logs(stack: Stack, admin: Person) -> None:
    person = new_user(stack)
    expect(admin.api.patch(f"/admin/accounts/{person.id}", json={"status": "deactivated"}), 200)
    expect(admin.api.patch(f"/admin/accounts/{person.id}", json={"status": "active"}), 200)
    mine = expect(admin.api.get("/users/me/audit", params={"action": "change_account"}), 200)["data"]
    assert [one["resource_id"] for one in mine[:2]] == [person.id] * 2
    with anonymous(stack) as api:
        theirs = signed_in_with(stack, sign_in(api, person.username)["access_token"])
    for action in ("suspended_by_admin", "let_in_by_admin"):
        assert len(expect(theirs.get("/users/me/audit", params={"action": action}), 200)["data"]) == 1
