"""Evaluates the configured engine on a file: `python -m tools.enrich IN OUT`.

IN holds one experience a line as JSON: an `id` and any fields of an experience. OUT gets one line each,
in order: `{"id": ..., "enrichment": {...}}`. A line that cannot be read is told on stderr and left out;
the exit code is then 1.
"""

import sys
from functools import partial
from typing import Any

from shared import ai
from tools import json_lines
from tools.json_lines import UnreadableLine


def enrich(given: dict[str, Any]) -> dict[str, Any]:
    """The line of the output for one line of the input. Raises UnreadableLine."""
    try:
        source = ai.Source.of(str(given["id"]), 1, given)
    except ValueError as error:
        raise UnreadableLine(str(error)) from None
    return {"id": given["id"], "enrichment": ai.enrich(source).model_dump(mode="json", by_alias=True)}


main = partial(json_lines.main, enrich, name="enrich", things="experiences")

if __name__ == "__main__":
    sys.exit(main())
