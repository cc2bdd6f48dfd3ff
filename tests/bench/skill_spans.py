"""Labelled sentences, a plain dictionary to be compared with, and how spans are scored.

SkillSpan labels tokens; a sentence here is its tokens with a space between them. Skills and knowledge are
one set of spans, for a reader of a record makes no difference between them. Three questions are asked:

exact     a found span is right if it is one of the labelled ones, character for character
overlap   a found span is right if it shares a character with a labelled one, and a labelled one is found
          if a found one does; so one long span over a whole sentence is right, but finds little alone
sentence  whether it shows any skill at all
"""

import csv
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int]
Finder = Callable[[str], list[Span]]


@dataclass(frozen=True)
class Sentence:
    text: str
    spans: frozenset[Span]


@dataclass(frozen=True)
class Scores:
    """Precision and recall of one question, over all sentences together."""

    right: int
    found: int
    hit: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


def skillspan(path: Path) -> list[Sentence]:
    """The sentences of a file of SkillSpan."""
    with path.open(encoding="utf-8") as lines:
        return [_sentence(json.loads(line)) for line in lines if line.strip()]


def esco_labelled(path: Path) -> list[Sentence]:
    """The sentences of a file of spans with ESCO labels; all of them show some skill."""
    found: dict[str, set[Span]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            start = row["sentence"].find(row["span"])
            if start >= 0 and row["span"]:
                found.setdefault(row["sentence"], set()).add((start, start + len(row["span"])))
    return [Sentence(text, frozenset(spans)) for text, spans in found.items()]


def scored(sentences: Iterable[Sentence], find: Finder) -> dict[str, Scores]:
    """The scores of each question."""
    pairs = [(one.spans, frozenset(find(one.text))) for one in sentences]
    return {
        "exact": _total(Scores(len(a & b), len(b), len(a & b), len(a)) for a, b in pairs),
        "overlap": _total(Scores(_touching(b, a), len(b), _touching(a, b), len(a)) for a, b in pairs),
        "sentence": _total(
            Scores(int(bool(a and b)), int(bool(b)), int(bool(a and b)), int(bool(a))) for a, b in pairs
        ),
    }


class PlainDictionary:
    """Words and phrases without regard to case, at the boundaries of words, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = {tuple(_words(phrase)) for phrase in phrases} - {()}
        self._longest = max(map(len, self._phrases))

    def __call__(self, text: str) -> list[Span]:
        places = [(match[0].casefold(), *match.span()) for match in _WORD.finditer(text)]
        found, at = [], 0
        while at < len(places):
            length = self._length_at([word for word, _, _ in places[at : at + self._longest]])
            if length:
                found.append((places[at][1], places[at + length - 1][2]))
            at += max(length, 1)
        return found

    def _length_at(self, words: list[str]) -> int:
        return next((size for size in range(len(words), 0, -1) if tuple(words[:size]) in self._phrases), 0)


_WORD = re.compile(r"\w+|[^\w\s]")


def _words(phrase: str) -> list[str]:
    return _WORD.findall(phrase.casefold())


def _sentence(row: dict[str, list[str]]) -> Sentence:
    starts, at = [], 0
    for token in row["tokens"]:
        starts.append(at)
        at += len(token) + 1
    spans = frozenset(
        (starts[first], starts[last - 1] + len(row["tokens"][last - 1]))
        for tags in (row["tags_skill"], row["tags_knowledge"])
        for first, last in _runs(tags)
    )
    return Sentence(" ".join(row["tokens"]), spans)


def _runs(tags: list[str]) -> Iterable[Span]:
    begin: int | None = None
    for index, tag in enumerate([*tags, "O"]):
        if tag != "I" and begin is not None:
            yield begin, index
            begin = None
        if tag == "B":
            begin = index


def _touching(these: frozenset[Span], those: frozenset[Span]) -> int:
    return sum(1 for start, end in these if any(start < other[1] and other[0] < end for other in those))


def _total(scores: Iterable[Scores]) -> Scores:
    some = list(scores)
    return Scores(
        sum(one.right for one in some),
        sum(one.found for one in some),
        sum(one.hit for one in some),
        sum(one.labelled for one in some),
    )
