"""Noun phrases near a quantity, by the words that can and cannot stand in one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shared.evidence.quantities.lexicon import (
    APPROXIMATORS,
    AUXILIARIES,
    COLLECTIVES,
    DETERMINERS,
    NOT_NOUNS,
    NOUNS_IN_ING,
    OF_WORDS,
    PREPOSITIONS,
    is_change,
)
from shared.evidence.quantities.word_lists import words

LONGEST_PHRASE = 5
_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:[-'’&/][^\W_]+)*|[^\W_]+|[^\w\s]")
_ADVERB = re.compile(
    r"^(?!family|supply|assembly|reply|anomaly|monopoly|july|ally|italy|early|fly|rally|belly).{3,}ly$"
)
# Plurals and collectives that stand before another noun: "sales target", "staff turnover".
_MODIFIERS = words(
    "sales goods claims operations sports accounts systems customs savings communications logistics"
    " electronics staff"
    " crew police equipment software inventory revenue livestock poultry customer services arts"
)
# "The number of subscribers": what comes after "of" is what is measured.
_MEASURING = words(
    "number amount volume rate quantity share value level frequency cost percentage proportion size length"
)
_NUMBER_WORD = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand"
    r"|million)$"
)
_CLOSED = PREPOSITIONS | DETERMINERS | AUXILIARIES | NOT_NOUNS
_ENDS_A_PHRASE = _CLOSED | OF_WORDS
# "12 Köche geführt": in German the verb follows its object, and only nouns begin with a capital.
_GERMAN_NOUN = re.compile(r"[A-ZÄÖÜ]\w{3,}$")
_GERMAN_VERB = re.compile(r"^[a-zäöü]\w*(?<!en)(?<!an)(?<!is)(?<!es)(?<!ar)(?<!i)t(?:e|en)?$")
_IRREGULAR_SINGULAR = re.compile(r"(?:ss|us|is|ous)$")


@dataclass(frozen=True)
class Token:
    """A word, a number or a sign at `[start:end)` of the text."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalpha()


def tokenize(text: str, start: int, end: int, cuts: Iterable[int] = ()) -> list[Token]:
    """The tokens of a stretch of the text; none reaches over a cut ("forty-bed" falls apart after forty)."""
    places = sorted({start, end, *(cut for cut in cuts if start < cut < end)})
    return [
        Token(match.start(), match.end(), match.group(), match.group().lower())
        for first, last in pairwise(places)
        for match in _TOKEN.finditer(text, first, last)
    ]


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural or names several by itself (staff, people)."""
    lower = word.lower()
    return lower in COLLECTIVES or (
        len(lower) > 3 and lower.endswith("s") and not _IRREGULAR_SINGULAR.search(lower)
    )


def phrase_after(tokens: Sequence[Token], index: int, *, counted: bool = False) -> list[Token]:
    """The noun phrase that begins at tokens[index], leading determiners left out.

    `counted` allows any participle in front ("12 competing firms"); elsewhere one begins a new clause.
    """
    while index < len(tokens) and tokens[index].lower in DETERMINERS:
        index += 1
    taken: list[Token] = []
    while index < len(tokens) and len(taken) < LONGEST_PHRASE:
        if _joins(tokens, index, taken):
            taken.append(tokens[index])
        elif not _belongs(tokens, index, taken, counted):
            break
        else:
            taken.append(tokens[index])
        index += 1
    taken = _without_loose_ends(taken)
    if taken and taken[-1].lower in _MEASURING and index < len(tokens) and tokens[index].lower == "of":
        measured = phrase_after(tokens, index + 1, counted=True)
        return [*taken, *tokens[index : index + 1], *measured] if measured else taken
    return taken


def _belongs(tokens: Sequence[Token], index: int, taken: Sequence[Token], counted: bool) -> bool:
    token, lower = tokens[index], tokens[index].lower
    if not token.is_word or lower in _ENDS_A_PHRASE or _ADVERB.match(lower) or lower.endswith("-free"):
        return False
    if not taken:
        return counted or lower in NOUNS_IN_ING or not lower.endswith("ing")
    if taken[-1].lower in _MODIFIERS and not lower.endswith(("ed", "ing")):
        return True
    if is_plural(taken[-1].text):
        return is_plural(token.text) and taken[-1].lower not in COLLECTIVES and not is_change(lower)
    if _GERMAN_NOUN.match(taken[-1].text) and _GERMAN_VERB.search(token.text):
        return False
    if lower.endswith(("ing", "ed")) and lower not in NOUNS_IN_ING:
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        return following is not None and following.is_word and following.lower not in _CLOSED
    return True


def _joins(tokens: Sequence[Token], index: int, taken: Sequence[Token]) -> bool:
    """Whether "and" or a comma goes on with the same noun: "personal and corporate tax returns"."""
    if not taken or tokens[index].lower not in ("and", "or", "&", ",") or is_plural(taken[-1].text):
        return False
    ahead = []
    for token in tokens[index + 1 : index + 5]:
        if not token.is_word or token.lower in _CLOSED - {"and", "or"} or _NUMBER_WORD.match(token.lower):
            break
        ahead.append(token)
    if ahead and (is_change(ahead[0].lower) or ahead[0].lower.endswith(("ed", "ing"))):
        return False
    return any(is_plural(token.text) for token in ahead)


def _without_loose_ends(phrase: list[Token]) -> list[Token]:
    while phrase and (not phrase[-1].is_word or phrase[-1].lower in _CLOSED):
        phrase = phrase[:-1]
    return phrase


def phrase_before(tokens: Sequence[Token], stop: int) -> list[Token]:
    """The noun phrase that ends right before tokens[stop]; "number of falls" counts as one."""
    taken: list[Token] = []
    index = stop - 1
    while index >= 0 and len(taken) < LONGEST_PHRASE:
        token = tokens[index]
        if token.lower in ("of", "per") and taken and index > 0 and tokens[index - 1].is_word:
            taken.insert(0, token)
        elif _ends_backwards(token, taken):
            break
        else:
            taken.insert(0, token)
        index -= 1
    return _without_verb(taken)


def _ends_backwards(token: Token, taken: Sequence[Token]) -> bool:
    """Whether the phrase cannot reach back over this token."""
    if not token.is_word or token.lower in _CLOSED or _ADVERB.match(token.lower):
        return True
    return bool(taken) and is_change(token.lower) and not token.lower.endswith("ing")


def _without_verb(phrase: list[Token]) -> list[Token]:
    """A verb at the head of a clause is no part of its object: "managed budgets" -> "budgets"."""
    while (
        len(phrase) > 1 and re.search(r"(?:ed|ing)$", phrase[0].lower) and phrase[0].lower not in NOUNS_IN_ING
    ):
        phrase = phrase[1:]
    while len(phrase) > 1 and phrase[-1].lower.endswith(("ed", "passé")):
        phrase = phrase[:-1]
    while len(phrase) > 1 and (phrase[0].lower in NOT_NOUNS or phrase[0].lower in OF_WORDS):
        phrase = phrase[1:]
    return phrase


def skip_hedges_back(tokens: Sequence[Token], stop: int) -> int:
    """The index of the first of the words that hedge a quantity at tokens[stop] ("an average of")."""
    index = stop
    while index > 0 and _is_hedge(tokens, index - 1, stop):
        index -= 1
    return index


def _is_hedge(tokens: Sequence[Token], index: int, stop: int) -> bool:
    lower = tokens[index].lower
    if lower in ("to", "of", "an", "c", "than", "as", "up", "at", "de", "d"):
        return _hedges_as_a_phrase(tokens, index, stop)
    return lower in APPROXIMATORS and lower not in ("from",)


_HEDGE_PHRASES = (
    ("up", "to"), ("an", "average", "of"), ("average", "of"), ("more", "than"), ("less", "than"),
    ("fewer", "than"),
    ("at", "least"), ("at", "most"), ("as", "many", "as"), ("as", "much", "as"), ("well", "over"),
    ("a", "total", "of"),
    ("total", "of"), ("close", "to"), ("in", "excess", "of"), ("plus", "de"), ("près", "de"), ("más", "de"),
    ("upwards", "of"), ("an", "estimated"), ("an", "additional"), ("some",), ("à", "peu", "près"),
)  # fmt: skip


def _hedges_as_a_phrase(tokens: Sequence[Token], index: int, stop: int) -> bool:
    """Whether the small word is part of a hedge: the "to" of "up to 50", not that of "grew to 50"."""
    words = [token.lower for token in tokens[max(0, index - 2) : min(stop, index + 3)]]
    here = index - max(0, index - 2)
    for phrase in _HEDGE_PHRASES:
        for first in range(len(words) - len(phrase) + 1):
            if tuple(words[first : first + len(phrase)]) == phrase and first <= here < first + len(phrase):
                return True
    return False
