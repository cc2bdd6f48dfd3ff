"""The audit log: chained for those who come later, and told to whom it is about."""

from shared.manifest import CALLERS_RECORD, INSERT_AUDIT, Alarm, EntryPoint, Grant, Manifest, Route, Stream

MANIFEST = Manifest(
    domain="audit",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web"),
            routes=(Route("/users/me/audit", exact=True),),
            grants=(INSERT_AUDIT, *CALLERS_RECORD),
        ),
        EntryPoint(
            module="consumer",
            layers=("core",),
            triggers=(Stream("audit", with_expiries=True, max_batching_seconds=10, retries=None),),
            grants=(
                Grant("table/chains", ("dynamodb:GetItem", "dynamodb:UpdateItem")),
                Grant("bucket/audit-log", ("s3:GetObject", "s3:PutObject")),
            ),
            alarms=(
                Alarm("AuditEntryChanged", "An audit entry was changed or removed: see make verify-audit."),
                Alarm("ChainNotOurs", "Somebody else wrote into a chain: see make verify-audit."),
            ),
            timeout_seconds=60,
        ),
    ),
)
