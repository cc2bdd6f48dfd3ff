"""The steps of an erasure: no way back, the keys, then everything that names the user, then the receipt.

Each may end anywhere and be done again, in this order or from the first step on. After the keys nothing
needs to be opened any more. What a function still keeps in memory it forgets while the workflow waits.
"""

import time
from collections.abc import Callable

from functions.privacy.repository import identity, objects
from shared import clock, config, limits, publishing
from shared.table import Due, UserPartition, done, due_of, erasures
from shared.table.invitations import settle_all
from shared.table.whole_partition import remove_some
from shared.vault import KEPT_SECONDS, destroy_keys

ERASE = "erase"
_SECONDS_A_VISIT = 30
_SEALED_WITHIN_SECONDS = 120
_BUCKETS = ("uploads", "files")


def begin(user_id: str, when: str, *, replayed: bool) -> bool:
    """Closes the account for good and enters it in the ledger. False where there is nothing to erase.

    An account that was kept is not due any more; one whose time is not over stays due.
    """
    state, receipt_hash = identity.begin_erasure(user_id, replayed=replayed)
    if state == "erasing":
        erasures.enter(user_id, receipt_hash, clock.now())
        return True
    if state == "gone" and erasures.find(user_id) is not None:
        return True
    if state != "waiting":
        done(Due(ERASE, when, user_id))
    return False


def destroy(user_id: str) -> int:
    """Destroys the keys. Gives the seconds until nobody can have one in memory any more."""
    erasures.count(user_id, {"keys": destroy_keys(user_id)})
    return settle_seconds()


def settle_seconds() -> int:
    """How long what is under way may take to end: memories of keys, and messages about what was removed."""
    return int(config.read("ERASE_SETTLE_SECONDS", str(KEPT_SECONDS + _SEALED_WITHIN_SECONDS)))


def take_back_publication(user_id: str) -> None:
    """Nothing is public any more, no page has the user's name, and nobody is asked about the user."""
    publishing.take_back(user_id, for_good=True)
    erasures.count(user_id, {"questions": settle_all(user_id)})


def remove_records(user_id: str) -> bool:
    """Removes the record, a hundred items at a time. False where some are left for another visit."""
    partition = UserPartition(user_id)
    return _until_nothing_is_left(user_id, "records", lambda: remove_some(partition))


def remove_objects(user_id: str) -> bool:
    """Removes every version of every file. False where some are left for another visit."""
    ends = time.monotonic() + _SECONDS_A_VISIT
    removed = 0
    try:
        for bucket in _BUCKETS:
            for version in objects.versions_below(bucket, f"users/{user_id}/"):
                if time.monotonic() > ends:
                    return False
                objects.remove(bucket, version)
                removed += 1
        return True
    finally:
        erasures.count(user_id, {"file_versions": removed})


def remove_traces(user_id: str) -> int:
    """Removes what was due and what was counted. That the erasure itself is due goes last of all."""
    due = [one for one in due_of(user_id) if one.kind != ERASE]
    for one in due:
        done(one)
    limits.forget(user_id)
    erasures.count(user_id, {"due": len(due)})
    return len(due)


def look_again(user_id: str) -> bool:
    """Removes what a worker wrote after everything was gone, such as a counter, which needs no key.

    False where there was something: then it is to be looked at once more. That the account was closed may
    have been noted with its page late, too.
    """
    publishing.take_back(user_id, for_good=True)
    late = remove_some(UserPartition(user_id))
    erasures.count(user_id, {"records": late})
    files = _versions_of(user_id)
    for bucket, version in files:
        objects.remove(bucket, version)
    erasures.count(user_id, {"file_versions": len(files)})
    return late + len(files) + remove_traces(user_id) == 0


def _versions_of(user_id: str) -> list[tuple[str, objects.Version]]:
    return [
        (bucket, one) for bucket in _BUCKETS for one in objects.versions_below(bucket, f"users/{user_id}/")
    ]


def remove_identity(user_id: str) -> None:
    """Removes the account and all that finds it; with it goes whom the audit log's pseudonym meant."""
    erasures.count(user_id, {"account_rows": identity.finish_erasure(user_id)})


def conclude(user_id: str, when: str) -> None:
    """Completes the receipt; from now on nothing is due."""
    erasures.complete(user_id, clock.now())
    done(Due(ERASE, when, user_id))


def _until_nothing_is_left(user_id: str, name: str, remove: Callable[[], int]) -> bool:
    ends = time.monotonic() + _SECONDS_A_VISIT
    while time.monotonic() < ends:
        removed = remove()
        if not removed:
            return True
        erasures.count(user_id, {name: removed})
    return False
