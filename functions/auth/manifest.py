"""Accounts, sign-in and sessions: the only domain that reaches identity data."""

from shared.manifest import INSERT_AUDIT, Access, EntryPoint, Grant, Manifest, Route

MANIFEST = Manifest(
    domain="auth",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web", "identity"),
            memory_mb=1769,
            routes=(
                Route("/auth", Access.PUBLIC),
                Route("/users/me", Access.SIGNED_IN, exact=True),
                Route("/.well-known/jwks.json", Access.PUBLIC, exact=True),
            ),
            grants=(
                INSERT_AUDIT,
                Grant(
                    "table/identity",
                    (
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:ConditionCheckItem",
                        "dynamodb:Query",
                    ),
                ),
                Grant("table/keys", ("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query")),
                Grant("table/limits", ("dynamodb:GetItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem")),
                Grant("key/identity", ("kms:GenerateDataKeyWithoutPlaintext", "kms:Decrypt")),
                Grant("key/user-data", ("kms:GenerateDataKeyWithoutPlaintext",)),
                Grant("key/tokens", ("kms:Sign", "kms:GetPublicKey")),
                Grant("key/lookup", ("kms:GenerateMac",)),
                Grant("mail", ("ses:SendEmail",)),
                Grant("setting/web-url", ("ssm:GetParameter",)),
            ),
        ),
    ),
)
