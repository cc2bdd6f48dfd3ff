"""A number with what it counts in: money, percent, a factor, time, a measure, or things."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from shared.evidence.quantities.numbers import Number
from shared.evidence.quantities.region import Region
from shared.evidence.quantities.units import (
    BASIS_POINTS,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    MEASURES,
    PERCENT,
    PERCENTAGE_POINTS,
    TIME_UNITS,
)

Kind = Literal["money", "percent", "count", "time", "factor"]


@dataclass(frozen=True)
class Amount:
    """`value` in base units at `text[start:end]`; a bare count has kind "count" and no unit.

    `joined` says that the unit hangs on by a hyphen ("6-week course", "40-bed ward").
    `raised` says that the number itself rules out a code or a year (a sign, a unit, a scale).
    `scale` is what one more of the stated number adds to the value: 1000000 for millions.
    """

    start: int
    end: int
    kind: Kind
    value: Decimal
    unit: str | None = None
    currency: str | None = None
    joined: bool = False
    raised: bool = False
    scale: Decimal = Decimal(1)

    @property
    def bare(self) -> bool:
        return self.kind == "count" and self.unit is None


def _any_of(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _units(table: Mapping[str, object]) -> str:
    """Long units in any case ("Sq Ft", "HOURS"), short ones as they are written ("m", "MW")."""
    return f"(?i:{_any_of([u for u in table if len(u) > 2])})|{_any_of([u for u in table if len(u) <= 2])}"


_SIGN_BEFORE = re.compile(
    rf"(?:(?P<code>(?<![A-Za-z])(?:{_any_of(CURRENCY_CODES)}))(?:\s?[$€£¥])?|(?P<thousands>TEUR|T€|MEUR|M€"
    rf"|k€)"
    rf"|(?P<sign>(?<![A-Za-z$])(?:{_any_of(tuple(CURRENCY_SIGNS))})))[\s\u00a0\u202f]?$"
)
_GAP = r"[\s\u00a0\u2009\u202f]?-?"
_SIGN_AFTER = re.compile(
    rf"{_GAP}(?:d['’])?(?:(?P<scale>[kKTM]|Mio\.?|Mrd\.?|Tsd\.?)\s?(?=€|EUR))?"
    rf"(?:(?P<code>{_any_of(CURRENCY_CODES)})(?![A-Za-z])"
    rf"|(?P<sign>{_any_of([s for s in CURRENCY_SIGNS if s != 'R'])})"
    rf"(?![A-Za-z\d])|(?P<word>{_any_of(tuple(CURRENCY_WORDS))})(?![a-z]))"
)
_SCALED_CODE = re.compile(r"\s?(?:(?P<scale>T|M)(?:EUR|€)|(?P<crowns>[mt])kr)(?![A-Za-z])")
_PERCENT = re.compile(
    rf"\s?(?:(?P<bp>{_any_of(BASIS_POINTS)})|(?P<points>%?[\s-]?(?:{_any_of(PERCENTAGE_POINTS)}))"
    rf"|(?P<percent>"
    rf"{_GAP}(?:{_any_of(PERCENT)})))(?![a-zA-Z])"
)
_TIME = re.compile(rf"{_GAP}\s?(?P<unit>{_units(TIME_UNITS)})(?![A-Za-z²³])(?:['’](?!s))?")
_MEASURE = re.compile(rf"{_GAP}\s?(?P<unit>{_units(MEASURES)})(?![A-Za-z²³\d])")
_TIMES = {unit.casefold(): meaning for unit, meaning in TIME_UNITS.items()}
_MEASURED = {unit.casefold(): meaning for unit, meaning in MEASURES.items()} | MEASURES
# "40 CAD drawings" counts drawings, not Canadian dollars.
_COMPUTER_AIDED = re.compile(
    r"\s(?:[a-z]+\s)?(?:draw|model|design|file|plan|part|layout|station|seat|user|tech|oper|draft|package)"
)
_FACTOR = re.compile(
    r"\s?(?:[x×X](?![\w])|-?fold(?!\w)|-?times?(?= (?:faster|more|higher|as|bigger|larger|greater|better"
    r"|lower|the|over"
    r"|fewer|quicker|cheaper|growth|increase|return)\b))(?!\s?(?:a|per|each|every)\b)(?!\s(?:daily|weekly"
    r"|monthly))"
)
_OF_SALES = re.compile(
    r"\s?(?:of|in|worth of)\s(?:\w+\s)?(?:revenue|sales|savings|funding|grants?|investment|debt|donations)"
)
_RATING = re.compile(r"\s?(?:/|out of)\s?(?:5|10|100|five|ten)\b")
_SCALE_OF = {"k": 3, "K": 3, "T": 3, "Tsd": 3, "M": 6, "Mio": 6, "Mrd": 9}


def measure(text: str, number: Number, region: Region) -> Amount:
    """The number as an amount of the kind that the signs and words around it show."""
    for read in (_money, _percent, _factor, _time, _measured):
        amount = read(text, number, region)
        if amount:
            return amount
    raised = number.scaled or not (number.plain or number.spelled)
    counted = Amount(number.start, number.end, "count", number.value, raised=raised, scale=number.scale)
    return _rated(text, counted)


def _rated(text: str, amount: Amount) -> Amount:
    """A rating such as "4.8/5" or "9 out of 10" ends after its scale."""
    rating = _RATING.match(text, amount.end)
    return replace(amount, end=rating.end(), raised=True) if rating else amount


def _money(text: str, number: Number, region: Region) -> Amount | None:
    if scaled := _SCALED_CODE.match(text, number.end):
        currency = region.crown if scaled["crowns"] else "EUR"
        exponent = 6 if (scaled["crowns"] or scaled["scale"]) in "mM" else 3
        return _as_money(number, number.start, scaled.end(), currency, exponent)
    before = _SIGN_BEFORE.search(text[max(0, number.start - 8) : number.start])
    after = _SIGN_AFTER.match(text, number.end)
    after = after if after and _means_money(text, after, region) else None
    if before and not _is_sign(before, number, region):
        before = None
    if not before and not after:
        return None
    start = number.start - (len(before.group()) if before else 0)
    exponent = _SCALE_OF[(after["scale"] or "").rstrip(".")] if after and after["scale"] else 0
    if before and after and not after["code"]:
        after = None
    currency = _currency(after or before, region)
    return _as_money(number, start, after.end() if after else number.end, currency, exponent)


def _as_money(number: Number, start: int, end: int, currency: str, exponent: int) -> Amount:
    scale = Decimal(10) ** exponent
    value = number.value * scale
    return Amount(start, end, "money", value, currency=currency, raised=True, scale=number.scale * scale)


def _is_sign(before: re.Match[str], number: Number, region: Region) -> bool:
    """Whether a letter before the number is the rand: "R500", "R2.5m", not the "R2" of a code."""
    if before["sign"] != "R":
        return True
    return region.rand_is_r and (number.scaled or number.value >= 10)


def _means_money(text: str, after: re.Match[str], region: Region) -> bool:
    """Whether "pounds" after the number are sterling and not a weight, "CAD" money and not drawing."""
    if after["code"] == "CAD" and _COMPUTER_AIDED.match(text, after.end()):
        return False
    if after["word"] not in ("pounds", "pound"):
        return True
    return region.pounds_are_money or bool(_OF_SALES.match(text, after.end()))


def _currency(match: re.Match[str] | None, region: Region) -> str:
    assert match is not None
    groups = match.groupdict()
    if groups.get("code"):
        return str(groups["code"])
    if groups.get("thousands"):
        return "EUR"
    mark = CURRENCY_SIGNS.get(groups.get("sign") or "") or CURRENCY_WORDS[groups["word"] or ""]
    regional = {
        "dollar": region.dollar,
        "yen": region.yen,
        "crown": region.crown,
        "rand": "ZAR",
        "pound": "GBP",
    }
    return regional.get(mark, mark)


def _percent(text: str, number: Number, _: Region) -> Amount | None:
    match = _PERCENT.match(text, number.end)
    if not match:
        return None
    value = _fraction(number)
    if match["bp"]:
        return Amount(number.start, match.end(), "percent", value / 100, "percentage points", raised=True)
    unit = "percentage points" if match["points"] else "%"
    return Amount(number.start, match.end(), "percent", value, unit, raised=True)


def _factor(text: str, number: Number, _: Region) -> Amount | None:
    match = _FACTOR.match(text, number.end)
    return Amount(number.start, match.end(), "factor", _fraction(number), raised=True) if match else None


def _time(text: str, number: Number, _: Region) -> Amount | None:
    match = _TIME.match(text, number.end)
    if not match:
        return None
    unit, size = _TIMES[match["unit"].casefold()]
    joined, value = "-" in match.group(), number.value * size
    return Amount(number.start, match.end(), "time", value, unit, joined=joined, raised=True, scale=size)


def _measured(text: str, number: Number, _: Region) -> Amount | None:
    match = _MEASURE.match(text, number.end)
    if not match or (match["unit"] == "m" and number.scaled):
        return None
    joined = "-" in match.group()
    unit = MEASURES.get(match["unit"]) or _MEASURED[match["unit"].casefold()]
    return Amount(number.start, match.end(), "count", number.value, unit, joined=joined, raised=True)


def _fraction(number: Number) -> Decimal:
    """Of "1.250 %" the reading as a decimal fraction."""
    return number.value if number.dotted is None else number.dotted
