"""What the summaries API answers."""

from typing import Literal

from pydantic import BaseModel

from shared.records.summaries import ProfileSummary, QuickSummary


class ProfileSummaryAnswer(ProfileSummary):
    """Tier 2. `stale` where the record changed since it was made; a newer one is on its way."""

    stale: bool


class QuickSummaryAnswer(QuickSummary):
    """Tier 3. `stale` where the record changed since it was made; a newer one is on its way."""

    stale: bool


class RunAnswer(BaseModel):
    """One regeneration that was asked for."""

    run_id: str
    status: Literal["pending", "done", "failed"]


class RunContent(BaseModel):
    """Nothing of a run is secret; its status stands in clear."""
