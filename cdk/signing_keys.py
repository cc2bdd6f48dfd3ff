"""Rights on keys that the system makes for itself: signing keys, which no template can name.

What marks them are their tags. The template's own keys carry the tag `project`, and are out of reach
of every one of these rights, even for who could give them the same tags.
"""

from typing import Any

from aws_cdk import aws_iam as iam

from cdk.naming import Names

_PURPOSE, _STAGE = "pathfinder:purpose", "pathfinder:stage"
_OF_THE_TEMPLATE = "aws:ResourceTag/project"
_CALLED_BACK_WITHIN_DAYS = "30"


def signing_key_statements(names: Names, actions: tuple[str, ...]) -> list[iam.PolicyStatement]:
    """One statement for each action, since each has its own conditions. The emulator compares no tags."""
    return [
        iam.PolicyStatement(
            actions=[action],
            resources=["*" if action == "kms:CreateKey" else names.arn("kms", "key/*")],
            conditions=_conditions(names, action) if names.target.knows_condition_keys else None,
        )
        for action in actions
    ]


def _conditions(names: Names, action: str) -> dict[str, Any]:
    kind = {"kms:KeySpec": "ECC_NIST_P256"}
    if action == "kms:CreateKey":
        return {"StringEquals": kind | {"kms:KeyUsage": "SIGN_VERIFY"} | _tags(names, "Request")}
    untouched = {"Null": {_OF_THE_TEMPLATE: "true"}}
    if action == "kms:TagResource":
        return untouched | {"StringEquals": kind | _tags(names, "Request")}
    marked = untouched | {"StringEquals": _tags(names, "Resource")}
    if action == "kms:ScheduleKeyDeletion":
        days = {"kms:ScheduleKeyDeletionPendingWindowInDays": _CALLED_BACK_WITHIN_DAYS}
        return marked | {"NumericGreaterThanEquals": days}
    return marked


def _tags(names: Names, whose: str) -> dict[str, str]:
    return {f"aws:{whose}Tag/{_PURPOSE}": "tokens", f"aws:{whose}Tag/{_STAGE}": names.target.stage}
