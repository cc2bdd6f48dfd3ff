"""A person's own words as statements of a document, each with its source and its place in the record."""

import re

from shared.documents.resume import Statement
from shared.records.evidence import LONGEST_EVIDENCE, Evidence

_MARK = re.compile(r"[ \t]*(?:[-*•‣▪●◦·–—]|\d{1,2}[.)])[ \t]+")
_LINE = re.compile(r"[^\n]+")


def statement(record_id: str, version: int, field: str, text: str, start: int = 0) -> Statement | None:
    """`text` as it stands at `start` in the record's field; None where there is nothing to say."""
    start += len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return None
    shown = text[:LONGEST_EVIDENCE]
    evidence = Evidence(
        record_id=record_id,
        record_version=version,
        field=field,
        start=start,
        end=start + len(shown),
        text=shown,
    )
    return Statement(text=text, sources=[record_id], evidence=[evidence])


def listed(record_id: str, version: int, field: str, texts: list[str]) -> list[Statement]:
    """One statement for each text of a list field."""
    made = (statement(record_id, version, f"{field}[{place}]", text) for place, text in enumerate(texts))
    return [one for one in made if one]


def paragraphs_and_bullets(
    record_id: str, version: int, field: str, text: str | None
) -> tuple[list[Statement], list[Statement]]:
    """A longer text by its lines: those that begin with a mark are bullets, the others paragraphs."""
    paragraphs: list[Statement] = []
    bullets: list[Statement] = []
    for line in _LINE.finditer(text or ""):
        mark = _MARK.match(line[0])
        skipped = mark.end() if mark else 0
        made = statement(record_id, version, field, line[0][skipped:], line.start() + skipped)
        if made:
            (bullets if mark else paragraphs).append(made)
    return paragraphs, bullets
