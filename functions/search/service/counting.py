"""Facets: what a search could be narrowed by, and how much each choice would leave."""

from collections import Counter
from collections.abc import Iterable, Sequence

from functions.search.schemas import Facets, FacetValue
from shared import clock
from shared.search import Entry, Filters
from shared.words import folded

_MOST_VALUES = 50
_MOST_YEARS = 100
Pair = tuple[str, str]
"""What tells a value apart, and how it is shown."""


def count_facets(entries: Sequence[Entry], filters: Filters) -> Facets:
    """Counts over the hits of the words. A facet leaves its own filter out of account, and no other."""
    stopping = [filters.stopping(entry) for entry in entries] if filters != Filters() else None

    def left(name: str) -> Sequence[Entry]:
        if stopping is None:
            return entries
        return [entry for entry, held in zip(entries, stopping, strict=True) if held in ([], [name])]

    return Facets(
        kind=_commonest(Counter((one.kind, one.kind) for one in left("kind"))),
        skill=_commonest(Counter(pair for one in left("skill") for pair in one.skills)),
        organization=_commonest(_as_written(one.organization for one in left("organization"))),
        industry=_commonest(_as_written(one.industry for one in left("industry"))),
        year=_years(left("year")),
    )


def _commonest(counted: Counter[Pair]) -> list[FacetValue]:
    """The commonest first, of equal number by name. A value is shown as most of its records write it."""
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for (key, written), count in sorted(counted.items(), key=_preferred):
        counts[key] += count
        shown.setdefault(key, written)
    found = [FacetValue(value=shown[key], count=count) for key, count in counts.items()]
    return sorted(found, key=lambda one: (-one.count, one.value))[:_MOST_VALUES]


def _preferred(one: tuple[Pair, int]) -> tuple[int, bool, str]:
    (_, written), count = one
    return -count, written.isupper(), written


def _as_written(values: Iterable[str | None]) -> Counter[Pair]:
    """Counted as written first: there are far fewer spellings than records."""
    counted = Counter(value for value in values if value)
    return Counter({(folded(value), value): count for value, count in counted.items()})


def _years(entries: Iterable[Entry]) -> list[FacetValue]:
    """Every year into which a record reaches; what goes on reaches into this one. The newest first."""
    now = clock.now().year
    spans = Counter((int(one.first[:4]), int(one.last[:4])) for one in entries if one.first)
    counts: Counter[int] = Counter()
    for (first, last), count in spans.items():
        for year in range(first, min(last, max(now, first)) + 1):
            counts[year] += count
    newest = sorted(counts.items(), reverse=True)[:_MOST_YEARS]
    return [FacetValue(value=str(year), count=count) for year, count in newest]
