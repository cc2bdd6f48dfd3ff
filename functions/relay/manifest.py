"""Turns what was written into events: the table's stream is the outbox."""

from shared.manifest import EntryPoint, Grant, Manifest, Stream

OTHER_KINDS = (
    "ACCOMPLISHMENT",
    "CERTIFICATION",
    "EDUCATION",
    "ENRICHMENT",
    "LANGUAGE",
    "PHOTO",
    "PROJECT",
    "RECOMMENDATION",
    "SKILL",
    "SUMMARY",
)
"""Besides experiences and the profile: whoever shows or searches the record follows these too."""

MANIFEST = Manifest(
    domain="relay",
    entry_points=(
        EntryPoint(
            module="consumer",
            layers=("core",),
            triggers=(Stream("records", kinds=("EXPERIENCE", "PROFILE", *OTHER_KINDS)),),
            grants=(Grant("bus/main", ("events:PutEvents",)),),
            timeout_seconds=30,
        ),
    ),
    publishes=(
        "experience.created.v1",
        "experience.updated.v1",
        "experience.deleted.v1",
        "profile.changed.v1",
        "record.changed.v1",
    ),
)
