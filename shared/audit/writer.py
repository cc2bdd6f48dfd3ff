"""Inserts into the audit table. PartiQL INSERT is the one right that can never overwrite.

The emulator tells streams nothing of PartiQL, so there it is a put on condition.
"""

import json
from contextvars import ContextVar
from dataclasses import asdict, dataclass

from shared import aws, clock, config
from shared.audit.entry import Entry, Origin
from shared.table import audit as table
from shared.table import to_item
from shared.vault import Binding, DataKey, seal

ANONYMOUS = "anonymous"


@dataclass(frozen=True)
class Subject:
    """Whom a request turned out to concern: a pseudonym, and the key its origin is sealed with."""

    pseudonym: str = ANONYMOUS
    key: DataKey | None = None


_box: ContextVar[list[Subject] | None] = ContextVar("audit_subject", default=None)


def subject() -> list[Subject]:
    """A fresh box for the request that begins; `concerning` fills it, from any thread of the request."""
    box = [Subject()]
    _box.set(box)
    return box


def concerning(pseudonym: str, key: DataKey | None) -> None:
    """Says whom a request without a token concerns, once the code has found out."""
    box = _box.get()
    if box is not None:
        box[0] = Subject(pseudonym, key)


def insert(entry: Entry, origin: Origin, key: DataKey | None) -> None:
    """Appends one entry. Origin is left out where no key can seal it."""
    place = table.place_of(entry.user, entry.id, entry.stage)
    values = asdict(entry) | place | {"at": clock.now().isoformat()}
    if key is not None:
        plain = json.dumps({"ip": origin.ip, "user_agent": origin.user_agent[:500]}).encode()
        binding = Binding(table.LOGICAL_NAME, place["pk"], place["sk"], 1, key.version)
        values |= {"key_version": key.version, "sealed": seal(plain, binding, key.secret)}
    aws.insert(config.read("TABLE_AUDIT"), to_item(values))  # where it is there, our answer was lost
