"""Resumes: which parts of the record stand where, and the files made of them."""

from shared.manifest import CALLERS_RECORD, COUNT_REQUESTS, INSERT_AUDIT, EntryPoint, Manifest, Route

MANIFEST = Manifest(
    domain="resumes",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web", "typesetting"),
            memory_mb=1769,
            timeout_seconds=20,
            routes=(Route("/resumes"),),
            grants=(INSERT_AUDIT, COUNT_REQUESTS, *CALLERS_RECORD),
            configurable=("LIMITS",),
        ),
    ),
)
