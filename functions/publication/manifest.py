"""The public page of a profile: a copy of what its owner chose to show, where others can see it."""

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

_FOLLOWED = (
    "account.status_changed.v1",
    "experience.created.v1",
    "experience.deleted.v1",
    "experience.updated.v1",
    "profile.changed.v1",
    "record.changed.v1",
)

MANIFEST = Manifest(
    domain="publication",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web", "pages"),
            routes=(Route("/profile/public-preview", exact=True),),
            grants=(INSERT_AUDIT, *CALLERS_RECORD, Grant("setting/web-url", ("ssm:GetParameter",))),
        ),
        EntryPoint(
            module="consumer",
            layers=("core", "pages"),
            triggers=(Queue("publication", events=_FOLLOWED, max_batching_seconds=1),),
            grants=(
                ACT_FOR_A_USER,
                *CALLERS_RECORD,
                *USER_DATA_NAMES,
                Grant(
                    "table/publications",
                    ("dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem", "dynamodb:DeleteItem"),
                ),
                Grant("bucket/public", ("s3:PutObject", "s3:DeleteObject")),
                Grant("distribution", ("cloudfront:CreateInvalidation",)),
                Grant("setting/distribution-id", ("ssm:GetParameter",)),
                Grant("setting/web-url", ("ssm:GetParameter",)),
            ),
            timeout_seconds=60,
        ),
    ),
)
