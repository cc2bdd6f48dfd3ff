"""What administrators see and do. Nothing here reaches anybody's record."""

from shared.manifest import CALLERS_RECORD, INSERT_AUDIT, EntryPoint, Grant, Manifest, Route

MANIFEST = Manifest(
    domain="admin",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web"),
            routes=(Route("/admin"),),
            grants=(
                INSERT_AUDIT,
                *CALLERS_RECORD,
                Grant("table/audit", ("dynamodb:Query",)),
                Grant("index/audit/by-day", ("dynamodb:Query",)),
                Grant("function/auth-steps", ("lambda:InvokeFunction",)),
            ),
            configurable=("ADMIN_ADDRESSES",),
        ),
    ),
)
