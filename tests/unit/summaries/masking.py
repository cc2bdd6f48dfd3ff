"""A sentence without its names, numbers and skills: what is left is its skeleton."""

import re
from collections.abc import Sequence

from functions.summaries.service import RecordedExperience

_COUNTED = "years?|months?|weeks?|posts?|contracts?|further|earlier|others?"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = re.compile(
    r"\b(?:nearly|just over)\b|\b(?:and a half)\b|[$€£]?\d[\d.,]*%?"
    rf"|\b(?:a|one|two|three|four|five|six|seven|eight|nine)(?= (?:{_COUNTED})\b)|\b(?:{_MONTHS})\b"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text; an abbreviation before a small letter or a digit ends none."""
    return [one.strip() for one in re.split(r"(?<=[.”])\s+(?=[A-ZÀ-Þ“\d])", text) if one.strip()]


def masked(sentence: str, experiences: Sequence[RecordedExperience]) -> str:
    """The sentence with every name, title, place, skill and number put as a sign."""
    words = {name for one in experiences for name in _names(one)}
    for name in sorted(words, key=len, reverse=True):
        sentence = re.sub(
            rf"(?:\b(?:an?|the) )?(?<!\w){re.escape(name)}(?!\w)", "@", sentence, flags=re.IGNORECASE
        )
    return re.sub(r"(?:# ?)+", "# ", _NUMBER.sub("#", sentence)).strip()


def _names(experience: RecordedExperience) -> list[str]:
    content, found = experience.content, experience.enrichment
    names = [content.title, content.organization, *(content.location or "").split(", ")]
    names += [re.sub(r"^Freelance ", "", content.title)]
    names += [skill.name for skill in found.skills] if found else []
    return [name for name in [*names, content.industry or ""] if name]
