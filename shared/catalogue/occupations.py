"""The occupations: `data/occupations/<trade>.csv`, one line each, and how they and skills belong together.

Columns: id, name, titles, german, french, spanish, usual, also. Titles and ids are separated by `;`. A title
that begins with `=` counts only as the whole of somebody's title: an `analyst`, but not any analyst.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shared.catalogue.lookup import by_id
from shared.catalogue.occupation import Occupation
from shared.catalogue.skill import Skill

_DATA = Path(__file__).parent / "data" / "occupations"
_OTHER_LANGUAGES = ("german", "french", "spanish")
_WORK_WITH_LANGUAGES = ("translator", "interpreter", "language-teacher")
_FEWEST_SHARED = 2


class UnknownOccupation(LookupError):
    """No occupation of the catalogue has this id."""


@dataclass(frozen=True, slots=True)
class Titled:
    """An occupation with its titles as they are written in the data, English ones apart."""

    occupation: Occupation
    english: tuple[str, ...]
    others: tuple[str, ...]


@cache
def titled() -> tuple[Titled, ...]:
    """All occupations, trade by trade. Raises ValueError on a repeated id."""
    found = [_titled(path.stem, row) for path in sorted(_DATA.glob("*.csv")) for row in _rows(path)]
    if len({one.occupation.id for one in found}) != len(found):
        raise ValueError("Two occupations of the catalogue have the same id.")
    return tuple(found)


@cache
def _by_id() -> dict[str, Occupation]:
    return {one.occupation.id: one.occupation for one in titled()}


def all_occupations() -> tuple[Occupation, ...]:
    """Every occupation of the catalogue."""
    return tuple(_by_id().values())


def occupation(occupation_id: str) -> Occupation:
    """The occupation with this id. Raises UnknownOccupation."""
    try:
        return _by_id()[occupation_id]
    except KeyError as missing:
        raise UnknownOccupation(f"The catalogue has no occupation {occupation_id!r}.") from missing


def usual_skills(occupation: Occupation) -> tuple[Skill, ...]:
    """The skills that nearly everybody in the occupation has, the most telling first."""
    return tuple(by_id(skill_id) for skill_id in occupation.usual)


def further_skills(occupation: Occupation) -> tuple[Skill, ...]:
    """Skills that some in the occupation have."""
    return tuple(by_id(skill_id) for skill_id in occupation.also)


@cache
def _by_skill() -> dict[str, tuple[Occupation, ...]]:
    usual, also = defaultdict(list), defaultdict(list)
    for one in all_occupations():
        for skill_id in one.usual:
            usual[skill_id].append(one)
        for skill_id in one.also:
            also[skill_id].append(one)
    return {skill_id: (*usual[skill_id], *also[skill_id]) for skill_id in {*usual, *also}}


def occupations_of(skill: Skill) -> tuple[Occupation, ...]:
    """The occupations a skill belongs to: first those it is usual in, then those where some have it."""
    if skill.category == "language":
        return tuple(occupation(one) for one in _WORK_WITH_LANGUAGES)
    return _by_skill().get(skill.id, ())


def related_occupations(occupation: Occupation, *, most: int = 8) -> tuple[Occupation, ...]:
    """Those that share usual skills with it, rare skills counting more than common ones, nearest first."""
    scores: dict[str, float] = defaultdict(float)
    shared: dict[str, int] = defaultdict(int)
    for skill_id in occupation.usual:
        having = [one for one in _by_skill()[skill_id] if skill_id in one.usual]
        for one in having:
            scores[one.id] += 1 / len(having)
            shared[one.id] += 1
    near = [one for one in scores if one != occupation.id and shared[one] >= _FEWEST_SHARED]
    near.sort(key=lambda one: (-scores[one], one))
    return tuple(_by_id()[one] for one in near[:most])


def _titled(trade: str, row: dict[str, str]) -> Titled:
    english = (row["name"], *_split(row["titles"]))
    others = tuple(title for column in _OTHER_LANGUAGES for title in _split(row[column]))
    aliases = dict.fromkeys(title.removeprefix("=") for title in (*english[1:], *others))
    found = Occupation(
        row["id"], row["name"], trade, tuple(aliases), _split(row["usual"]), _split(row["also"])
    )
    return Titled(found, english, others)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
