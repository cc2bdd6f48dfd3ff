"""Imports: a file is read by a function that has nothing, and applied once its owner has seen it."""

from shared.manifest import (
    ACT_FOR_A_USER,
    CALLERS_RECORD,
    COUNT_REQUESTS,
    INSERT_AUDIT,
    USER_DATA_NAMES,
    EntryPoint,
    Grant,
    Manifest,
    Queue,
    Route,
    Upload,
)

_APPLY = Grant("queue/apply-import", ("sqs:SendMessage",))

MANIFEST = Manifest(
    domain="imports",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web"),
            routes=(Route("/imports"),),
            grants=(INSERT_AUDIT, COUNT_REQUESTS, *CALLERS_RECORD, Grant("bucket/uploads"), _APPLY),
            configurable=("LIMITS",),
        ),
        EntryPoint(
            module="consumer",
            layers=("core",),
            triggers=(Upload("uploads", prefix="users/"), Queue("apply-import", batch_size=1)),
            grants=(
                ACT_FOR_A_USER,
                *CALLERS_RECORD,
                *USER_DATA_NAMES,
                Grant("function/parsing", ("lambda:InvokeFunction",)),
            ),
            timeout_seconds=120,
        ),
    ),
)
