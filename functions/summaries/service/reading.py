"""Reading the summaries: one call, and whether the record has moved on."""

from functions.summaries import repository
from functions.summaries.schemas import ProfileSummaryAnswer, QuickSummaryAnswer
from shared.errors import NotFound
from shared.records.kinds import PROFILE_SUMMARY, QUICK_SUMMARY
from shared.table import UserPartition


class SummaryNotReady(NotFound):
    code = "SUMMARY_NOT_READY"
    message = "The summary is not made yet. It follows by itself once your record holds an experience."


def read_profile_summary(partition: UserPartition) -> ProfileSummaryAnswer:
    """Tier 2. Raises SummaryNotReady."""
    stored, changes = repository.read_summary(partition, PROFILE_SUMMARY)
    if stored is None:
        raise SummaryNotReady()
    content = stored.content.open()
    return ProfileSummaryAnswer.model_construct(**dict(content), stale=content.source_version < changes)


def read_quick_summary(partition: UserPartition) -> QuickSummaryAnswer:
    """Tier 3. Raises SummaryNotReady."""
    stored, changes = repository.read_summary(partition, QUICK_SUMMARY)
    if stored is None:
        raise SummaryNotReady()
    content = stored.content.open()
    return QuickSummaryAnswer.model_construct(**dict(content), stale=content.source_version < changes)
