"""Experiences: kept, found, and enriched with what their words show."""

from shared.manifest import (
    ACT_FOR_A_USER,
    CALLERS_RECORD,
    COUNT_REQUESTS,
    INSERT_AUDIT,
    USER_DATA_NAMES,
    EntryPoint,
    Grant,
    Manifest,
    Queue,
    Route,
    Workflow,
)

_WORKER = (ACT_FOR_A_USER, *CALLERS_RECORD, *USER_DATA_NAMES)

MANIFEST = Manifest(
    domain="experiences",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web", "search"),
            routes=(Route("/experiences"),),
            grants=(
                INSERT_AUDIT,
                COUNT_REQUESTS,
                *CALLERS_RECORD,
                Grant("queue/indexing", ("sqs:SendMessage",)),
            ),
            configurable=("LIMITS",),
        ),
        EntryPoint(
            module="consumer",
            layers=("core",),
            triggers=(Queue("enrichment", events=("experience.created.v1", "experience.updated.v1")),),
            grants=(
                Grant("workflow/enrichment", ("states:StartExecution",)),
                Grant("table/due", ("dynamodb:PutItem",)),
            ),
            timeout_seconds=30,
        ),
        EntryPoint(
            module="steps",
            layers=("core", "search", "ai"),
            grants=(*_WORKER, Grant("queue/regeneration", ("sqs:SendMessage",))),
            configurable=("AI_PROVIDER", "AI_BASE_URL", "AI_MODEL", "AI_API_KEY", "AI_TIMEOUT_SECONDS"),
            timeout_seconds=60,
        ),
    ),
    workflows=(Workflow(name="enrichment"),),
)
