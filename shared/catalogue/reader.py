"""Reads the catalogue's data: `data/<trade>.csv`, one line a skill.

Columns: id, name, category, kind, aliases, titles; aliases and titles are separated by `;`.
An alias may begin with marks that say when it counts:

    =Word    only in exactly this spelling, capitals included
    ?Word    ambiguous: only where the surroundings show that the product is meant
    @word    only beside other words, or a role title, of the same trade
    ~verb    in any ending of any of its words; `a|b` are alternatives, `*` is up to four words between
    !word    only where somebody describes what is asked for or offered, as an advertisement does

The name itself is an alias too, with the marks it has in the list of aliases, if it stands there.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shared.catalogue.skill import Skill

_DATA = Path(__file__).parent / "data"
_NOT_TRADES = ("fields_of_work",)
_MARKS = "=?@~!"


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to write a skill, and what must hold for it to count."""

    skill: Skill | None
    text: str
    exact: bool = False
    ambiguous: bool = False
    trade_only: bool = False
    inflected: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A skill with its wordings and the role titles that evidence it."""

    skill: Skill
    wordings: tuple[Wording, ...]
    titles: tuple[str, ...]


@cache
def entries() -> tuple[Entry, ...]:
    """The whole catalogue, trade by trade in alphabetical order. Raises ValueError on a repeated id."""
    found = [
        _entry(path.stem, row)
        for path in sorted(_DATA.glob("*.csv"))
        if path.stem not in _NOT_TRADES
        for row in _rows(path)
    ]
    ids = {entry.skill.id for entry in found}
    if len(ids) != len(found):
        raise ValueError("Two skills of the catalogue have the same id.")
    return tuple(found)


@cache
def other_meanings() -> tuple[Wording, ...]:
    """Phrases that contain a skill's words but do not show it: `nursing home`, `sales tax`."""
    lines = (_DATA / "other_meanings.txt").read_text("utf-8").splitlines()
    return tuple(Wording(None, line.strip()) for line in lines if line.strip() and not line.startswith("#"))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _entry(trade: str, row: dict[str, str]) -> Entry:
    aliases = _split(row["aliases"])
    names = tuple(alias.lstrip(_MARKS) for alias in aliases if not {"~", "!"} & {*_marks(alias)})
    skill = Skill(row["id"], row["name"], row["category"], row["kind"], trade, names)  # type: ignore[arg-type]
    written = aliases if row["name"] in names else (row["name"], *aliases)
    return Entry(skill, tuple(_wording(skill, alias) for alias in written), _split(row["titles"]))


def _wording(skill: Skill, alias: str) -> Wording:
    marks = _marks(alias)
    return Wording(
        skill,
        alias.removeprefix(marks),
        exact="=" in marks,
        ambiguous="?" in marks,
        trade_only="@" in marks,
        inflected="~" in marks,
        asked="!" in marks,
    )


def _marks(alias: str) -> str:
    return alias[: len(alias) - len(alias.lstrip(_MARKS))]


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())
