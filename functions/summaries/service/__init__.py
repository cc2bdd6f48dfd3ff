"""Summaries composed from what is recorded: pure functions, the same words for the same record."""

from functions.summaries.service.profile import compose_profile
from functions.summaries.service.quick import compose_quick
from functions.summaries.service.sources import NothingToSummarize, RecordedExperience

__all__ = ["NothingToSummarize", "RecordedExperience", "compose_profile", "compose_quick"]
