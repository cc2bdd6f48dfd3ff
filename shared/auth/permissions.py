"""What a role may do beyond its own account: one table, asked by name."""

from collections.abc import Mapping
from enum import StrEnum

from shared.auth.scopes import Role


class Permission(StrEnum):
    """Rights over other people's accounts. None of them reaches anybody's record."""

    AUDIT_READ = "audit:read"
    ACCOUNTS_READ = "accounts:read"
    ACCOUNTS_CHANGE_STATUS = "accounts:change_status"
    ACCOUNTS_CHANGE_ROLE = "accounts:change_role"


PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.USER: frozenset(),
    Role.PREMIUM: frozenset(),
    Role.ADMIN: frozenset(
        {Permission.AUDIT_READ, Permission.ACCOUNTS_READ, Permission.ACCOUNTS_CHANGE_STATUS}
    ),
    Role.SUPER_ADMIN: frozenset(Permission),
}
