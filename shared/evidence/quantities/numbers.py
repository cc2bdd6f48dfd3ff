"""Numbers in running text, as digits in the formats of several countries or as words.

Digits: 1,200.50  1.200,50  1 200,50  1'200  12,34,567  3,5. Words: "two hundred and forty",
"half a million", "two and a half", "a dozen"; German, French and Spanish up to twelve.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from shared.evidence.quantities.number_words import FOREIGN, spelled_numbers
from shared.evidence.quantities.units import GLUED_CURRENCIES, SCALES, SUFFIXES

_SPACE = "[ \u00a0\u2009\u202f]"
_DIGITS = re.compile(
    rf"""(?<![0-9])(?<![0-9][.,'’:/])
    (?: (?P<indian>[0-9]{{1,2}}(?:,[0-9]{{2}})+,[0-9]{{3}}(?:\.[0-9]{{1,2}})?)
      | (?P<grouped>[0-9]{{1,3}}(?:(?P<sep>[,.'’]|{_SPACE})[0-9]{{3}})(?:(?P=sep)[0-9]{{3}})*
          (?:[.,][0-9]{{1,2}})?)
      | (?P<plain>[0-9]+(?:[.,][0-9]{{1,5}})?)
    )(?![0-9])(?![.,'’:][0-9])""",
    re.X,
)
_SCALE = re.compile(
    rf"{_SPACE}?-?(?P<scale>{'|'.join(sorted(map(re.escape, SCALES), key=len, reverse=True))})(?![\w])\.?"
)
_ABBREVIATED = ("mio", "mrd", "tsd", "tys", "mln", "mill")
_AND_A_HALF = re.compile(r" and a half\b", re.I)
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+$")
_LETTERS_AFTER = re.compile(r"[^\W\d_]+[0-9²³]*")
_MONEY_SIGN_BEFORE = re.compile(r"(?:[$€£¥₹₩₦₺]|(?<![A-Za-z])(?:[A-Z]{3}|Rs\.?|kr|R)) ?$")
_MANY_OR_MONEY_AFTER = re.compile(r"\+? ?(?:[€$£]|[A-Z]{3}\b|kr\b|zł|(?:[a-z-]+ ){0,2}[a-z]+s\b(?<! across))")
_ISOLATED_MINUS = re.compile(r"(?:^|[\s(])[-−]$")


@dataclass(frozen=True)
class Number:
    """A number at `text[start:end]`. `plain` says: digits only, nothing that rules out a year or a code.

    `dotted` is the other reading of "1.200", as one and a fifth: what is counted decides.
    `scale` is the part of the value that "million" or "k" gave.
    """

    start: int
    end: int
    value: Decimal
    plain: bool = False
    spelled: bool = False
    dotted: Decimal | None = None
    scale: Decimal = Decimal(1)

    @property
    def scaled(self) -> bool:
        return self.scale > 1


def find_numbers(text: str, language: str = "en") -> list[Number]:
    """All numbers in the text, in order, none inside another."""
    found = [*_written_in_digits(text), *_spelled(text, language)]
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _written_in_digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        if _part_of_a_code(text, match.start(), match.end()):
            continue
        value, dotted = _value(match)
        plain = bool(match["plain"]) and match.group().isdigit()
        yield _scaled(text, Number(match.start(), match.end(), value, plain=plain, dotted=dotted))


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal | None]:
    """The value, and for a single dotted group ("1.200") the value as a decimal fraction."""
    digits = match.group()
    if match["indian"]:
        return Decimal(digits.replace(",", "")), None
    if not match["grouped"]:
        return Decimal(digits.replace(",", ".")), None
    separator = match["sep"]
    whole, _, fraction = digits, "", ""
    if len(digits) > 4 and digits[-3] in ".,":
        whole, fraction = digits[:-3], digits[-2:]
    elif digits[-2] in ".,":
        whole, fraction = digits[:-2], digits[-1:]
    value = Decimal(whole.replace(separator, "") + ("." + fraction if fraction else ""))
    one_dot = separator == "." and digits.count(".") == 1 and not fraction
    if one_dot and digits.startswith("0"):
        return Decimal(digits), None
    return value, Decimal(digits) if one_dot else None


def _part_of_a_code(text: str, start: int, end: int) -> bool:
    """Whether letters glued to the digits make it a name: COVID-19, B2B, 3D, 12c. Not 40k or €5m."""
    before = text[max(0, start - 12) : start]
    if _ISOLATED_MINUS.search(before) and not before.strip(" -−"):
        before = ""
    glued = _LETTERS_BEFORE.search(before)
    if glued and glued.group().upper() not in GLUED_CURRENCIES:
        return True
    if before[-1:] in "_#@" and before:
        return True
    if len(before) > 1 and before[-1] in "-/+." and before[-2].isalpha():
        return True
    after = _LETTERS_AFTER.match(text, end)
    if not after:
        return False
    suffix = after.group() if len(after.group()) <= 2 else after.group().lower()
    return suffix not in SUFFIXES and after.group() not in SUFFIXES


def _scaled(text: str, number: Number) -> Number:
    """The number times the scale that follows it: 4.2 million, 40k, 30 lakh, 3 Mio."""
    half = _AND_A_HALF.match(text, number.end)
    if half:
        number = replace(number, end=half.end(), value=number.value + Decimal("0.5"), plain=False)
    match = _SCALE.match(text, number.end)
    if not match or (len(match["scale"]) == 1 and match.start("scale") > number.end):
        return number
    if match["scale"] == "m" and not _means_million(text, number.start, match.end()):
        return number
    # "1.250 million" is a decimal fraction.
    base = number.dotted if number.dotted is not None else number.value
    dotted = match.group().endswith(".") and match["scale"].lower() in _ABBREVIATED
    end = match.end("scale") + dotted
    scale = SCALES[match["scale"]]
    scaled = replace(
        number, end=end, value=base * scale, plain=False, dotted=None, scale=number.scale * scale
    )
    return _scaled(text, scaled) if match["scale"] in ("hundred", "thousand", "lakh", "mille") else scaled


def _means_million(text: str, start: int, end: int) -> bool:
    """Whether the m of "3m" is million ("£3m", "3m users") and not metre ("a 20m tower")."""
    return bool(
        _MONEY_SIGN_BEFORE.search(text[max(0, start - 5) : start]) or _MANY_OR_MONEY_AFTER.match(text, end)
    )


def _spelled(text: str, language: str) -> Iterator[Number]:
    for start, end, value in spelled_numbers(text, FOREIGN.get(language, {})):
        yield Number(start, end, value, spelled=True, scale=_largest_scale(value))


def _largest_scale(value: Decimal) -> Decimal:
    return next(
        (scale for scale in (Decimal(10**9), Decimal(10**6), Decimal(1000)) if value >= scale), Decimal(1)
    )
