"""Whether words show a skill or name a technology: by the catalogue, or by the words themselves."""

import re

from shared.catalogue import Mention, Skill, could_show, find_skills, resolve, skills_of_title
from shared.evidence.quantities.word_lists import words
from shared.evidence.source import Source
from shared.records.enrichment import Proficiency, SkillFound, TechnologyFound
from shared.records.evidence import Evidence

_WORD = re.compile(r"[^\W_][\w+#.]*")
_LITTLE = words("and or of the in for with to on a an skills skill experience knowledge de la le des und")
_NEAR = 90
_LEVEL_WORDS: dict[Proficiency, re.Pattern[str]] = {
    "expert": re.compile(
        r"expert|master|native|mother tongue|bilingual|\bC2\b|muttersprach|maternelle", re.I
    ),
    "advanced": re.compile(
        r"advanced|proficien|fluent|strong|extensive|excellent|in-depth|\bC1\b|fließend|verhandlungss|courant",
        re.I,
    ),
    "intermediate": re.compile(r"intermediate|working|conversational|good|solid|\bB[12]\b|gute|bonne", re.I),
    "beginner": re.compile(
        r"basic|beginner|elementary|limited|some|novice|familiar|\bA[12]\b|grundkenntnis|notions", re.I
    ),
}
_POST_BEFORE = re.compile(r"\b(?:as|als|comme|como)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?$", re.I)
# Neither a firm's name nor a place shows what a person can do there.
_NO_SKILLS = ("organization", "location")


class SkillCheck:
    """Checks skills and technologies against one source; each field is read once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._read: dict[str, list[Mention]] = {}

    def shows_skill(self, found: SkillFound, evidence: Evidence) -> bool:
        """Whether the evidence shows the skill, and the catalogue's id is that of its name."""
        known = resolve(found.name)
        if found.catalogue_id is not None and (known is None or known.id != found.catalogue_id):
            return False
        if found.proficiency and not self._states_level(found.proficiency, evidence):
            return False
        return self._shows(found.name, known, evidence)

    def _states_level(self, level: Proficiency, evidence: Evidence) -> bool:
        """Whether words for the level stand near the skill; no level follows from a job."""
        text = self._source.by_address[evidence.field]
        near = text[max(0, evidence.start - _NEAR) : evidence.end + _NEAR]
        return bool(_LEVEL_WORDS[level].search(near))

    def shows_technology(self, found: TechnologyFound, evidence: Evidence) -> bool:
        """Whether the evidence names the technology."""
        return self._shows(found.name, resolve(found.name), evidence)

    def _shows(self, name: str, known: Skill | None, evidence: Evidence) -> bool:
        if evidence.field in _NO_SKILLS or not name.strip():
            return False
        if _stands_in(name, evidence.text):
            return True
        if known is None:
            return _worded_in(name, evidence.text)
        if evidence.field.startswith("technologies[") and could_show(known, evidence.text):
            return True
        if self._held_a_post(evidence) and any(
            m.skill.id == known.id for m in skills_of_title(evidence.text)
        ):
            return True
        return any(
            mention.skill.id == known.id and mention.start < evidence.end and evidence.start < mention.end
            for mention in self._mentions(evidence.field)
        )

    def _held_a_post(self, evidence: Evidence) -> bool:
        """Whether the words are the name of a post held: "worked as a bricklayer"."""
        before = self._source.by_address[evidence.field][: evidence.start]
        return bool(_POST_BEFORE.search(before[-40:]))

    def _mentions(self, field: str) -> list[Mention]:
        if field not in self._read:
            text = self._source.by_address[field]
            of_title = skills_of_title(text) if field in ("title", "role_type") else []
            self._read[field] = [*find_skills(text, title=self._source.title), *of_title]
        return self._read[field]


def _stands_in(name: str, text: str) -> bool:
    """Whether the name itself stands in the words, as words."""
    return bool(re.search(rf"(?<!\w){re.escape(name.strip())}(?!\w)", text, re.I))


def _worded_in(name: str, text: str) -> bool:
    """Whether the head word of a name, and at least half of its words, stand in the text in some ending."""
    named = [_stem(word) for word in _WORD.findall(name.lower()) if word not in _LITTLE]
    written = {_stem(word) for word in _WORD.findall(text.lower())}
    if not named or named[-1] not in written:
        return False
    return 2 * sum(word in written for word in named) >= len(named)


def _stem(word: str) -> str:
    """Crude and only ever compared with itself: the word without a common ending."""
    for ending in ("ings", "ing", "ers", "er", "ies", "ied", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
