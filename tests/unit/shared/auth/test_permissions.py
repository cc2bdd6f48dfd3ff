"""Who may do what to other people's accounts: a table, and nothing beside it."""

import pytest

from shared.auth import ALL_SCOPES, Caller, Permission, Role, Scope
from shared.auth.permissions import PERMISSIONS
from shared.aws import Vended
from shared.errors import NotAllowed


def a_caller(role: Role, scopes: frozenset[Scope] = ALL_SCOPES) -> Caller:
    return Caller("u", "s", "p", role, scopes, 0, 0, Vended("u", "k", "s", "t"))


def test_every_role_stands_in_the_table() -> None:
    assert set(PERMISSIONS) == set(Role)


@pytest.mark.parametrize("permission", Permission)
def test_users_have_no_permission_and_super_administrators_all(permission: Permission) -> None:
    for role in (Role.USER, Role.PREMIUM):
        with pytest.raises(NotAllowed):
            a_caller(role).must(permission)
    a_caller(Role.SUPER_ADMIN).must(permission)


def test_administrators_do_not_make_administrators() -> None:
    a_caller(Role.ADMIN).must(Permission.ACCOUNTS_CHANGE_STATUS)
    with pytest.raises(NotAllowed):
        a_caller(Role.ADMIN).must(Permission.ACCOUNTS_CHANGE_ROLE)


@pytest.mark.parametrize("permission", Permission)
def test_an_administrators_key_without_the_account_administers_nothing(permission: Permission) -> None:
    with pytest.raises(NotAllowed):
        a_caller(Role.SUPER_ADMIN, ALL_SCOPES - {Scope.ACCOUNT}).must(permission)
    a_caller(Role.SUPER_ADMIN, frozenset({Scope.ACCOUNT})).must(permission)
