"""Industries: by the words of an employer's name, by the words of a text, by the trade of a role."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

from shared.catalogue.lexicon import Candidate, Lexicon
from shared.catalogue.reader import Wording
from shared.catalogue.skill import Skill
from shared.catalogue.words import tokens

_FILE = Path(__file__).parent / "data" / "fields_of_work.csv"
_FEWEST_WORDS = 2
"""How many words of an industry a text must have before it is taken to speak of that industry."""


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _industries_of_trades() -> dict[str, str]:
    return {trade: row["industry"] for row in _rows() for trade in row["trades"].split(";") if trade}


@cache
def _industries_of_roles() -> dict[str, str]:
    return {skill_id: row["industry"] for row in _rows() for skill_id in row["roles"].split(";") if skill_id}


@cache
def _lexicon(*columns: str) -> Lexicon:
    """Wordings whose skill stands for the industry."""
    return Lexicon(
        Wording(Skill(row["industry"], row["industry"], "domain", "skill", ""), word.strip())
        for row in _rows()
        for word in [row["industry"], *(word for column in columns for word in row[column].split(";"))]
        if word.strip()
    )


def industry_of_employer(name: str, *, rather: str | None = None) -> str | None:
    """The industry that an employer's name shows: `Cedar Roofing Ltd` -> Construction.

    Of several the one that the role belongs to (`rather`), else the last, as in `Harbour Hotel School`.
    """
    found = _named(name, _lexicon("organization"))
    if rather in found:
        return rather
    return found[-1] if found else None


def industry_named(words: str) -> str | None:
    """The industry of the catalogue that somebody names in words of their own: `Gastronomie`."""
    found = _named(words, _lexicon("words", "organization"))
    return found[0] if found else None


def industry_of_text(text: str) -> str | None:
    """The industry a text speaks of, where it does so more than once and of none other as often."""
    counts = Counter(_named(text, _lexicon("words"))).most_common(2)
    if not counts or counts[0][1] < _FEWEST_WORDS or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]


def industry_of_role(skill: Skill) -> str | None:
    """The industry a role is nearly always worked in; None for roles found in all of them."""
    return _industries_of_roles().get(skill.id) or _industries_of_trades().get(skill.trade)


def _named(text: str, words: Lexicon) -> list[str]:
    """Industries of the longest phrases of a text, in order."""
    kept: list[Candidate] = []
    for one in sorted(
        words.candidates(tokens(text), text), key=lambda one: (one.first - one.last, one.first)
    ):
        if all(one.last <= other.first or other.last <= one.first for other in kept):
            kept.append(one)
    kept.sort(key=lambda one: one.first)
    return [one.wording.skill.name for one in kept if one.wording.skill]
