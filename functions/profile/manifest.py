"""The record besides experiences: profile, education, certifications, languages, projects and more."""

from shared.manifest import CALLERS_RECORD, INSERT_AUDIT, EntryPoint, Manifest, Route

COLLECTIONS = (
    "education",
    "certifications",
    "languages",
    "projects",
    "accomplishments",
    "recommendations",
    "skills",
)

MANIFEST = Manifest(
    domain="profile",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web"),
            routes=(Route("/profile", exact=True), *(Route(f"/{name}") for name in COLLECTIONS)),
            grants=(INSERT_AUDIT, *CALLERS_RECORD),
        ),
    ),
)
