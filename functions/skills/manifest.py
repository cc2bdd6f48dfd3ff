"""Skills: what the record shows and what their owner says, over the years, and confirmed by others."""

from shared.manifest import (
    ACT_FOR_A_USER,
    CALLERS_RECORD,
    COUNT_REQUESTS,
    INSERT_AUDIT,
    USER_DATA_NAMES,
    Access,
    EntryPoint,
    Grant,
    Manifest,
    Queue,
    Route,
)

MANIFEST = Manifest(
    domain="skills",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web"),
            routes=(Route("/skills"), Route("/endorsements", Access.PUBLIC)),
            grants=(
                INSERT_AUDIT,
                COUNT_REQUESTS,
                *CALLERS_RECORD,
                Grant(
                    "table/invitations",
                    ("dynamodb:GetItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"),
                ),
                Grant("queue/invitations", ("sqs:SendMessage",)),
            ),
            configurable=("LIMITS",),
        ),
        EntryPoint(
            module="consumer",
            layers=("core",),
            triggers=(Queue("invitations"),),
            grants=(
                ACT_FOR_A_USER,
                *CALLERS_RECORD,
                *USER_DATA_NAMES,
                Grant("table/invitations", ("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem")),
                Grant("mail", ("ses:SendEmail",)),
                Grant("setting/web-url", ("ssm:GetParameter",)),
            ),
            timeout_seconds=60,
        ),
    ),
)
