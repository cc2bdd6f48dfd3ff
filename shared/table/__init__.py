"""The tables: the only package that knows how a key is spelled."""

from shared.table.attributes import Attribute, from_item, to_item
from shared.table.changes import Changes, key_of
from shared.table.due import Due, done, due_of, due_until, make_due, making_due, undoing
from shared.table.idempotency import Remembered, hash_of
from shared.table.identity import IdentityTable, lookup_key, user_key
from shared.table.key_rotation import plan_key_rotation, planning_key_rotation
from shared.table.kinds import Content, Kind, Stored
from shared.table.partition import UserPartition
from shared.table.transaction import AlreadyThere, Transaction

__all__ = [
    "AlreadyThere",
    "Attribute",
    "Changes",
    "Content",
    "Due",
    "IdentityTable",
    "Kind",
    "Remembered",
    "Stored",
    "Transaction",
    "UserPartition",
    "done",
    "due_of",
    "due_until",
    "from_item",
    "hash_of",
    "key_of",
    "lookup_key",
    "make_due",
    "making_due",
    "plan_key_rotation",
    "planning_key_rotation",
    "to_item",
    "undoing",
    "user_key",
]
