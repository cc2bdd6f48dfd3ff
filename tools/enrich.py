"""Evaluates the configured engine on a file: `python -m tools.enrich IN OUT`.

IN holds one experience a line as JSON: an `id` and any fields of an experience. OUT gets one line each,
in order: `{"id": ..., "enrichment": {...}}`. A line that cannot be read is told on stderr and left out;
the exit code is then 1.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from shared import ai


class UnreadableLine(ValueError):
    """A line of the input that is no experience. Its message repeats nothing of the line."""


def enrich_line(line: str) -> dict[str, Any]:
    """The line of the output for one line of the input. Raises UnreadableLine."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise UnreadableLine("not valid JSON") from None
    if not isinstance(given, dict) or given.get("id") in (None, ""):
        raise UnreadableLine("not a JSON object with an id")
    try:
        source = ai.Source.of(str(given["id"]), 1, given)
    except ValueError as error:
        raise UnreadableLine(str(error)) from None
    return {"id": given["id"], "enrichment": ai.enrich(source).model_dump(mode="json", by_alias=True)}


def enrich_lines(lines: list[str], progress: TextIO | None = None) -> Iterator[dict[str, Any] | str]:
    """For each line that is not blank, its output, or what is wrong with it as a sentence."""
    for number, line in enumerate(lines, start=1):
        if progress:
            progress.write(f"\r{number} of {len(lines)} experiences")
            progress.flush()
        if not line.strip():
            continue
        try:
            yield enrich_line(line)
        except UnreadableLine as error:
            yield f"line {number}: {error}"
    if progress:
        progress.write("\n")


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="tools.enrich", description="Enrich experiences, one JSON line each."
    )
    parser.add_argument("source", metavar="IN", type=Path)
    parser.add_argument("target", metavar="OUT", type=Path)
    paths = parser.parse_args(arguments)
    lines = paths.source.read_text("utf-8-sig").split("\n")
    unreadable = 0
    with paths.target.open("w", encoding="utf-8") as target:
        for result in enrich_lines(lines, sys.stderr if sys.stderr.isatty() else None):
            if isinstance(result, str):
                unreadable += 1
                print(result, file=sys.stderr)
            else:
                target.write(json.dumps(result, ensure_ascii=False) + "\n")
    return 1 if unreadable else 0


if __name__ == "__main__":
    sys.exit(main())
