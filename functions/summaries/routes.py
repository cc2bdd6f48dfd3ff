"""HTTP of the summaries domain: parse, call one verb, answer."""

from fastapi import Response, status

from functions.summaries.schemas import ProfileSummaryAnswer, QuickSummaryAnswer, RunAnswer
from functions.summaries.service import reading, regenerating
from functions.summaries.service.reading import SummaryNotReady
from functions.summaries.service.regenerating import RunNotFound
from shared.web import CurrentUser, limited, partitions, refusals, router_of

router = router_of("summaries")


@router.get("/summaries/profile", responses=refusals(SummaryNotReady))
def read_profile_summary(caller: CurrentUser) -> ProfileSummaryAnswer:
    """What the record adds up to, in full."""
    return reading.read_profile_summary(partitions.reading(caller))


@router.get("/summaries/quick", responses=refusals(SummaryNotReady))
def read_quick_summary(caller: CurrentUser) -> QuickSummaryAnswer:
    """What the record adds up to, at a glance."""
    return reading.read_quick_summary(partitions.reading(caller))


@router.post("/summaries/regenerate", status_code=status.HTTP_202_ACCEPTED, responses=refusals())
@limited("regenerate")
def regenerate_summaries(caller: CurrentUser, response: Response) -> RunAnswer:
    """Makes the summaries again now."""
    run_id = regenerating.ask_for_run_of(partitions.writing(caller))
    response.headers["Location"] = f"/api/v1/summaries/runs/{run_id}"
    return RunAnswer(run_id=run_id, status="pending")


@router.get("/summaries/runs/{run_id}", responses=refusals(RunNotFound))
def read_summary_run(run_id: str, caller: CurrentUser) -> RunAnswer:
    """How far a regeneration is that was asked for."""
    found = regenerating.read_run(partitions.reading(caller), run_id)
    return RunAnswer.model_validate({"run_id": run_id, "status": found})
