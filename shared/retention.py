"""How long what is kept: the one table that the infrastructure, the code and the users read.

Whatever enforces a rule takes its time from here: bucket rules and log groups when they are made, the
grace of an account in auth, expiries of rows where they are written, inactivity in privacy.
"""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Rule:
    """One kind of thing: for how long after what it is kept, and what ends it. English, for people."""

    name: str
    what: str
    kept: timedelta
    counted_from: str
    then: str


AUDIT = Rule(
    "audit",
    "The log of every access to your data",
    timedelta(days=7 * 365 + 2),
    "the access",
    "Locked against change for seven years. It knows you by a pseudonym that goes with your account.",
)
LOGS = Rule(
    "logs",
    "Technical logs: which route, when, how long it took. None of your words",
    timedelta(days=90),
    "the request",
    "Deleted by the log store.",
)
DELETED_ACCOUNT = Rule(
    "deleted_account",
    "An account that you asked to delete",
    timedelta(days=30),
    "your request",
    "Erased: first its keys, then everything else. Until then a sign-in brings it back.",
)
BACKUPS_OF_KEYS = Rule(
    "backups_of_keys",
    "Backups of the keys that open your data",
    timedelta(days=7),
    "the destruction of the keys",
    "Overwritten. From then on no backup of anything of yours can be read by anybody.",
)
BACKUPS = Rule(
    "backups",
    "Backups of tables, in which your data are unreadable without their keys",
    timedelta(days=35),
    "the change",
    "Overwritten.",
)
UPLOADS = Rule(
    "uploads",
    "Files that you upload to be read",
    timedelta(days=1),
    "the upload",
    "Deleted once they are read, and by the file store in any case.",
)
TAKEOUTS = Rule(
    "takeouts",
    "Copies of everything that you asked for",
    timedelta(days=7),
    "the copy",
    "Deleted. You can ask for a new one at any time.",
)
IMPORTS = Rule(
    "imports",
    "What was found in an uploaded file",
    timedelta(days=30),
    "the upload",
    "Deleted. What you took over into your record stays there.",
)
INVITATIONS = Rule(
    "invitations",
    "A question about a skill that you had mailed to somebody",
    timedelta(days=30),
    "your invitation",
    "Deleted, sooner once it is answered and the answer is in your record. Its link then leads nowhere.",
)
INACTIVE_ACCOUNT = Rule(
    "inactive_account",
    "An account that nobody signs in to and no API key is used for",
    timedelta(days=730),
    "the last sign-in or use of a key",
    "Erased, after a mail a month before and another one a week before.",
)
RULES = (
    AUDIT,
    LOGS,
    DELETED_ACCOUNT,
    INACTIVE_ACCOUNT,
    TAKEOUTS,
    IMPORTS,
    INVITATIONS,
    UPLOADS,
    BACKUPS,
    BACKUPS_OF_KEYS,
)
"""As they are shown, what matters most to their reader first."""

FIRST_WARNING = timedelta(days=30)
SECOND_WARNING = timedelta(days=7)
"""How long before an inactive account is erased its owner is told, for the first and the last time."""
