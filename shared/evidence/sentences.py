"""Sentences and list items, with their place in the text."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_BULLET = re.compile(r"\s*(?:[•‣◦▪●○■□–—*·»►➢✓✔\-]+\s+|[•‣◦▪●■►➢✓✔]\s*|\(?[0-9]{1,2}[.)]\s+|\(?[a-z][.)]\s+)")
_INNER_BULLET = re.compile(r"\s+[•‣▪●■►➢✓✔]\s*")
_END = re.compile(r"[.!?…。]+[\"'”’»)\]]*(?=\s+|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:st|mr|mrs|ms|dr|prof|sr|jr|inc|ltd|co|corp|llc|bros|no|nr|nos|vs|etc|approx|appr|ca|incl|excl"
    r"|dept|est"
    r"|fig|vol|max|min|avg|gov|gen|lt|col|sgt|capt|cpl|rev|hon|mt|ft|sq|e\.g|i\.e|u\.s|u\.k|u\.s\.a|a\.m"
    r"|p\.m|ph\.d"
    r"|b\.sc|m\.sc|m\.d|r\.n|z\.\s?b|d\.\s?h|bzw|bspw|usw|ggf|inkl|mio|mrd|tsd|str|abt|p\.\s?ex|av|bd|ste"
    r"|sra|jan"
    r"|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|rs|art|sec|ext|apt|tel)|(?<!\w)[a-z])\.$",
    re.I,
)
# After these an abbreviation may well end the sentence, if a capital follows.
_MAY_END = re.compile(r"\b(?:inc|ltd|co|corp|llc|etc|a\.m|p\.m|usw|ph\.d|m\.d|sq|ft|min|max)\.$", re.I)
_STARTS_LOWER = re.compile(r"\s*[\"'“‘(\[]*[a-zà-ÿ0-9]")
_SENTENCE_FINAL = re.compile(r"[.!?…:;。][\"'”’»)\]]*\s*$")


def split_sentences(text: str) -> list[Span]:
    """The (start, end) of each sentence or list item, bullets and outer white space left out.

    A line break ends a sentence unless the next line plainly goes on (a wrapped line).
    "St. Mary's", "e.g.", "No. 3" and "3.5" end nothing.
    """
    return [span for block in _blocks(text) for span in _sentences(text, block)]


def _blocks(text: str) -> Iterator[Span]:
    """Lines, with wrapped lines joined and bullets within a line taken apart."""
    open_block: Span | None = None
    for line in _LINE.finditer(text):
        for start, end in _between_bullets(text, line.span()):
            marked = bool(_BULLET.match(text, start, end))
            if open_block and not marked and _goes_on(text, open_block, (start, end)):
                open_block = (open_block[0], end)
                continue
            if open_block:
                yield open_block
            open_block = (start, end)
    if open_block:
        yield open_block


def _between_bullets(text: str, line: Span) -> Iterator[Span]:
    start = line[0]
    for bullet in _INNER_BULLET.finditer(text, line[0] + 1, line[1]):
        if text[start : bullet.start()].strip():
            yield start, bullet.start()
            start = bullet.start()
    yield start, line[1]


def _goes_on(text: str, block: Span, line: Span) -> bool:
    gap = text[block[1] : line[0]]
    if gap.count("\n") > 1 or gap.count("\r") > 1 or not text[slice(*line)].strip():
        return False
    wrapped = block[1] - (text.rfind("\n", 0, block[1]) + 1) >= 40
    return (
        wrapped
        and not _SENTENCE_FINAL.search(text[slice(*block)])
        and bool(_STARTS_LOWER.match(text, line[0]))
    )


def _sentences(text: str, block: Span) -> Iterator[Span]:
    start, end = block
    bullet = _BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    for mark in _END.finditer(text, start, end):
        if mark.end() < end and not _ends_sentence(text, start, mark.end(), end):
            continue
        yield from _trimmed(text, start, mark.end())
        start = mark.end()
    yield from _trimmed(text, start, end)


def _ends_sentence(text: str, start: int, stop: int, end: int) -> bool:
    before = text[max(start, stop - 12) : stop]
    if _STARTS_LOWER.match(text, stop, end) and not text[stop:end].lstrip()[:1].isdigit():
        return False
    if before.endswith("...") or not _ABBREVIATION.search(before):
        return True
    return bool(_MAY_END.search(before)) and text[stop:end].lstrip()[:1].isupper()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[start:end]):
        yield start, end
