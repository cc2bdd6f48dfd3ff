"""The words of some documents, each with the documents that hold it: what a search reads."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from shared.words import words

TENTHS = 10
"""Frequencies are weighted by field and kept as whole tenths."""
MOST_WORDS = 5_000
"""Different words of one document that are kept; nobody's own text has so many."""


class Postings(BaseModel):
    """`words` gives for each word `[place, frequency, place, frequency ...]`; places are those of `ids`.

    `written` is how a word with accents is spelled, for those who complete it.
    """

    ids: list[str | None] = []
    lengths: list[int] = []
    words: dict[str, list[int]] = {}
    written: dict[str, str] = {}

    def put(self, document_id: str, weighted: "WeightedWords") -> None:
        """Adds a document, in place of the one with this id."""
        self.remove(document_id)
        place = self._free_place()
        kept = weighted.most_common()
        self.ids[place], self.lengths[place] = document_id, sum(count for _, count in kept)
        for word, count in kept:
            self.words.setdefault(word, []).extend((place, count))
            if word in weighted.written:
                self.written.setdefault(word, weighted.written[word])

    def remove(self, document_id: str) -> None:
        """Takes a document out; nothing where there is none."""
        if document_id not in self.ids:
            return
        place = self.ids.index(document_id)
        self.ids[place], self.lengths[place] = None, 0
        self.words = {word: left for word, held in self.words.items() if (left := _without(place, held))}
        self.written = {word: spelled for word, spelled in self.written.items() if word in self.words}

    def _free_place(self) -> int:
        if None in self.ids:
            return self.ids.index(None)
        self.ids.append(None)
        self.lengths.append(0)
        return len(self.ids) - 1


class WeightedWords:
    """The words of one document, as often as they stand there times the weight of their field."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.written: dict[str, str] = {}

    def add(self, text: str, weight: float) -> None:
        """The words of a text."""
        tenths = round(weight * TENTHS)
        for word, start, end in words(text):
            self.counts[word] += tenths
            if word not in self.written and (spelled := text[start:end].lower()) != word:
                self.written[word] = spelled

    def mark(self, marks: Iterable[str], weight: float) -> None:
        """Marks that are no words: what the document is about."""
        for one in marks:
            self.counts[one] += round(weight * TENTHS)

    def most_common(self) -> list[tuple[str, int]]:
        """Each word with its weighted frequency; of very many those that weigh most."""
        return self.counts.most_common(MOST_WORDS)


def weigh(fields: Mapping[str, str], weights: Mapping[str, float]) -> WeightedWords:
    """The words of texts by field; an item of a list is its own field, `achievements[2]`."""
    weighted = WeightedWords()
    for field, text in fields.items():
        weighted.add(text, weights.get(field.partition("[")[0], 1.0))
    return weighted


def _without(place: int, held: list[int]) -> list[int]:
    if place not in held[::2]:
        return held
    pairs = zip(held[::2], held[1::2], strict=True)
    return [number for pair in pairs if pair[0] != place for number in pair]
