"""Search over the whole record, from a sealed index that follows the record by events."""

from shared.manifest import (
    ACT_FOR_A_USER,
    CALLERS_RECORD,
    INSERT_AUDIT,
    USER_DATA_NAMES,
    EntryPoint,
    Grant,
    Manifest,
    Queue,
    Route,
)

MANIFEST = Manifest(
    domain="search",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web", "search"),
            routes=(Route("/search"),),
            grants=(INSERT_AUDIT, *CALLERS_RECORD, Grant("queue/indexing", ("sqs:SendMessage",))),
        ),
        EntryPoint(
            module="consumer",
            layers=("core", "search"),
            triggers=(
                Queue(
                    "indexing",
                    events=(
                        "experience.created.v1",
                        "experience.updated.v1",
                        "experience.deleted.v1",
                        "profile.changed.v1",
                        "record.changed.v1",
                    ),
                    batch_size=100,
                    max_batching_seconds=3,
                ),
            ),
            grants=(ACT_FOR_A_USER, *CALLERS_RECORD, *USER_DATA_NAMES),
            timeout_seconds=60,
        ),
    ),
)
