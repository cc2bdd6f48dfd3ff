"""How well somebody says they know something. Only what is stated: `expert in`, `basic knowledge of`."""

import re

from shared.records.enrichment import Proficiency

_WORDS: dict[Proficiency, str] = {
    "expert": r"expert(?:ise)?|mastery|master(?:ed)?|native|mother tongue|bilingual|C2|muttersprache"
    r"|langue maternelle",
    "advanced": r"advanced|proficien(?:t|cy)|fluent(?:ly)?|strong|extensive|excellent|in-depth|C1|fließend"
    r"|verhandlungssicher|courant",
    "intermediate": r"intermediate|working|conversational|good|solid|B[12]|gute|bonne",
    "beginner": r"basic|beginner|elementary|limited|some|novice|familiar(?:ity)?|A[12]|grundkenntnisse"
    r"|notions",
}
_RANK = "|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items())
_LISTED = r"(?:[\w.+#-]+(?:\s[\w.+#-]+)?(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|&)\s+|\s*/\s*)){0,4}"
_BEFORE = re.compile(
    rf"\b(?:{_RANK})\s+(?:(?:level|user|knowledge|skills?|command|understanding|experience"
    rf"|proficiency|spoken|written)\s+)?"
    rf"(?:(?:in|of|with|at|en|user\s+of)\s+(?:both\s+)?)?{_LISTED}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s*[(:–-]\s*(?:{_RANK})\b|\s+(?:at\s+)?(?:an?\s+)?(?:{_RANK.replace('?P<', '?P<after_')})\s+level\b",
    re.IGNORECASE,
)


def stated_proficiency(text: str, start: int, end: int) -> Proficiency | None:
    """The level stated beside text[start:end], or None."""
    match = _AFTER.match(text, end) or _BEFORE.search(text[max(0, start - 80) : start])
    if match is None:
        return None
    named = {name.removeprefix("after_") for name, words in match.groupdict().items() if words}
    return next((name for name in _WORDS if name in named), None)
