"""Ratios in words: doubled, halved, cut in half, a third fewer, twofold, by a factor of ten.

The value is the new state over the old one: "a third fewer" -> 0.6667, "doubled" -> 2.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from shared.evidence.quantities.lexicon import Direction, direction_of
from shared.evidence.quantities.number_words import spelled_numbers
from shared.evidence.quantities.word_lists import lowered

_VERBS: dict[str, Decimal] = {
    **dict.fromkeys(
        ("doubled", "doubling", "doubles", "verdoppelt", "verdoppelte", "doublé", "doublant"), Decimal(2)
    ),
    **dict.fromkeys(("duplicó", "dupliqué", "duplicando", "duplicar"), Decimal(2)),
    **dict.fromkeys(
        ("tripled", "tripling", "triples", "trebled", "trebling", "verdreifacht", "triplé"), Decimal(3)
    ),
    **dict.fromkeys(("verdreifachte", "triplicó", "tripliqué"), Decimal(3)),
    **dict.fromkeys(("quadrupled", "quadrupling", "vervierfacht", "quadruplé", "cuadruplicó"), Decimal(4)),
    **dict.fromkeys(("quintupled", "quintupling"), Decimal(5)),
    **dict.fromkeys(("halved", "halving", "halbiert", "halbierte"), Decimal("0.5")),
}
_FRACTIONS = {
    "half": Decimal(1) / 2, "a third": Decimal(1) / 3, "one third": Decimal(1) / 3,
    "one-third": Decimal(1) / 3,
    "a quarter": Decimal(1) / 4, "one quarter": Decimal(1) / 4, "two thirds": Decimal(2) / 3,
    "two-thirds": Decimal(2) / 3, "three quarters": Decimal(3) / 4, "three-quarters": Decimal(3) / 4,
    "a fifth": Decimal(1) / 5, "one fifth": Decimal(1) / 5,
    "a tenth": Decimal(1) / 10, "one-fifth": Decimal(1) / 5,
}  # fmt: skip
_FRACTION = "|".join(sorted(_FRACTIONS, key=len, reverse=True))
_FOLDS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "ten": 10,
    "twenty": 20,
}

_VERB = re.compile(rf"\b(?:{'|'.join(_VERBS)})\b(?!-)")
_IN_HALF = re.compile(r"\b(?:in half|in two|de moitié|por la mitad|a la mitad|um die hälfte)\b")
_BY_FRACTION = re.compile(rf"\bby (?:(?:over|more than|nearly|almost|about|around) )?(?P<part>{_FRACTION})\b")
_FRACTION_FEWER = re.compile(rf"\b(?P<part>{_FRACTION}) (?P<way>fewer|less|lower|more|higher|faster)\b")
_TWICE = re.compile(
    r"\b(?:twice|double) (?:as (?:many|much|fast|quickly|large|big|often)|the (?!week|day|year))"
)
_HALF_AS = re.compile(r"\bhalf (?:as (?:many|much|long|often)|the (?:time|cost|price|number|budget|staff))\b")
_FOLD = re.compile(rf"\b(?P<n>{'|'.join(_FOLDS)})-?fold\b")
_FACTOR_OF = re.compile(r"\bby an? factor of (?P<n>[0-9]+(?:\.[0-9]+)?|[a-z]+)\b")


@dataclass(frozen=True)
class Ratio:
    """A ratio at `text[start:end]`. `verb` says that the words are themselves the verb ("doubled").

    Where `turns` is set, the value is for growth and a word of reduction turns it over.
    """

    start: int
    end: int
    value: Decimal
    direction: Direction
    verb: bool = False
    turns: bool = False


def find_ratios(text: str) -> list[Ratio]:
    """All ratios in words, in order, overlapping ones left out."""
    kept: list[Ratio] = []
    for ratio in sorted(_ratios(lowered(text)), key=lambda ratio: (ratio.start, -ratio.end)):
        if not kept or ratio.start >= kept[-1].end:
            kept.append(ratio)
    return kept


def _ratios(text: str) -> Iterator[Ratio]:
    for match in _VERB.finditer(text):
        value = _VERBS[match.group()]
        yield Ratio(*match.span(), value, "up" if value > 1 else "down", verb=True)
    for match in _IN_HALF.finditer(text):
        yield Ratio(*match.span(), Decimal("0.5"), "down")
    for match in _TWICE.finditer(text):
        yield Ratio(match.start(), match.end() - match.group().endswith(" "), Decimal(2), "up")
    for match in _HALF_AS.finditer(text):
        yield Ratio(*match.span(), Decimal("0.5"), "down")
    yield from _fractions(text)
    yield from _folds(text)


def _fractions(text: str) -> Iterator[Ratio]:
    for match in _FRACTION_FEWER.finditer(text):
        way = direction_of(match["way"])
        share = _FRACTIONS[match["part"]]
        yield Ratio(*match.span(), rounded(1 - share if way == "down" else 1 + share), way)
    for match in _BY_FRACTION.finditer(text):
        yield Ratio(*match.span(), rounded(1 + _FRACTIONS[match["part"]]), "none", turns=True)


def _folds(text: str) -> Iterator[Ratio]:
    for match in _FOLD.finditer(text):
        yield Ratio(*match.span(), Decimal(_FOLDS[match["n"]]), "none", turns=True)
    for match in _FACTOR_OF.finditer(text):
        spelled = [value for _, _, value in spelled_numbers(match["n"], {})]
        value = spelled[0] if spelled else Decimal(match["n"]) if match["n"][0].isdigit() else None
        if value:
            yield Ratio(*match.span(), value, "none", turns=True)


def turned(value: Decimal, fraction: bool) -> Decimal:
    """The ratio of a reduction: "by a third" 1.3333 -> 0.6667, "by a factor of ten" 10 -> 0.1."""
    return rounded(2 - value) if fraction else rounded(1 / value)


def rounded(value: Decimal) -> Decimal:
    """To four decimals, trailing zeros gone."""
    return value.quantize(Decimal("0.0001")).normalize()
