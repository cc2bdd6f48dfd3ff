"""Commands that answer a file line by line: `IN` and `OUT` hold one JSON object a line, in the same order."""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

_HALF_A_PAIR = re.compile(r"\\u[dD][89a-fA-F]")
Json = dict[str, Any]
Answer = Callable[[Json], Json]


class UnreadableLine(ValueError):
    """A line of the input that cannot be answered. Its message repeats nothing of the line."""


def main(answer: Answer, *, name: str, things: str, arguments: list[str] | None = None) -> int:
    """Runs the command; returns its exit code, 1 where a line or a file could not be read."""
    parser = argparse.ArgumentParser(prog=f"tools.{name}", description=f"{name} {things}, one JSON line each")
    parser.add_argument("source", metavar="IN", type=Path)
    parser.add_argument("target", metavar="OUT", type=Path)
    paths = parser.parse_args(arguments)
    try:
        return _run(paths.source, paths.target, answer, things)
    except (OSError, UnicodeDecodeError) as error:
        print(f"{paths.source} or {paths.target}: {type(error).__name__}", file=sys.stderr)
        return 1


def answered(
    lines: Iterable[str], answer: Answer, *, things: str, progress: TextIO | None = None
) -> Iterator[Json | str]:
    """For each line that is not blank, its answer, or what is wrong with it as a sentence."""
    for number, line in enumerate(lines, start=1):
        if progress:
            progress.write(f"\r{number} {things}")
            progress.flush()
        if not line.strip():
            continue
        try:
            yield answer(_object_of(line))
        except UnreadableLine as error:
            yield f"line {number}: {error}"
    if progress:
        progress.write("\n")


def _run(source: Path, target: Path, answer: Answer, things: str) -> int:
    lines = source.read_text("utf-8-sig").split("\n")
    progress = sys.stderr if sys.stderr.isatty() else None
    unreadable = 0
    with target.open("w", encoding="utf-8") as file:
        for result in answered(lines, answer, things=things, progress=progress):
            if isinstance(result, str):
                unreadable += 1
                print(result, file=sys.stderr)
            else:
                file.write(json.dumps(result, ensure_ascii=False) + "\n")
    return 1 if unreadable else 0


def _object_of(line: str) -> Json:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise UnreadableLine("not valid JSON") from None
    if not isinstance(given, dict) or given.get("id") in (None, ""):
        raise UnreadableLine("not a JSON object with an id")
    if _HALF_A_PAIR.search(line) and not _can_be_written(given):
        raise UnreadableLine("half of a surrogate pair, which is no character")
    return given


def _can_be_written(given: Json) -> bool:
    try:
        json.dumps(given, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
