"""The record besides experiences: profile, photo, education, certifications, languages, projects and more."""

from shared.manifest import CALLERS_RECORD, COUNT_REQUESTS, INSERT_AUDIT, EntryPoint, Grant, Manifest, Route

COLLECTIONS = (
    "education",
    "certifications",
    "languages",
    "projects",
    "accomplishments",
    "recommendations",
)

MANIFEST = Manifest(
    domain="profile",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web", "phone_numbers"),
            routes=(
                Route("/profile"),
                *(Route(f"/{name}") for name in COLLECTIONS),
            ),
            grants=(
                INSERT_AUDIT,
                COUNT_REQUESTS,
                *CALLERS_RECORD,
                Grant("function/parsing", ("lambda:InvokeFunction",)),
                Grant("table/publications", ("dynamodb:PutItem",)),
                Grant("setting/web-url", ("ssm:GetParameter",)),
            ),
            configurable=("LIMITS",),
        ),
    ),
)
