"""The tables: the only package that knows how a key is spelled."""

from shared.table.attributes import Attribute, from_item, to_item
from shared.table.due import Due, done, due_until, make_due
from shared.table.idempotency import Remembered, hash_of
from shared.table.identity import IdentityTable
from shared.table.kinds import Content, Kind, Stored
from shared.table.partition import UserPartition
from shared.table.transaction import AlreadyThere, Transaction

__all__ = [
    "AlreadyThere",
    "Attribute",
    "Content",
    "Due",
    "IdentityTable",
    "Kind",
    "Remembered",
    "Stored",
    "Transaction",
    "UserPartition",
    "done",
    "due_until",
    "from_item",
    "hash_of",
    "make_due",
    "to_item",
]
