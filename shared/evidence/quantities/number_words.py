"""Numbers written as words: the English cardinals, and the small ones in three other languages."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from shared.evidence.quantities.word_lists import lowered, words_in_order

_SMALL = {
    word: Decimal(value)
    for value, word in enumerate(
        words_in_order(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
            " sixteen"
            " seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    word: Decimal(10 * value)
    for value, word in enumerate(
        words_in_order("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
_HUNDRED = Decimal(100)
_LARGE = {
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "lakh": Decimal(10**5),
    "crore": Decimal(10**7),
}
_DOZEN = Decimal(12)

# "neuf" (new) and "once" (English) are left out: too often they are other words.
FOREIGN: Mapping[str, Mapping[str, int]] = {
    "de": {
        "zwei": 2,
        "drei": 3,
        "vier": 4,
        "fünf": 5,
        "sechs": 6,
        "sieben": 7,
        "acht": 8,
        "neun": 9,
        "zehn": 10,
    }
    | {"elf": 11, "zwölf": 12, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "hundert": 100},
    "fr": {
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "dix": 10,
        "onze": 11,
    }
    | {"douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "cent": 100},
    "es": {
        "dos": 2,
        "tres": 3,
        "cuatro": 4,
        "cinco": 5,
        "seis": 6,
        "siete": 7,
        "ocho": 8,
        "nueve": 9,
        "diez": 10,
    }
    | {"doce": 12, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "cien": 100},
}

_WORD = "|".join(sorted([*_SMALL, *_TENS, *_LARGE, "hundred", "dozen"], key=len, reverse=True))
_HALF = re.compile(r"\b(half a|quarter of a) (million|billion|dozen|thousand)\b")
_RUN = re.compile(
    rf"(?<![\w'’-])(?:an? )?(?:{_WORD})(?:(?:[ -]| and )(?:{_WORD}))*(?: and a half(?: (?:thousand|million"
    rf"|billion|dozen))?)?(?![\w'’])",
)
_TOKEN = re.compile(rf"{_WORD}|and a half|and|an?\b")


def spelled_numbers(text: str, foreign: Mapping[str, int]) -> Iterator[tuple[int, int, Decimal]]:
    """(start, end, value) of each number in words. "Hundreds of" is no number, "a hundred" is."""
    text = lowered(text)
    for match in _HALF.finditer(text):
        share = Decimal("0.5") if match[1].startswith("half") else Decimal("0.25")
        yield match.start(), match.end(), share * ({**_LARGE, "dozen": _DOZEN}[match[2]])
    for match in _RUN.finditer(text):
        yield from _cardinals(match)
    if foreign:
        for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(foreign)})(?![\w-])", text):
            yield match.start(), match.end(), Decimal(foreign[match.group()])


def _cardinals(run: re.Match[str]) -> Iterator[tuple[int, int, Decimal]]:
    """The well-formed cardinals in a run of number words: "two and three" are two of them."""
    reader = _Cardinal()
    start = end = run.start()
    for token in _TOKEN.finditer(run.group()):
        word = token.group()
        if not reader.takes(word):
            if reader.complete:
                yield start, end, reader.value
            reader = _Cardinal()
            if not reader.takes(word):
                continue
        if reader.length == 1:
            start = run.start() + token.start()
        if word != "and":
            end = run.start() + token.end()
    if reader.complete:
        yield start, end, reader.value


class _Cardinal:
    """Reads one cardinal word by word; refuses the word that would begin another."""

    def __init__(self) -> None:
        self.length = 0
        self._total = self._group = Decimal(0)
        self._last = ""
        self.complete = False

    @property
    def value(self) -> Decimal:
        return self._total + self._group

    def takes(self, word: str) -> bool:
        """Whether the word continues this cardinal; if so it is counted in."""
        if not self._fits(word):
            return False
        self.length += 1
        self.complete = self.complete or word not in ("a", "an", "and")
        self._add(word)
        self._last = word
        return True

    def _fits(self, word: str) -> bool:
        last = self._last
        if word in ("a", "an"):
            return not last
        if word == "and":
            return last in _LARGE or last == "hundred"
        if word == "and a half":
            return self.complete
        if word == "hundred":
            return last in ("", "a", "an") or last in _SMALL
        if word in _LARGE or word == "dozen":
            return last != "and"
        if word in _TENS:
            return not last or last in _LARGE or last in ("hundred", "and")
        return (
            not last
            or last in _LARGE
            or last in ("hundred", "and")
            or (last in _TENS and 0 < _SMALL[word] < 10)
        )

    def _add(self, word: str) -> None:
        if word in _SMALL or word in _TENS:
            self._group += _SMALL.get(word, _TENS.get(word, Decimal(0)))
        elif word == "hundred":
            self._group = (self._group or Decimal(1)) * _HUNDRED
        elif word in _LARGE:
            self._total += (self._group or Decimal(1)) * _LARGE[word]
            self._group = Decimal(0)
        elif word == "dozen":
            self._group = (self._group or Decimal(1)) * _DOZEN
        elif word == "and a half":
            self._add_half()

    def _add_half(self) -> None:
        unit = _LARGE.get(self._last, Decimal(1))
        self._group += unit / 2
