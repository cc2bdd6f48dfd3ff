"""What people may demand of what is kept about them: a copy, its end, their consent, and for how long.

The workflow `takeout` acts for one user and has no right of its own to user data but to list versions of
objects. The workflow `erase` alone may destroy keys.
"""

from shared.manifest import (
    ACT_FOR_A_USER,
    CALLERS_RECORD,
    COUNT_REQUESTS,
    INSERT_AUDIT,
    USER_DATA_NAMES,
    Access,
    Alarm,
    EntryPoint,
    Every,
    Grant,
    Manifest,
    Queue,
    Route,
    Workflow,
)

_AS_THE_USER = (ACT_FOR_A_USER, *CALLERS_RECORD, *USER_DATA_NAMES)
_ASK_AUTH = Grant("function/auth-rights", ("lambda:InvokeFunction",))
_LIST_FILES = Grant("bucket/files", ("s3:ListBucketVersions",))
_CLEAR_AWAY = Grant("queue/takeout-leftovers", ("sqs:SendMessage",))

MANIFEST = Manifest(
    domain="privacy",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web"),
            routes=(
                Route("/takeouts"),
                Route("/consents"),
                Route("/policies", Access.PUBLIC),
                Route("/erasures", Access.PUBLIC),
            ),
            grants=(
                INSERT_AUDIT,
                COUNT_REQUESTS,
                *CALLERS_RECORD,
                Grant("bucket/files"),
                Grant("table/erasures", ("dynamodb:GetItem",)),
                Grant("workflow/takeout", ("states:StartExecution",)),
                _CLEAR_AWAY,
            ),
            configurable=("LIMITS",),
            memory_mb=1769,
            timeout_seconds=20,
        ),
        EntryPoint(
            module="steps",
            layers=("core", "pages", "typesetting"),
            grants=(
                *_AS_THE_USER,
                _ASK_AUTH,
                _CLEAR_AWAY,
                Grant("table/due", ("dynamodb:PutItem",)),
                Grant("queue/mail", ("sqs:SendMessage",)),
            ),
            memory_mb=1769,
            timeout_seconds=60,
        ),
        EntryPoint(
            module="erasing",
            layers=("core",),
            grants=(
                *_AS_THE_USER,
                _ASK_AUTH,
                _LIST_FILES,
                Grant("bucket/uploads", ("s3:ListBucketVersions",)),
                Grant("table/keys", ("dynamodb:DeleteItem",)),
                Grant("table/due", ("dynamodb:DeleteItem",)),
                Grant("index/due/by-user", ("dynamodb:Query",)),
                Grant("table/limits", ("dynamodb:BatchWriteItem",)),
                Grant("table/erasures", ("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem")),
                Grant(
                    "table/publications",
                    ("dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem", "dynamodb:DeleteItem"),
                ),
                Grant("table/invitations", ("dynamodb:Query", "dynamodb:DeleteItem")),
                Grant("bucket/public", ("s3:DeleteObject",)),
                Grant("distribution", ("cloudfront:CreateInvalidation",)),
                Grant("setting/distribution-id", ("ssm:GetParameter",)),
            ),
            configurable=("LIMITS", "ERASE_SETTLE_SECONDS"),
            timeout_seconds=60,
        ),
        EntryPoint(
            module="consumer",
            layers=("core",),
            triggers=(Queue("takeout-leftovers", batch_size=1),),
            grants=(*_AS_THE_USER, _LIST_FILES, _CLEAR_AWAY),
            timeout_seconds=90,
        ),
        EntryPoint(
            module="schedule",
            layers=("core",),
            triggers=(
                Every("erase_due", "rate(1 hour)"),
                Every("expire_takeouts", "rate(1 hour)"),
                Every("look_at_inactive", "rate(1 day)"),
            ),
            grants=(
                _ASK_AUTH,
                _CLEAR_AWAY,
                Grant("workflow/erase", ("states:StartExecution",)),
                Grant("table/due", ("dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem")),
                Grant("queue/mail", ("sqs:SendMessage",)),
            ),
            alarms=(Alarm("DueFailed", "What was due for a user failed; it is tried again: see the log."),),
            timeout_seconds=300,
        ),
    ),
    workflows=(
        Workflow(name="takeout", definition="takeout.asl.json"),
        Workflow(name="erase", definition="erase.asl.json", steps="erasing"),
    ),
)
