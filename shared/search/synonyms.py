"""What a query may mean besides its own words: skills that the catalogue knows by several names."""

from dataclasses import dataclass
from functools import lru_cache

from shared.catalogue import resolve
from shared.catalogue.skill import Skill
from shared.search.words import words

_LONGEST_NAME = 4
_SHORTEST_WORD = 4


@dataclass(frozen=True)
class Unit:
    """Some words of a query that belong together, and the skill they name, if they name one.

    `others` are single words that mean the same; `phrases` are names of several words, folded.
    """

    terms: tuple[str, ...]
    skill: str | None = None
    others: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, ...]] = frozenset()


def mark_of(skill_id: str) -> str:
    """How the index marks a document that shows this skill; no word of a text begins so."""
    return f"#{skill_id}"


@lru_cache(maxsize=64)
def units_of(query: str, *, most_terms: int) -> tuple[Unit, ...]:
    """The query in the order of its words, at most so many of them; each word once."""
    parts = _parts(query, most_terms)
    units: list[Unit] = []
    seen: set[str] = set()
    at = 0
    while at < len(parts):
        unit, length = _unit_at(parts, at)
        if not seen.issuperset(unit.terms):
            units.append(unit)
            seen.update(unit.terms)
        at += length
    return tuple(units)


def _parts(query: str, most_terms: int) -> list[tuple[str, tuple[str, ...]]]:
    """Each piece between spaces with the words in it, as far as the first different words reach."""
    parts: list[tuple[str, tuple[str, ...]]] = []
    seen: set[str] = set()
    for piece in query.split():
        found: list[str] = []
        for word, _, _ in words(piece):
            if word not in seen and len(seen) == most_terms:
                break
            seen.add(word)
            found.append(word)
        if found:
            parts.append((piece[:200], tuple(dict.fromkeys(found))))
        if len(seen) == most_terms:
            break
    return parts


def _unit_at(parts: list[tuple[str, tuple[str, ...]]], at: int) -> tuple[Unit, int]:
    """The longest name of a skill that begins here, else the words by themselves."""
    for length in range(min(_LONGEST_NAME, len(parts) - at), 0, -1):
        taken = parts[at : at + length]
        skill = resolve(" ".join(piece for piece, _ in taken))
        if skill is not None:
            terms = tuple(dict.fromkeys(term for _, found in taken for term in found))
            return _unit(terms, skill), length
    return Unit(parts[at][1]), 1


def _unit(terms: tuple[str, ...], skill: Skill) -> Unit:
    names = {tuple(word for word, _, _ in words(name)) for name in (skill.name, *skill.aliases)}
    single = frozenset(name[0] for name in names if len(name) == 1 and len(name[0]) >= _SHORTEST_WORD)
    phrases = frozenset(name for name in names if len(name) > 1 and name != terms)
    return Unit(terms, skill.id, single - set(terms), phrases)
