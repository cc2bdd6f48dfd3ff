"""Reads quantity_cases.txt: sentences and the quantities they state."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from shared.evidence import Quantity

_FILE = Path(__file__).parent / "quantity_cases.txt"


@dataclass(frozen=True)
class Stated:
    """One expected quantity. `metric` and `words` are judged apart from the figures."""

    kind: str
    value: Decimal
    before: Decimal | None
    after: Decimal | None
    unit: str | None
    currency: str | None
    direction: str
    metric: str
    words: str

    @property
    def figures(self) -> tuple[object, ...]:
        return self.kind, self.value, self.before, self.after, self.unit, self.currency

    @classmethod
    def of(cls, quantity: Quantity, text: str) -> "Stated":
        return cls(
            quantity.kind,
            quantity.value,
            quantity.before,
            quantity.after,
            quantity.unit,
            quantity.currency,
            quantity.direction,
            quantity.metric,
            text[quantity.start : quantity.end],
        )


@dataclass(frozen=True)
class Case:
    text: str
    place: str
    stated: tuple[Stated, ...]


def read_cases() -> list[Case]:
    """All cases of the file, in order."""
    cases: list[Case] = []
    place = ""
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("@ "):
            place = line[2:]
        elif line.startswith("> "):
            cases.append(Case(line[2:], place, ()))
            place = ""
        elif line and not line.startswith("#"):
            last = cases[-1]
            cases[-1] = Case(last.text, last.place, (*last.stated, _stated(line)))
    return cases


def _stated(line: str) -> Stated:
    figures, metric, words = (part.strip() for part in line.split("|"))
    kind, value, before, after, unit, currency, direction = (
        None if part == "-" else part for part in figures.split()
    )
    assert kind
    assert value
    assert direction
    return Stated(
        kind,
        Decimal(value),
        Decimal(before) if before else None,
        Decimal(after) if after else None,
        unit.replace("_", " ") if unit else None,
        currency,
        direction,
        metric,
        words,
    )
