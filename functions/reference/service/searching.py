"""Search over the built-in catalogue: an index of names and aliases, made when first asked for."""

from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from shared import catalogue
from shared.catalogue import Occupation, Skill
from shared.search import Document, Index

Entry = TypeVar("Entry", Skill, Occupation)
_WEIGHTS = {"name": 4.0, "aliases": 1.0}


def search_skills(text: str) -> list[Skill]:
    """Skills with words that begin so, the best first; all of them, by name, where there is no text."""
    if not text.strip():
        return sorted(catalogue.all_skills(), key=lambda skill: skill.name.casefold())
    found = [catalogue.by_id(hit.id) for hit in _skills().search(text)]
    return _exact_first(found, catalogue.resolve(text))


def search_occupations(text: str) -> list[Occupation]:
    """Occupations with words that begin so, the best first; all of them, by name, where there is no text."""
    if not text.strip():
        return sorted(catalogue.all_occupations(), key=lambda one: one.name.casefold())
    found = [catalogue.occupation(hit.id) for hit in _occupations().search(text)]
    return _exact_first(found, catalogue.occupation_of(text))


def _exact_first(found: list[Entry], exact: Entry | None) -> list[Entry]:
    return found if exact is None else _before(exact, [one for one in found if one != exact])


def _before(first: Entry, others: list[Entry]) -> list[Entry]:
    others.insert(0, first)
    return others


@cache
def _skills() -> Index:
    return _index(catalogue.all_skills())


@cache
def _occupations() -> Index:
    return _index(catalogue.all_occupations())


def _index(entries: Iterable[Skill | Occupation]) -> Index:
    documents = [Document(one.id, {"name": one.name, "aliases": " ; ".join(one.aliases)}) for one in entries]
    return Index.of(documents, weights=_WEIGHTS)
