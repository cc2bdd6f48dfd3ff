"""The keys that seal users' records: shown to their owner, replaced yearly and when the owner asks.

Wrapped keys are added with the worker's own right, and read and used only with the user's.
"""

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

_ASK = Grant("queue/key-rotation", ("sqs:SendMessage",))
_ASK_AUTH = Grant("queue/identity-key-rotation", ("sqs:SendMessage",))

MANIFEST = Manifest(
    domain="keys",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web"),
            routes=(Route("/users/me/keys"),),
            grants=(INSERT_AUDIT, COUNT_REQUESTS, *CALLERS_RECORD, _ASK, _ASK_AUTH),
            configurable=("LIMITS",),
        ),
        EntryPoint(
            module="consumer",
            layers=("core",),
            triggers=(Queue("key-rotation", batch_size=1),),
            grants=(
                ACT_FOR_A_USER,
                *CALLERS_RECORD,
                *USER_DATA_NAMES,
                Grant("table/keys", ("dynamodb:PartiQLInsert",)),
                Grant("key/user-data", ("kms:GenerateDataKeyWithoutPlaintext",)),
                Grant("table/due", ("dynamodb:PutItem",)),
                _ASK,
            ),
            timeout_seconds=90,
        ),
        EntryPoint(
            module="schedule",
            layers=("core",),
            triggers=(Every("rotate_due_keys", "rate(1 day)"),),
            grants=(_ASK, _ASK_AUTH, Grant("table/due", ("dynamodb:Query", "dynamodb:DeleteItem"))),
            timeout_seconds=300,
        ),
    ),
)
