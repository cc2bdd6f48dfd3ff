"""Summaries at two depths, made again when the record changes and on a schedule."""

from shared.manifest import (
    ACT_FOR_A_USER,
    CALLERS_RECORD,
    COUNT_REQUESTS,
    INSERT_AUDIT,
    USER_DATA_NAMES,
    EntryPoint,
    Every,
    Grant,
    Manifest,
    Queue,
    Route,
)

KINDS = ("SKILL",)
"""Of the other kinds of records only these bear on summaries: a skill can be hidden."""
_ASK = Grant("queue/regeneration", ("sqs:SendMessage",))

MANIFEST = Manifest(
    domain="summaries",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web"),
            routes=(Route("/summaries"),),
            grants=(INSERT_AUDIT, COUNT_REQUESTS, *CALLERS_RECORD, _ASK),
            configurable=("LIMITS",),
        ),
        EntryPoint(
            module="consumer",
            layers=("core",),
            triggers=(
                Queue("regeneration", fifo=True, delay_seconds=10),
                Queue(
                    "record-changes",
                    events=("experience.deleted.v1", "profile.changed.v1", "record.changed.v1"),
                    kinds=KINDS,
                ),
            ),
            grants=(ACT_FOR_A_USER, *CALLERS_RECORD, *USER_DATA_NAMES, _ASK),
            timeout_seconds=60,
        ),
        EntryPoint(
            module="schedule",
            layers=("core",),
            triggers=(Every("regenerate_due", "rate(1 hour)"),),
            grants=(_ASK, Grant("table/due", ("dynamodb:Query", "dynamodb:DeleteItem"))),
            timeout_seconds=300,
        ),
    ),
)
