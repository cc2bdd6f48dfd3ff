"""What a query may mean besides its own words: skills that the catalogue knows by several names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from shared.catalogue import resolve
from shared.catalogue.skill import Skill
from shared.words import words

_LONGEST_NAME = 4
_SHORTEST_WORD = 4
_LONGEST_COMPOUND = 200


@dataclass(frozen=True)
class Piece:
    """A word of a query; of a compound, such as `full-time`, also its parts, which together mean the same."""

    word: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unit:
    """Some words of a query that belong together, and the skill they name, if they name one.

    `others` are single words that mean the same; `phrases` are names of several words, folded.
    """

    pieces: tuple[Piece, ...]
    skill: str | None = None
    others: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, ...]] = frozenset()

    @property
    def terms(self) -> tuple[str, ...]:
        """Every word in it, each once; a compound before its parts."""
        return tuple(dict.fromkeys(word for one in self.pieces for word in (one.word, *one.parts)))


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


def _parts(query: str, most_terms: int) -> list[tuple[str, tuple[Piece, ...]]]:
    """What stands between spaces with the words in it, as far as the first different words reach."""
    parts: list[tuple[str, tuple[Piece, ...]]] = []
    seen: set[str] = set()
    for written in query.split():
        found: list[tuple[str, int, int]] = []
        for word in words(written):
            if word[0] not in seen and len(seen) == most_terms:
                break
            seen.add(word[0])
            found.append(word)
        if found:
            parts.append((written[:200], tuple(dict.fromkeys(_pieces(found)))))
        if len(seen) == most_terms:
            break
    return parts


def _pieces(found: list[tuple[str, int, int]]) -> Iterator[Piece]:
    """Words that follow each other; those that lie within the one before them are its parts."""
    at = 0
    while at < len(found):
        word, _, end = found[at]
        after = at + 1
        while after < len(found) and found[after][2] <= end:
            after += 1
        parts = found[at + 1 : after] if len(word) <= _LONGEST_COMPOUND else []
        yield Piece(word, tuple(dict.fromkeys(part for part, _, _ in parts)))
        at = after


def _unit_at(parts: list[tuple[str, tuple[Piece, ...]]], at: int) -> tuple[Unit, int]:
    """The longest name of a skill that begins here, else the words by themselves."""
    for length in range(min(_LONGEST_NAME, len(parts) - at), 0, -1):
        taken = parts[at : at + length]
        skill = resolve(" ".join(written for written, _ in taken))
        if skill is not None:
            pieces = tuple(dict.fromkeys(piece for _, found in taken for piece in found))
            return _unit(pieces, skill), length
    return Unit(parts[at][1]), 1


def _unit(pieces: tuple[Piece, ...], skill: Skill) -> Unit:
    plain = Unit(pieces)
    names = {tuple(word for word, _, _ in words(name)) for name in (skill.name, *skill.aliases)}
    single = frozenset(name[0] for name in names if len(name) == 1 and len(name[0]) >= _SHORTEST_WORD)
    phrases = frozenset(name for name in names if len(name) > 1 and name != plain.terms)
    return Unit(pieces, skill.id, single - set(plain.terms), phrases)
