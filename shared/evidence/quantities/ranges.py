"""Two amounts that belong together: before and after, or a plain range.

Of a plain range ("10-15%") the lower bound is the value: a careful person claims the least.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from shared.evidence.quantities.amounts import Amount
from shared.evidence.quantities.lexicon import is_change
from shared.evidence.quantities.units import SECONDS

_HEDGE = (
    r"(?:(?:an average of|a total of|about|around|over|under|nearly|almost|approximately|approx\.?|roughly"
    r"|less than"
    r"|more than|fewer than|just|only|some|as (?:many|much|few) as|as (?:low|high|little) as|a (?:mere"
    r"|record)|average"
    r"|well over|just over|just under|up to|ca\.|rund|etwa|über|environ|près de|más de) ){0,2}"
)
_FROM = re.compile(rf"\b(?:from|von|de|desde)\s+{_HEDGE}(?:an?\s)?$", re.I)
_TO_BEFORE = re.compile(rf"\b(?:to|auf|à|a)\s+{_HEDGE}$", re.I)
_THEN_TO = re.compile(
    rf"^(?P<noun>(?:\+?[\s-]+[^\W\d]+){{0,5}}?),?\s+(?:(?:down|up|all the way|right)\s+)?"
    rf"(?:to|auf|à|a|hasta)\s+{_HEDGE}$",
    re.I,
)
_THEN_FROM = re.compile(
    rf"^(?P<noun>(?:\+?[\s-]+[^\W\d]+){{0,4}}?),?\s*\(?(?:up |down )?(?:from|von|de|desde)\s+{_HEDGE}$", re.I
)
_UP_FROM = re.compile(
    rf"^(?P<noun>(?:\+?[\s-]+[^\W\d]+){{0,5}}?),?\s*\(?(?:which was )?(?:up|down)\s+from\s+{_HEDGE}$", re.I
)
_ARROW = re.compile(r"^\s*(?:->|→|=>|⇒|➔|➜|-->)\s*$")
_DASH = re.compile(r"^\s?(?:[-–—‐‑]|to|bis|à|or|oder|ou)\s?$")
_PART_OF = re.compile(r"^\s(?:out of|of)(?: the)?\s$")
_BETWEEN = re.compile(rf"\b(?:between|zwischen|entre)\s+{_HEDGE}$", re.I)
_AND = re.compile(r"^\s(?:and|und|et|y)\s$", re.I)
_RANGING = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|priced|valued|worth|anywhere|sizes?|aged?|of all)\b",
    re.I,
)
_CLAUSE_VERB = re.compile(
    r"\b\w{3,}(?:ed|ing)\b|\b(?:led|ran|built|made|oversaw|taught|sold|held|kept)\b", re.I
)


@dataclass(frozen=True)
class Reading:
    """An amount, alone or with what it was before. `start` and `end` take in both.

    `first_end` is where the first of two ends, where the second only adds what was: "35, up from 12".
    """

    amount: Amount
    start: int
    end: int
    before: Decimal | None = None
    after: Decimal | None = None
    first_end: int | None = None

    @property
    def changed(self) -> bool:
        return self.before is not None


def read_together(text: str, amounts: Sequence[Amount], start: int) -> list[Reading]:
    """The amounts of a sentence that begins at `start`, those that belong together joined."""
    readings: list[Reading] = []
    index, floor = 0, start
    while index < len(amounts):
        pair = _pair(text, amounts[index], amounts[index + 1], floor) if index + 1 < len(amounts) else None
        reading = pair or Reading(amounts[index], amounts[index].start, amounts[index].end)
        index += 2 if pair else 1
        floor = reading.end
        readings.append(reading)
    return readings


def _pair(text: str, first: Amount, second: Amount, floor: int) -> Reading | None:
    lead, between = text[floor : first.start], text[first.end : second.start]
    if len(between) > 60:
        return None
    if _FROM.search(lead) and _THEN_TO.match(between):
        if _is_range(lead, first, second):
            return _range(first, second)
        return _change(first, second, first, second)
    if _UP_FROM.match(between):
        turned = _change(second, first, first, second)
        return replace(turned, first_end=first.end) if turned else None
    if _ARROW.match(between):
        return _change(first, second, first, second)
    if _TO_BEFORE.search(lead) and _THEN_FROM.match(between):
        return _change(second, first, first, second)
    if _DASH.match(between):
        return _range(first, second)
    if (span := _BETWEEN.search(lead)) and _AND.match(between):
        return _range(first, second, start=floor + span.start())
    if _PART_OF.match(between) and first.bare and second.bare and first.value <= second.value:
        return Reading(first, first.start, second.end)
    return None


def _is_range(lead: str, first: Amount, second: Amount) -> bool:
    """Whether "from ... to" spans what there was ("ranging from 5 to 12") and tells no change."""
    if _RANGING.search(lead[-40:]):
        return True
    if any(is_change(word) for word in re.findall(r"[^\W\d_]+", lead.lower())):
        return False
    alike = _alike(first, second)
    rising = alike is None or alike[0].value < alike[1].value
    return rising and bool(_CLAUSE_VERB.search(lead))


def _change(before: Amount, after: Amount, left: Amount, right: Amount) -> Reading | None:
    alike = _alike(before, after)
    if alike is None:
        return None
    then, now = alike
    return Reading(now, left.start, right.end, before=then.value, after=now.value)


def _range(low: Amount, high: Amount, start: int | None = None) -> Reading | None:
    alike = _alike(low, high)
    if alike is None or alike[0].value >= alike[1].value:
        return None
    joined = replace(alike[0], joined=high.joined)
    return Reading(joined, low.start if start is None else start, high.end)


def _alike(first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
    """Both in the kind, unit and scale of the one that states them; None where they do not agree."""
    if second.bare and not first.bare and second.scale > first.scale == 1:
        # "$3-5M": the scale stands once, the sign once.
        first = replace(first, value=first.value * second.scale, scale=second.scale)
    if first.bare and not second.bare:
        first = replace(
            second, start=first.start, end=first.end, value=first.value * _scale_for(first, second)
        )
    elif second.bare and not first.bare:
        unit_scale = first.scale if first.kind == "time" else Decimal(1)
        second = replace(first, start=second.start, end=second.end, value=second.value * unit_scale)
    elif first.scale == 1 < second.scale and first.value < second.value / second.scale:
        first = replace(first, value=first.value * second.scale)
    if first.kind != second.kind or first.currency != second.currency:
        return None
    if first.kind == "time":
        first = _in_unit_of(first, second)
    return (first, second) if first.unit == second.unit else None


def _scale_for(bare: Amount, other: Amount) -> Decimal:
    return Decimal(1) if bare.scale > 1 else other.scale


def _in_unit_of(first: Amount, second: Amount) -> Amount:
    """The first time in the unit of the second: "from 3 days to 4 hours" -> 72 hours."""
    if first.unit == second.unit or first.unit is None or second.unit is None:
        return first
    value = first.value * SECONDS[first.unit] / SECONDS[second.unit]
    return replace(first, unit=second.unit, value=value.quantize(Decimal("0.01")))
