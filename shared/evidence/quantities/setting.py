"""A quantity among the words of its sentence, and the claim that these make with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.evidence.quantities.lexicon import (
    Direction,
)
from shared.evidence.quantities.phrases import Token, phrase_after, skip_hedges_back
from shared.evidence.quantities.ranges import Reading
from shared.evidence.quantities.word_lists import words

_OF = {"of", "in", "worth", "on", "der", "des", "de", "du", "del", "la", "an", "beim", "bei"}


# Counting what was cut is a change; what a farmer grew or a crane lifted is not.
# "$2M in their first year" says when, not what.
WHENS = words(
    "year years month months quarter quarters week weeks season day days time cash advance total one"
)


@dataclass(frozen=True)
class Claim:
    """The words `text[start:end]` that carry a quantity, what it measures and which way that moved."""

    metric: str
    start: int
    end: int
    direction: Direction = "none"


@dataclass(frozen=True)
class Setting:
    """A reading among the tokens of its sentence.

    tokens[head] is its first word, hedges included; tokens[tail] the first word after it. Words before
    `floor` (an index) belong to the quantity before, whose claim was `inherited`.
    """

    text: str
    tokens: Sequence[Token]
    reading: Reading
    head: int
    tail: int
    floor: int
    inherited: Claim | None

    @property
    def link(self) -> str:
        return self.tokens[self.head - 1].lower if self.head > self.floor else ""

    @property
    def start(self) -> int:
        return self.tokens[self.head].start if self.head < self.tail else self.reading.start

    @property
    def inherited_way(self) -> Direction:
        return self.inherited.direction if self.inherited else "none"

    def right(self, offset: int = 0) -> str:
        index = self.tail + offset
        return self.tokens[index].lower if index < len(self.tokens) else ""

    def words(self, phrase: Sequence[Token]) -> str:
        return self.text[phrase[0].start : phrase[-1].end]


def place(
    text: str, tokens: Sequence[Token], reading: Reading, floor: int, inherited: Claim | None
) -> Setting:
    """The setting of a reading; `floor` is where the quantity before it ended."""
    first = next((i for i, token in enumerate(tokens) if token.end > reading.start), len(tokens))
    tail = next((i for i, token in enumerate(tokens) if token.start >= reading.end), len(tokens))
    low = next((i for i, token in enumerate(tokens) if token.start >= floor), len(tokens))
    head = max(skip_hedges_back(tokens, first), min(low, first))
    if head > min(low, first) and tokens[head - 1].lower in ("un", "une", "einen", "uma"):
        head -= 1
    if tail < len(tokens) and tokens[tail].text in ("-", "+"):
        tail += 1
    return Setting(text, tokens, reading, head, tail, min(low, first), inherited)


def right_phrase(setting: Setting) -> list[Token]:
    """The noun phrase right after the figure; "a year" in "$40,000 a year" is a rate and none."""
    if setting.right() in ("a", "an", "per", "each", "every", "/", "al", "par", "por", "pro", "am", "the"):
        return []
    phrase = phrase_after(setting.tokens, setting.tail, counted=setting.reading.amount.kind == "count")
    # "12 passed" tells what twelve did and names nothing.
    return [] if len(phrase) == 1 and phrase[0].lower.endswith("ed") and len(phrase[0].lower) > 4 else phrase


def counted(setting: Setting) -> list[Token]:
    """The noun right after a bare count: the "beds" of "by 40 beds"."""
    return right_phrase(setting) if setting.reading.amount.bare else []


def complement(setting: Setting, index: int) -> list[Token]:
    """The noun phrase after "in", "of" or "worth of" at tokens[index]."""
    tokens = setting.tokens
    if index >= len(tokens) or tokens[index].lower not in _OF:
        return []
    skip = 2 if tokens[index].lower == "worth" else 1
    phrase = phrase_after(tokens, index + skip)
    return [] if phrase and phrase[-1].lower in WHENS and tokens[index].lower == "in" else phrase
