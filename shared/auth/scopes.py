"""What a token may do, named once."""

from enum import StrEnum


class Scope(StrEnum):
    """Rights a token or API key carries."""

    RECORDS_READ = "records:read"
    RECORDS_WRITE = "records:write"
    RESUMES_READ = "resumes:read"
    RESUMES_WRITE = "resumes:write"
    ACCOUNT = "account"


ALL_SCOPES = frozenset(Scope)


class Role(StrEnum):
    """What an account is."""

    USER = "user"
    PREMIUM = "premium"
    ADMIN = "admin"
    SUPER_ADMIN = "super_admin"
