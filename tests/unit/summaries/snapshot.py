"""The texts of all careers as one readable file: `python -m tests.unit.summaries.snapshot --write`."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from functions.summaries.service import RecordedExperience, compose_profile, compose_quick
from shared.records.summaries import ProfileSummary, QuickSummary
from tests.unit.summaries.careers import CAREERS, TODAY

FILE = Path(__file__).parent / "summaries.md"
NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)


def both(experiences: Sequence[RecordedExperience]) -> tuple[ProfileSummary, QuickSummary]:
    """The two tiers for these experiences."""
    profile = compose_profile(experiences, None, today=TODAY, source_version=7, now=NOW)
    return profile, compose_quick(experiences, None, profile, today=TODAY, source_version=7, now=NOW)


def as_markdown() -> str:
    """Every career with its headline, its text and the figures beside it."""
    lines = [
        "# Summaries of invented careers",
        "",
        "Written by `python -m tests.unit.summaries.snapshot --write`.",
    ]
    for name, experiences in CAREERS.items():
        profile, quick = both(experiences)
        lines += ["", f"## {name}", "", f"**{quick.headline}**", "", quick.executive_summary, ""]
        lines += [f"- {profile.total_years_experience} years, {profile.total_positions} posts"]
        lines += [f"- key skills: {', '.join(quick.key_skills)}"] if quick.key_skills else []
        lines += [f"- achievement: {one.text}" for one in profile.key_achievements]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    FILE.write_text(as_markdown(), encoding="utf-8")
