"""An inverted index over a few hundred documents of one user.

Scores are BM25F (Robertson, Zaragoza, Taylor 2004: "Simple BM25 extension to multiple weighted
fields"): term frequencies are weighted by field before they saturate.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from shared.search.words import words

_K1, _B = 1.2, 0.6
_EXACT, _PREFIX, _TYPO = 1.0, 0.7, 0.5
_MOST_TERMS = 16


@dataclass(frozen=True)
class Document:
    """A document's texts by field. An item of a list is its own field, `achievements[2]`."""

    id: str
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Hit:
    id: str
    score: float


class Index:
    """Searches a fixed set of documents. `weights` are by field name, 1 where none is given."""

    def __init__(self, documents: Sequence[Document], *, weights: Mapping[str, float]) -> None:
        self._postings: dict[str, dict[str, float]] = defaultdict(dict)
        self._lengths: dict[str, float] = {}
        for document in documents:
            counts: Counter[str] = Counter()
            for field, text in document.fields.items():
                weight = weights.get(field.partition("[")[0], 1.0)
                for word, _, _ in words(text):
                    counts[word] += weight  # type: ignore[assignment]
            self._lengths[document.id] = float(sum(counts.values()))
            for word, count in counts.items():
                self._postings[word][document.id] = count
        self._average = sum(self._lengths.values()) / max(len(self._lengths), 1) or 1.0
        self._vocabulary = sorted(self._postings)
        self._last: tuple[str, frozenset[str]] = "", frozenset()

    def search(self, query: str) -> list[Hit]:
        """Documents that hold every word of the query in some form, best first."""
        scores: dict[str, float] = {}
        for number, term in enumerate(self._terms(query)):
            found = self._score(term)
            scores = {
                document: scores.get(document, 0.0) + score
                for document, score in found.items()
                if number == 0 or document in scores
            }
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        return [Hit(document, score) for document, score in ranked]

    def highlight(self, query: str, text: str) -> list[tuple[int, int]]:
        """Where words of the query stand in a text, in any of the forms that `search` accepts."""
        forms = self._forms_of(query)
        spans = [(start, end) for word, start, end in words(text) if word in forms]
        return list(dict.fromkeys(spans))

    def _forms_of(self, query: str) -> frozenset[str]:
        """The forms of the last query are kept: its hits have many texts to highlight."""
        last, forms = self._last
        if last != query:
            forms = frozenset(form for term in self._terms(query) for form, _ in self._forms(term))
            self._last = query, forms
        return forms

    def _terms(self, query: str) -> list[str]:
        whole = [word for word, _, _ in words(query)]
        return list(dict.fromkeys(whole))[:_MOST_TERMS]

    def _forms(self, term: str) -> Iterator[tuple[str, float]]:
        """The indexed words that a query word may stand for, each with how far it counts."""
        if term in self._postings:
            yield term, _EXACT
        if len(term) >= 2:
            yield from ((word, _PREFIX) for word in self._beginning_with(term) if word != term)
        allowed = 0 if len(term) < 4 else 1 if len(term) < 8 else 2
        if allowed and term not in self._postings:
            near = process.extract(
                term,
                self._vocabulary,
                scorer=DamerauLevenshtein.distance,
                score_cutoff=allowed,
                limit=20,
            )
            yield from ((word, _TYPO / distance) for word, distance, _ in near if distance)

    def _beginning_with(self, term: str) -> Iterator[str]:
        start = bisect_left(self._vocabulary, term)
        return takewhile(lambda word: word.startswith(term), islice(self._vocabulary, start, None))

    def _score(self, term: str) -> dict[str, float]:
        best: dict[str, float] = {}
        for word, factor in self._forms(term):
            postings = self._postings[word]
            rarity = math.log(1 + (len(self._lengths) - len(postings) + 0.5) / (len(postings) + 0.5))
            for document, frequency in postings.items():
                norm = _K1 * (1 - _B + _B * self._lengths[document] / self._average)
                score = factor * rarity * frequency * (_K1 + 1) / (frequency + norm)
                best[document] = max(best.get(document, 0.0), score)
        return best
