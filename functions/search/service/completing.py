"""Completions of what somebody types, from their own record alone."""

from collections import Counter
from collections.abc import Iterator

from functions.search.schemas import Completion
from shared.bus import ask_to_check_index
from shared.catalogue import UnknownSkill, by_id
from shared.search import Entry, Snapshot, look
from shared.table import UserPartition
from shared.words import folded, words

_MOST = 10
_LONGEST_TAIL = 4
_SHORTEST_WORD = 3
_KINDS = ("skill", "title", "organization", "word")
Phrase = tuple[str, str]
"""How it is written, and what it is."""


def complete(partition: UserPartition, query: str) -> list[Completion]:
    """Whole queries that begin as asked: names of the record first, then its words, the commonest first."""
    typed = query.split()
    if not typed or query[-1:].isspace():
        return []
    snapshot = look(partition, when_unusable=ask_to_check_index)
    found: dict[str, Completion] = {}
    taken: set[str] = set()
    for length in range(min(_LONGEST_TAIL, len(typed)), 0, -1):
        before, tail = typed[:-length], folded(" ".join(typed[-length:]))
        for text, kind in _phrases(snapshot, tail):
            if folded(text) not in taken:
                _add(found, before, text, kind, query)
            taken.add(folded(text))
    for word in _following(snapshot, typed):
        _add(found, typed[:-1], word, "word", query)
    return list(found.values())[:_MOST]


def _add(found: dict[str, Completion], before: list[str], text: str, kind: str, query: str) -> None:
    whole = " ".join([*before, text])
    if folded(whole) != folded(query.strip()):
        found.setdefault(folded(whole), Completion(text=whole, kind=kind))


def _phrases(snapshot: Snapshot, tail: str) -> list[Phrase]:
    """The names that begin so, in this order: themselves, by one of their words, by another name."""
    counts = Counter(name for entry in snapshot.entries.values() for name in _names(entry))
    ranked: list[tuple[int, int, int, bool, str]] = []
    for (text, kind, key), count in counts.items():
        begun = _how_begun(text, key, tail)
        if begun is not None:
            ranked.append((begun, _KINDS.index(kind), -count, text.isupper(), text))
    return [(text, _KINDS[kind]) for _, kind, _, _, text in sorted(ranked)[:_MOST]]


def _how_begun(text: str, key: str, tail: str) -> int | None:
    """0 where the name begins so, 1 where one of its words does, 2 where another name of the skill does."""
    name = folded(text)
    if name.startswith(tail):
        return 0
    if f" {tail}" in name:
        return 1
    return 2 if any(folded(alias).startswith(tail) for alias in _aliases(key)) else None


def _names(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """The names an entry shows, what each is, and for a skill what tells it apart."""
    yield from ((name, "skill", key) for key, name in entry.skills)
    if entry.kind not in ("profile", "recommendation"):
        yield entry.title, "title", ""
    if entry.organization:
        yield entry.organization, "organization", ""


def _aliases(key: str) -> tuple[str, ...]:
    if not key.startswith("#"):
        return ()
    try:
        return by_id(key[1:]).aliases
    except UnknownSkill:
        return ()


def _following(snapshot: Snapshot, typed: list[str]) -> list[str]:
    """Words that begin as the last one typed does, in documents that hold the words before it."""
    last = [word for word, _, _ in words(typed[-1])]
    if not last or len(last) > 1 or len(last[0]) < 2:
        return []
    index, within = snapshot.index, None
    if len(typed) > 1:
        within = {hit.id for hit in index.search(" ".join(typed[:-1]))}
    counts = {
        word: len(holders if within is None else holders & within)
        for word in index.beginning_with(last[0])
        if len(word) >= _SHORTEST_WORD and (holders := index.holders(word))
    }
    common = sorted((word for word in counts if counts[word]), key=lambda word: (-counts[word], word))
    return [index.spelled(word) for word in common[:_MOST]]
