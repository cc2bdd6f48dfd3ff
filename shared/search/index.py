"""Ranked search over the documents of one user.

Scores are BM25F (Robertson, Zaragoza, Taylor 2004: "Simple BM25 extension to multiple weighted
fields"): term frequencies are weighted by field before they saturate.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from shared.search.postings import TENTHS, Postings, weigh
from shared.search.synonyms import Piece, Unit, mark_of, units_of
from shared.words import joined, words

_K1, _B = 1.2, 0.6
_EXACT, _JOINED, _PREFIX, _TYPO, _PART, _SYNONYM = 1.0, 0.9, 0.7, 0.5, 0.45, 0.5
_BELOW = 0.9
MOST_TERMS = 16
_LONGEST_TYPO = 40
_SHORTEST_PART = 5
_MOST_FORMS = 400
Scores = dict[str, float]


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
    """Searches documents whose words lie in one or more postings."""

    def __init__(self, postings: Sequence[Postings]) -> None:
        self._parts = postings
        lengths = [length for part in postings for length in part.lengths if length]
        self._size = len(lengths)
        self._average = sum(lengths) / max(len(lengths), 1) or 1.0
        self._last: tuple[str, _Forms] | None = None

    @classmethod
    def of(cls, documents: Sequence[Document], *, weights: Mapping[str, float]) -> "Index":
        """An index of documents. `weights` are by field name, 1 where none is given."""
        postings = Postings()
        for document in documents:
            postings.put(document.id, weigh(document.fields, weights))
        return cls([postings])

    def search(self, query: str) -> list[Hit]:
        """Documents that hold every word of the query in some form, best first.

        Of a very long query the first sixteen different words count. What is found only by another name
        of the same skill comes after what holds the very words.
        """
        scores: Scores = {}
        for number, unit in enumerate(units_of(query, most_terms=MOST_TERMS)):
            found = self._score_unit(unit)
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
        found = list(words(text))
        spans = [(start, end) for word, start, end in found if word in forms.words]
        for phrase in forms.phrases:
            spans += _places(phrase, found)
        return sorted(dict.fromkeys(spans))

    @cached_property
    def vocabulary(self) -> list[str]:
        """Every word of the documents, sorted; without the marks."""
        everything = set().union(*(part.words for part in self._parts))
        return sorted(word for word in everything if word[0] != "#")

    @cached_property
    def _compounds(self) -> dict[str, list[str]]:
        """The words with signs within, by what is left without the signs; figures are no such words."""
        found: dict[str, list[str]] = {}
        for word in self.vocabulary:
            together = joined(word)
            if together != word and not together.isdecimal():
                found.setdefault(together, []).append(word)
        return found

    def beginning_with(self, term: str) -> Iterator[str]:
        """The words of the documents that begin so, sorted."""
        start = bisect_left(self.vocabulary, term)
        return takewhile(lambda word: word.startswith(term), islice(self.vocabulary, start, None))

    def holders(self, word: str) -> set[str]:
        """The documents that hold this very word."""
        return {str(part.ids[place]) for part in self._parts for place in part.words.get(word, ())[::2]}

    def spelled(self, word: str) -> str:
        """The word with its accents, as it stands in a document."""
        return next((part.written[word] for part in self._parts if word in part.written), word)

    def _forms_of(self, query: str) -> "_Forms":
        """The forms of the last query are kept: its hits have many texts to highlight."""
        if self._last is None or self._last[0] != query:
            units = units_of(query, most_terms=MOST_TERMS)
            forms = {form for unit in units for term in unit.terms for form, _ in self._forms(term)}
            others = {word for unit in units for word in unit.others}
            phrases = {phrase for unit in units for phrase in unit.phrases}
            self._last = query, _Forms(frozenset(forms | others), frozenset(phrases))
        return self._last[1]

    def _forms(self, term: str) -> Iterator[tuple[str, float]]:
        """The indexed words that a query word may stand for, each with how far it counts."""
        known = any(term in part.words for part in self._parts)
        if known:
            yield term, _EXACT
        otherwise = self._joined_alike(term)
        yield from ((word, _JOINED) for word in otherwise)
        if len(term) >= 2:
            longer = (word for word in self.beginning_with(term) if word != term)
            yield from ((word, _PREFIX) for word in islice(longer, _MOST_FORMS))
        if len(term) >= _SHORTEST_PART:
            parts = (word for word in self.vocabulary if term in word and not word.startswith(term))
            yield from ((word, _PART) for word in islice(parts, _MOST_FORMS))
        if not known and not otherwise:
            yield from self._misspelled(term)

    def _joined_alike(self, term: str) -> list[str]:
        """The indexed words that differ in their signs only, as `e-mail` and `email` do."""
        together = joined(term)
        alike = self._compounds.get(together, [])
        if any(together in part.words for part in self._parts):
            alike = [*alike, together]
        return [word for word in alike if word != term]

    def _misspelled(self, term: str) -> Iterator[tuple[str, float]]:
        allowed = 0 if len(term) < 4 or len(term) > _LONGEST_TYPO else 1 if len(term) < 8 else 2
        if allowed:
            near = process.extract(
                term,
                self.vocabulary,
                scorer=DamerauLevenshtein.distance,
                score_cutoff=allowed,
                limit=20,
            )
            yield from ((word, _TYPO / distance) for word, distance, _ in near if distance)

    def _score_unit(self, unit: Unit) -> Scores:
        literal = self._score_pieces(unit, self._forms)
        if unit.skill is None:
            return literal
        meant = [(mark_of(unit.skill), _SYNONYM), *((word, _SYNONYM) for word in unit.others)]
        by_meaning = self._best(meant)
        exact = self._score_pieces(unit, lambda term: [(term, _EXACT)])
        ceiling = _BELOW * min(exact.values()) if exact else math.inf
        for document, score in by_meaning.items():
            literal[document] = max(literal.get(document, 0.0), min(score, ceiling))
        return literal

    def _score_pieces(self, unit: Unit, forms_of: Callable[[str], Iterable[tuple[str, float]]]) -> Scores:
        """Of a compound counts what scores more: the whole word, or all of its parts together."""
        return _together([self._score_piece(piece, forms_of) for piece in unit.pieces])

    def _score_piece(self, piece: Piece, forms_of: Callable[[str], Iterable[tuple[str, float]]]) -> Scores:
        whole = self._best(forms_of(piece.word))
        apart = _together([self._best(forms_of(part)) for part in piece.parts]) if piece.parts else {}
        return whole | {document: max(score, whole.get(document, 0.0)) for document, score in apart.items()}

    def _best(self, forms: Iterable[tuple[str, float]]) -> Scores:
        best: Scores = {}
        for word, factor in forms:
            for document, score in self._score_word(word):
                if factor * score > best.get(document, 0.0):
                    best[document] = factor * score
        return best

    def _score_word(self, word: str) -> Iterator[tuple[str, float]]:
        held = [(part, part.words[word]) for part in self._parts if word in part.words]
        holders = sum(len(places) for _, places in held) // 2
        rarity = math.log(1 + (self._size - holders + 0.5) / (holders + 0.5))
        for part, places in held:
            for at in range(0, len(places), 2):
                place, frequency = places[at], places[at + 1]
                norm = _K1 * TENTHS * (1 - _B + _B * part.lengths[place] / self._average)
                yield str(part.ids[place]), rarity * frequency * (_K1 + 1) / (frequency + norm)


@dataclass(frozen=True)
class _Forms:
    """Single words and runs of words to mark in a text."""

    words: frozenset[str]
    phrases: frozenset[tuple[str, ...]]


def _together(scores: list[Scores]) -> Scores:
    """The sum for documents that have a score for every term."""
    whole = scores[0]
    for others in scores[1:]:
        whole = {
            document: score + others[document] for document, score in whole.items() if document in others
        }
    return whole


def _places(phrase: tuple[str, ...], found: list[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    for at in range(len(found) - len(phrase) + 1):
        if found[at][0] == phrase[0]:
            run = found[at : at + len(phrase)]
            if tuple(word for word, _, _ in run) == phrase:
                yield run[0][1], run[-1][2]
