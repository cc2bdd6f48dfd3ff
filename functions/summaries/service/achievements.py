"""The strongest results of a career, in the words of the record."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from functions.summaries.service.chronology import counts, end_of
from functions.summaries.service.sources import RecordedExperience
from shared.records.enrichment import Impact
from shared.records.evidence import LONGEST_EVIDENCE, Evidence
from shared.records.summaries import KeyAchievement

MOST = 8
MOST_OF_ONE = 3
_WEIGHT = {"money": 3.0, "percent": 2.5, "factor": 2.5, "time": 1.5, "count": 1.5}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONEY = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:[$€£¥₹]|USD|EUR|GBP|CHF|CAD)")
_SHARE = re.compile(r"\d\s?%|\bper\s?cent\b|\b(?:doubled|tripled|halved|quadrupled)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\bfrom\b.{0,40}\d.{0,40}\bto\b.{0,20}\d", re.IGNORECASE)
_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|forget)\b.{0,40}\b(?:above|previous|prior|instructions?|rules)\b"
    r"|\b(?:system|assistant|developer)\s*(?:prompt|message|:)"
    r"|\binstructions?\s*:|\byou (?:are|must|should|will)\b"
    r"|\b(?:say|write|state|claim|answer|respond|output)\b.{0,20}\b(?:that|with|this)\b|https?://|[<>{}`\\|]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Result:
    """A result in the record's words, with how strongly figures carry it."""

    words: Evidence
    experience: RecordedExperience
    strength: float

    @property
    def quantified(self) -> bool:
        return self.strength >= 1


def results_of(experiences: Iterable[RecordedExperience], today: date) -> list[Result]:
    """Every result stated in the experiences, the strongest first, the latest of equals first.

    What reads as an order to a machine, or as markup, is no result of anybody's work.
    """
    found = [result for experience in experiences for result in _results(experience)]
    fit = [result for result in found if not _TO_A_MACHINE.search(result.words.text)]
    return sorted(fit, key=lambda result: _rank(result, today))


def key_achievements(results: Sequence[Result]) -> list[KeyAchievement]:
    """At most 8 of the results, at most 3 from one experience, and no text twice."""
    chosen: dict[str, Result] = {}
    taken: Counter[str] = Counter()
    for result in results:
        text = " ".join(result.words.text.casefold().split())
        if text not in chosen and taken[result.experience.id] < MOST_OF_ONE and len(chosen) < MOST:
            chosen[text] = result
            taken[result.experience.id] += 1
    return [
        KeyAchievement(text=one.words.text, sources=[one.experience.id], evidence=[one.words])
        for one in chosen.values()
    ]


def _rank(result: Result, today: date) -> tuple[bool, float, int, str, int]:
    recent = -end_of(result.experience, today).toordinal()
    return (not counts(result.experience), -result.strength, recent, result.words.field, result.words.start)


def _results(experience: RecordedExperience) -> Iterator[Result]:
    impacts = experience.enrichment.impacts if experience.enrichment else []
    words = _quoted(experience)
    for one in words:
        yield Result(one, experience, strength_of(one, impacts))


def _quoted(experience: RecordedExperience) -> list[Evidence]:
    """What enrichment quoted, then what it left aside of the listed achievements, if that has a figure."""
    quotes = experience.enrichment.achievements if experience.enrichment else []
    held = [
        words
        for quote in quotes
        for words in experience.supported(quote.evidence)
        if words.text == quote.text
    ]
    taken = {words.field for words in held}
    for position, line in enumerate(experience.content.achievements):
        known = f"achievements[{position}]" in taken or len(line) > LONGEST_EVIDENCE
        if not known and (experience.enrichment is None or _strength_by_form(line) > 0):
            held.append(experience.cite(f"achievements[{position}]"))
    return held


def strength_of(words: Evidence, impacts: Sequence[Impact]) -> float:
    """How much the figures in these words say: 0 without any, the more the larger the kind of claim."""
    within = [impact for impact in impacts if any(_inside(words, one) for one in impact.evidence)]
    weights = [
        _WEIGHT.get(one.kind, 1.0) + (one.from_ is not None) + (one.direction != "none") for one in within
    ]
    return max(weights, default=0.0) + 0.1 * len(weights) or _strength_by_form(words.text)


def _inside(words: Evidence, other: Evidence) -> bool:
    return words.field == other.field and words.start <= other.start and other.end <= words.end


def _strength_by_form(text: str) -> float:
    text = _YEAR.sub(" ", text)
    if not re.search(r"\d", text) and not _SHARE.search(text):
        return 0.0
    return (
        1.5
        + (1.5 if _MONEY.search(text) else 0)
        + (1 if _SHARE.search(text) else 0)
        + bool(_CHANGE.search(text))
    )
