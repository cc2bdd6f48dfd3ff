"""The shared catalogue of skills and occupations: the built-in one, and what was loaded beside it."""

from shared.manifest import CALLERS_RECORD, INSERT_AUDIT, EntryPoint, Grant, Manifest, Route

MANIFEST = Manifest(
    domain="reference",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web", "search"),
            routes=(Route("/reference"),),
            grants=(
                INSERT_AUDIT,
                *CALLERS_RECORD,
                Grant("table/reference", ("dynamodb:BatchGetItem", "dynamodb:Query")),
            ),
        ),
    ),
)
