"""Finds in a text everything that is written like a wording, whatever it may mean there.

Wordings are kept by their first word and taken apart only when that word is met: the whole catalogue is
ready in some tens of milliseconds, and a text pays for the words it has.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from shared.catalogue.reader import Wording, entries, other_meanings
from shared.catalogue.words import Token, first_key, is_past, is_verb_form, other_numbers, stem, tokens

GAP = frozenset("*")
_LONGEST_GAP = 4
_BESIDES_WORDS = frozenset(("and", "/", ",", "~,", "~'", "'", "~%", "~$", "$", "£", "€"))
"""Marks that may stand in a gap: the sentence goes on behind them."""
_BEFORE_VERBS = frozenset(
    ("and", "or", "to", "i", "we", "also", "then", "will", "can", "could", "must", "help", "helped")
)


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """Tokens first..last (half-open) that are written like a wording."""

    wording: Wording
    first: int
    last: int


class Lexicon:
    """Wordings by their first word; `fixed` ones by its normal form, `inflected` ones by its stem."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._fixed: dict[str, list[Wording]] = defaultdict(list)
        self._inflected: dict[str, list[Wording]] = defaultdict(list)
        self._phrases: dict[str, list[tuple[list[str], Wording]]] = {}
        self._patterns: dict[str, list[tuple[list[frozenset[str]], Wording]]] = {}
        for wording in wordings:
            self._add(wording)

    def _add(self, wording: Wording) -> None:
        if wording.inflected:
            for choice in wording.text.split(" ", 1)[0].split("|"):
                self._inflected[stem(first_key(choice))].append(wording)
            return
        first = first_key(wording.text)
        self._fixed[first].append(wording)
        if " " not in wording.text and _changes_number(wording):
            for number in other_numbers(first):
                self._fixed[number].append(wording)

    def candidates(self, words: list[Token], text: str) -> list[Candidate]:
        """All candidates in the order of their first word."""
        found: list[Candidate] = []
        line = _line(words, text)
        for first, word in enumerate(words):
            found += self._fixed_at(words, first, word.key.removeprefix("~"))
            if word.is_word:
                found += self._inflected_at(line, first)
        return found

    def _fixed_at(self, words: list[Token], first: int, key: str) -> list[Candidate]:
        if key not in self._fixed:
            return []
        if key not in self._phrases:
            self._phrases[key] = [phrase for wording in self._fixed[key] for phrase in _phrases(wording)]
        found = []
        for rest, wording in self._phrases[key]:
            last = first + 1 + len(rest)
            if not rest or [word.key for word in words[first + 1 : last]] == rest:
                found.append(Candidate(wording, first, last))
        return found

    def _inflected_at(self, line: "_Line", first: int) -> list[Candidate]:
        key = line.stems[first]
        if key not in self._inflected or not _is_verb(line.words, first):
            return []
        if key not in self._patterns:
            self._patterns[key] = [(_pattern(wording), wording) for wording in self._inflected[key]]
        near = frozenset(line.stems[first + 1 : first + 3 + 2 * _LONGEST_GAP])
        found = []
        for pattern, wording in self._patterns[key]:
            if len(pattern) > 1 and pattern[0] is GAP and near.isdisjoint(pattern[1]):
                continue
            last = _end_of(pattern, line, first + 1)
            if last is not None:
                found.append(Candidate(wording, first, last))
        return found


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of a text beside their stems, and whether a new line begins before each."""

    words: list[Token]
    stems: list[str]
    breaks: list[bool]


def _line(words: list[Token], text: str) -> _Line:
    stems = [stem(word.key.removeprefix("~")) if word.is_word else word.key for word in words]
    ends = [0, *(word.end for word in words)]
    breaks = [text.find("\n", end, word.start) >= 0 for end, word in zip(ends, words, strict=False)]
    return _Line(words, stems, breaks)


def _end_of(pattern: list[frozenset[str]], line: _Line, at: int) -> int | None:
    """Where a pattern ends whose first word stands before `at`; None where it does not go on so."""
    skip = 0
    for choices in pattern:
        if choices is GAP:
            skip = _LONGEST_GAP
            continue
        position = _next(choices, line, at, skip)
        if position is None:
            return None
        at, skip = position + 1, 0
    return at


def _next(choices: frozenset[str], line: _Line, at: int, skip: int) -> int | None:
    """The nearest word among the choices, over at most `skip` others of the same sentence and line."""
    for position in range(at, len(line.words)):
        word = line.words[position]
        if line.breaks[position]:
            return None
        if not word.is_word:
            if not skip or not (word.key in _BESIDES_WORDS or _is_within_number(line.words, position)):
                return None
            continue
        if line.stems[position] in choices:
            return position
        skip -= 1
        if skip < 0 or (is_past(word.key) and not _goes_on(line.words[position - 1])):
            return None  # too far, or another verb begins: `installed shingles and replaced ...`
    return None


def _is_within_number(words: list[Token], position: int) -> bool:
    """A decimal point, not the end of a sentence: the next word stands right behind it."""
    after = words[position + 1].key if position + 1 < len(words) else ""
    return words[position].key == "~." and after.startswith("~")


def _is_verb(words: list[Token], position: int) -> bool:
    """Whether the first word of a phrase can be a verb here. In `the head chef` it is none.

    Bare forms count at the start of a clause, as in `Manage inventory, train staff`, and after `to`.
    """
    if is_verb_form(words[position].key):
        return True
    before = words[position - 1] if position else None
    return before is None or not before.is_word or before.key in _BEFORE_VERBS or before.key.endswith("ly")


def _goes_on(word: Token) -> bool:
    return word.is_word and word.key not in ("and", "or", "und", "et", "y")


def _pattern(wording: Wording) -> list[frozenset[str]]:
    return [
        GAP if part == "*" else frozenset(stem(first_key(choice)) for choice in part.split("|"))
        for part in wording.text.split()[1:]
    ]


def _phrases(wording: Wording) -> list[tuple[list[str], Wording]]:
    rest = [token.key for token in tokens(wording.text)][1:]
    found = [(rest, wording)]
    if rest and _changes_number(wording):
        found += [([*rest[:-1], number], wording) for number in other_numbers(rest[-1])]
    return found


def _changes_number(wording: Wording) -> bool:
    """Common nouns have a plural, products have not."""
    return not (wording.exact or wording.ambiguous) and wording.text.rsplit(" ", 1)[-1].islower()


@cache
def lexicon() -> Lexicon:
    """The lexicon of the built-in catalogue, made once when first asked for."""
    wordings = [wording for entry in entries() for wording in entry.wordings if not wording.asked]
    return Lexicon([*wordings, *other_meanings()])
