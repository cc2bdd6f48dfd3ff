"""From a text to the quantities it states."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from shared.evidence.quantities import not_quantities
from shared.evidence.quantities.amounts import Amount, measure
from shared.evidence.quantities.claims import claim_of
from shared.evidence.quantities.factors import Ratio, find_ratios, turned
from shared.evidence.quantities.lexicon import Direction
from shared.evidence.quantities.numbers import Number, find_numbers
from shared.evidence.quantities.phrases import tokenize
from shared.evidence.quantities.quantity import Quantity
from shared.evidence.quantities.ranges import Reading, read_together
from shared.evidence.quantities.region import Region, language_of
from shared.evidence.quantities.setting import Claim, place
from shared.evidence.quantities.verb_claims import doubled
from shared.evidence.sentences import Span, split_sentences

LONGEST_CLAIM = 200
_RATE = re.compile(
    r"\s?(?:(?:a|an|per|each|every|/|pro|par|por|al|am)\s?(?:night|day|week|month|year|shift|hour|minute"
    r"|second|quarter"
    r"|annum|season|semester|term|service|person|head|patient|unit|trip|visit|page|acre|hectare|project|team"
    r"|student|customer|guest|hr|min|yr|sq ft|Tag|Woche"
    r"|Monat|Jahr"
    r"|jour|semaine|mois|an|día|semana|mes|año)|daily|weekly|monthly|annually|nightly|yearly|p\.a\.)(?![\w-])"
)
_CAPITALISED = re.compile(r"(?:^|[^\w’'])([A-ZÀ-Þ][\w.&/+#-]*|[a-z]+[A-Z]\w*)[\s-]$")
_NAMES_SPELLED = re.compile(r"[A-Z]")


def find_quantities(text: str, region: Region | None = None) -> list[Quantity]:
    """Every stated quantity of scope or result in the text, in order.

    Years, dates, codes, versions, ages, addresses and idioms are none.
    """
    region = region or Region()
    sentences = split_sentences(text)
    amounts = _amounts(text, region, {start for start, _ in sentences})
    ratios = find_ratios(text)
    found: list[Quantity] = []
    for span in sentences:
        inside = [amount for amount in amounts if span[0] <= amount.start < span[1]]
        turns = [ratio for ratio in ratios if span[0] <= ratio.start < span[1]]
        if inside or turns:
            found.extend(_in_sentence(text, span, inside, turns))
    return found


def _amounts(text: str, region: Region, starts: set[int]) -> list[Amount]:
    language = language_of(text)
    numbers = find_numbers(text, language)
    if not numbers:
        return []
    excluded = not_quantities.spans(text, [(number.start, number.end) for number in numbers])
    amounts = []
    for number in numbers:
        if _excluded(number, excluded):
            continue
        amount = measure(text, number, region)
        if not (amount.bare and not amount.raised and _names(text, number, starts, language)):
            amounts.append(amount)
    return amounts


def _excluded(number: Number, spans: Sequence[Span]) -> bool:
    return any(start < number.end and number.start < end for start, end in spans)


def _names(text: str, number: Number, starts: set[int], language: str) -> bool:
    """Whether a plain number belongs to a name before it: "Boeing 737", "IFRS 16", or is one: "Big Four"."""
    if number.spelled:
        return number.start not in starts and bool(_NAMES_SPELLED.match(text, number.start))
    before = _CAPITALISED.search(text[max(0, number.start - 24) : number.start])
    if not before:
        return False
    word = before[1]
    shouted = len(word) > 1 and sum(c.isupper() for c in word) > 1
    if number.start - len(word) - 1 in starts or language == "de" or word == "I":
        return shouted and text.upper() != text
    return not word.endswith((".", ":"))


def _in_sentence(text: str, span: Span, amounts: list[Amount], ratios: list[Ratio]) -> Iterator[Quantity]:
    ratios = [ratio for ratio in ratios if not any(_overlap(ratio, a) and a.kind != "count" for a in amounts)]
    amounts = [amount for amount in amounts if not any(_overlap(ratio, amount) for ratio in ratios)]
    by_place = {ratio.start: ratio for ratio in ratios}
    readings = [*read_together(text, amounts, span[0]), *map(_as_reading, ratios)]
    tokens = tokenize(text, *span, cuts=(reading.end for reading in readings))
    floor, before = span[0], None
    for reading in sorted(readings, key=lambda reading: reading.start):
        ratio = by_place.get(reading.start)
        setting = place(text, tokens, reading, floor, before)
        claim = doubled(setting) if ratio and ratio.verb else claim_of(setting)
        if claim:
            quantity = _quantity(text, reading, claim, ratio)
            before = replace(claim, direction=quantity.direction)
            yield quantity
        floor = reading.end


def _overlap(ratio: Ratio, amount: Amount) -> bool:
    return amount.start < ratio.end and ratio.start < amount.end


def _as_reading(ratio: Ratio) -> Reading:
    amount = Amount(ratio.start, ratio.end, "factor", ratio.value, raised=True)
    return Reading(amount, ratio.start, ratio.end)


def _quantity(text: str, reading: Reading, claim: Claim, ratio: Ratio | None) -> Quantity:
    amount = reading.amount
    rate = _RATE.match(text, claim.end)
    start, end = claim.start, rate.end() if rate else claim.end
    per = text[claim.end : end] if amount.kind == "count" and not reading.changed else ""
    if end - start > LONGEST_CLAIM:
        start, end = reading.start, reading.end
    direction = ratio.direction if ratio and claim.direction == "none" else claim.direction
    return Quantity(
        kind=amount.kind,
        metric=" ".join((claim.metric + per).split()),
        value=_tidy(_value(amount, direction, ratio)),
        start=min(start, reading.start),
        end=max(end, reading.end),
        core_start=reading.start,
        core_end=reading.end,
        before=None if reading.before is None else _tidy(reading.before),
        after=None if reading.after is None else _tidy(reading.after),
        unit=amount.unit,
        currency=amount.currency,
        direction=direction,
    )


def _value(amount: Amount, direction: Direction, ratio: Ratio | None) -> Decimal:
    """The value; a ratio stated for a reduction is turned over ("cut by a third" -> 0.6667)."""
    turns = ratio.turns if ratio else amount.kind == "factor"
    if turns and direction == "down" and amount.value > 1:
        return turned(amount.value, fraction=amount.value < 2)
    return amount.value


def _tidy(value: Decimal) -> Decimal:
    """Without trailing zeros or an exponent: 4200000, not 4200000.0 or 4.2E+6."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
