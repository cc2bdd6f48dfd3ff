"""The words around what was found."""

from collections.abc import Collection, Sequence

from functions.search.schemas import Excerpt, FieldSpan

_LONGEST = 220
_BEFORE = 60
_LONGEST_WORD = 24


def excerpt_of(
    texts: Sequence[tuple[str, str]], matches: Sequence[FieldSpan], *, without: Collection[str]
) -> Excerpt | None:
    """The stretch of one field with the most matches in it; without a match the first words of a text.

    `without` are fields that are shown anyway.
    """
    shown = [(field, text) for field, text in texts if field not in without and text.strip()]
    if not shown:
        return None
    by_field: dict[str, list[FieldSpan]] = {}
    for match in matches:
        by_field.setdefault(match.field, []).append(match)
    best = max(shown, key=lambda pair: (len(by_field.get(pair[0], ())), len(pair[1])))
    field, text = best if best[0] in by_field else max(shown, key=lambda pair: len(pair[1]))
    start, end = _stretch(text, by_field.get(field, []))
    return Excerpt(field=field, start=start, end=end, text=text[start:end])


def _stretch(text: str, matches: Sequence[FieldSpan]) -> tuple[int, int]:
    """Where to begin and end, between words where there are spaces."""
    if len(text) <= _LONGEST:
        return 0, len(text)
    start = max(0, min(_densest(matches) - _BEFORE, len(text) - _LONGEST))
    end = min(len(text), start + _LONGEST)
    if start > 0 and (space := text.find(" ", start, start + _LONGEST_WORD)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", end - _LONGEST_WORD, end)) > start:
        end = space
    return start, end


def _densest(matches: Sequence[FieldSpan]) -> int:
    """The match after which the most others stand within one stretch, the first of such."""
    if not matches:
        return 0
    starts = [match.start for match in matches]
    best, last = (0, 0), 0
    for at, start in enumerate(starts):
        while last < len(starts) and starts[last] < start + _LONGEST - _BEFORE:
            last += 1
        best = max(best, (last - at, -at))
    return starts[-best[1]]
