"""Tells the gateway who calls, and vends credentials that reach that caller's data only."""

from shared.manifest import ACT_FOR_A_USER, CALLERS_RECORD, USER_DATA_NAMES, EntryPoint, Grant, Manifest

MANIFEST = Manifest(
    domain="authorizer",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "identity"),
            grants=(
                ACT_FOR_A_USER,
                Grant("table/identity", ("dynamodb:BatchGetItem", "dynamodb:GetItem")),
                Grant("table/identity", ("dynamodb:UpdateItem",), attributes=("used", "last_used")),
                Grant("key/tokens", ("kms:GetPublicKey",)),
                *CALLERS_RECORD,
                *USER_DATA_NAMES,
            ),
        ),
    ),
)
