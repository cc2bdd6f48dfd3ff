"""The check that stands between an answer and a person's record: every finding, whoever made it.

A finding is kept when each of its evidences stands where it says, in the very version at hand, ends
between words, was asserted (not negated, hoped for or planned), and its words carry the claim: the
figure can be read from them again, the quote stands in them, they name the skill.
"""

from typing import TypeVar

from pydantic import BaseModel

from shared.evidence.assertion import is_asserted
from shared.evidence.check_impacts import ImpactCheck
from shared.evidence.check_skills import SkillCheck
from shared.evidence.locate import is_whole
from shared.evidence.source import Source
from shared.records.enrichment import Finding, Impact, Quote, SkillFound, TechnologyFound
from shared.records.evidence import LONGEST_EVIDENCE, Evidence

Found = TypeVar("Found", bound=BaseModel)


def is_supported(evidence: Evidence, source: Source) -> bool:
    """Whether the evidence names this record and version, and its words stand right there."""
    if (evidence.record_id, evidence.record_version) != (source.record_id, source.record_version):
        return False
    text = source.by_address.get(evidence.field)
    if text is None or not 0 <= evidence.start < evidence.end <= len(text):
        return False
    if (
        evidence.end - evidence.start > LONGEST_EVIDENCE
        or text[evidence.start : evidence.end] != evidence.text
    ):
        return False
    return bool(evidence.text.strip()) and is_whole(text, evidence.start, evidence.end)


def keep_supported(found: Found, source: Source) -> tuple[Found, int]:
    """The found result without what its evidence does not carry, and how many findings were dropped.

    Works on every result model: each field that is a list of findings is sifted, others stay.
    """
    checks = _Checks(source)
    kept: dict[str, list[Finding]] = {}
    dropped = 0
    for name in type(found).model_fields:
        findings = getattr(found, name)
        if isinstance(findings, list) and all(isinstance(finding, Finding) for finding in findings):
            kept[name] = [finding for finding in findings if checks.carry(finding)]
            dropped += len(findings) - len(kept[name])
    return found.model_copy(update=kept), dropped


class _Checks:
    """The checks of one source: what was read from its fields is read once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._impacts = ImpactCheck(source)
        self._skills = SkillCheck(source)

    def carry(self, finding: Finding) -> bool:
        """Whether every evidence is there and its words carry the claim."""
        return all(
            self._stands(evidence) and self._carries(finding, evidence) for evidence in finding.evidence
        )

    def _stands(self, evidence: Evidence) -> bool:
        if not is_supported(evidence, self._source):
            return False
        return is_asserted(self._source.by_address[evidence.field], evidence.start, evidence.end)

    def _carries(self, finding: Finding, evidence: Evidence) -> bool:
        if isinstance(finding, Impact):
            return self._impacts.carries(finding, evidence)
        if isinstance(finding, SkillFound):
            return self._skills.shows_skill(finding, evidence)
        if isinstance(finding, TechnologyFound):
            return self._skills.shows_technology(finding, evidence)
        if isinstance(finding, Quote):
            return bool(finding.text.strip()) and finding.text in evidence.text
        return False
