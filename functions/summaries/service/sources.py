"""What a summary is made from: experiences as recorded, and the exact words that can be cited."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from shared.errors import AppError
from shared.records.enrichment import Enrichment
from shared.records.evidence import LONGEST_EVIDENCE, Evidence
from shared.records.experience import ExperienceContent

_ADDRESS = re.compile(r"^(?P<name>[a-z_]+)(?:\[(?P<index>\d+)\])?$")


class NothingToSummarize(AppError):
    """Raised for a record without a single experience."""

    status, code = 404, "SUMMARY_NOT_READY"
    message = "There is nothing to summarize yet. Add an experience first."


def _nothing(_name: str, _catalogue_id: str | None) -> bool:
    return False


@dataclass(frozen=True)
class RecordedExperience:
    """One experience at one version, with what enrichment found in that version.

    `hides` says of a skill, by name and catalogue's id, that its owner does not want it told.
    """

    id: str
    version: int
    content: ExperienceContent
    enrichment: Enrichment | None = None
    hides: Callable[[str, str | None], bool] = field(default=_nothing, compare=False, repr=False)

    def text(self, address: str) -> str:
        """The words of a field (`title`, `achievements[2]`); empty where there are none."""
        match = _ADDRESS.match(address)
        value = getattr(self.content, match["name"], None) if match else None
        if match and match["index"] is not None:
            position = int(match["index"])
            value = value[position] if isinstance(value, list) and position < len(value) else None
        return str(value) if isinstance(value, str | int | Decimal) and not isinstance(value, bool) else ""

    def cite(self, address: str, start: int = 0, end: int | None = None) -> Evidence:
        """Evidence for `field[start:end]`, by default the whole field, up to 200 characters.

        Raises ValueError where the field has no such words.
        """
        whole = self.text(address)
        end = min(len(whole) if end is None else end, start + LONGEST_EVIDENCE)
        if not 0 <= start < end <= len(whole):
            raise ValueError(f"The field {address} has no words there.")
        return Evidence(
            record_id=self.id,
            record_version=self.version,
            field=address,
            start=start,
            end=end,
            text=whole[start:end],
        )

    def holds(self, evidence: Evidence) -> bool:
        """Whether the words stand where the evidence says, in this version of this record."""
        return (
            evidence.record_id == self.id
            and evidence.record_version == self.version
            and self.text(evidence.field)[evidence.start : evidence.end] == evidence.text
        )

    def supported(self, evidence: list[Evidence]) -> list[Evidence]:
        """Only the evidence that holds."""
        return [one for one in evidence if self.holds(one)]
