"""Whether words carry an impact: its figures are read from them again, by rule, and compared."""

import re
from decimal import Decimal

from shared.evidence.quantities import Quantity, Region, find_quantities
from shared.evidence.quantities.word_lists import words
from shared.evidence.source import Source
from shared.records.enrichment import Impact
from shared.records.evidence import Evidence

_WORD = re.compile(r"[^\W\d_]{2,}")
_LITTLE = words(
    "the of in and or for to on at by per an our my their with from de la le les des der die das und"
)
# Plain names that the reader of quantities itself gives where no word stands near.
_PLAIN_NAMES = words("amount share duration change schedule area length weight volume data energy capacity")
_NEAR = 160


class ImpactCheck:
    """Checks impacts against one source; each field is read once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._region = Region.of(source.location, source.currency)
        self._read: dict[str, list[Quantity]] = {}

    def carries(self, impact: Impact, evidence: Evidence) -> bool:
        """Whether a quantity whose figures stand within the evidence makes the very claim."""
        if evidence.field not in self._read:
            self._read[evidence.field] = find_quantities(
                self._source.by_address[evidence.field], self._region
            )
        return any(
            evidence.start <= quantity.core_start
            and quantity.core_end <= evidence.end
            and _same_figures(impact, quantity)
            and self._names_it(impact, quantity, evidence)
            for quantity in self._read[evidence.field]
        )

    def _names_it(self, impact: Impact, quantity: Quantity, evidence: Evidence) -> bool:
        """Whether each word of the metric stands near the figure, in whatever ending."""
        text = self._source.by_address[evidence.field]
        near = text[max(0, evidence.start - _NEAR) : evidence.end + _NEAR]
        known = _stems(near) | _stems(quantity.metric)
        named = _stems(impact.metric)
        return bool(impact.metric.strip()) and named <= known | {_stem(name) for name in _PLAIN_NAMES}


def _same_figures(impact: Impact, quantity: Quantity) -> bool:
    if (impact.kind, impact.currency) != (quantity.kind, quantity.currency) or impact.unit != quantity.unit:
        return False
    if impact.direction not in ("none", quantity.direction):
        return False
    states = (impact.from_, impact.to)
    if states != (None, None) and not (
        _same(impact.from_, quantity.before) and _same(impact.to, quantity.after)
    ):
        return False
    return _same(impact.value, quantity.value)


def _same(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.is_finite() and abs(one - other) <= Decimal("0.00005") * max(Decimal(1), abs(other))


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in _WORD.findall(text.lower()) if word not in _LITTLE}


def _stem(word: str) -> str:
    """Crude and only ever compared with itself: the word without a common ending."""
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
