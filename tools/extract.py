"""Finds the skills in texts: `python -m tools.extract IN OUT`, without a stack.

IN holds one text a line as JSON: `{"id": ..., "text": ...}`. OUT gets one line each, in order:
`{"id": ..., "skills": [{"name", "catalogue_id", "category", "start", "end", "text"}]}`, offsets half-open in
Unicode code points; what the catalogue has no entry for goes by the text's words, id and category null.
A line that cannot be read is told on stderr and left out; the exit code is then 1.
"""

import sys
from functools import partial
from typing import Any

from shared.catalogue.extraction import Extracted, extract
from tools import json_lines
from tools.json_lines import UnreadableLine

_LONGEST_TEXT = 100_000


def extract_from(given: dict[str, Any]) -> dict[str, Any]:
    """The line of the output for one line of the input. Raises UnreadableLine."""
    text = given.get("text")
    if not isinstance(text, str):
        raise UnreadableLine("no text")
    if len(text) > _LONGEST_TEXT:
        raise UnreadableLine(f"a text of more than {_LONGEST_TEXT} characters")
    return {"id": given["id"], "skills": [_shown(one, text) for one in extract(text)]}


def _shown(one: Extracted, text: str) -> dict[str, Any]:
    return {
        "name": one.name,
        "catalogue_id": one.skill.id if one.skill else None,
        "category": one.skill.category if one.skill else None,
        "start": one.start,
        "end": one.end,
        "text": text[one.start : one.end],
    }


main = partial(json_lines.main, extract_from, name="extract", things="texts")

if __name__ == "__main__":
    sys.exit(main())
