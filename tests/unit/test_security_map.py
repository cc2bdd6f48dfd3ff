"""What docs/security.md names is there: each test by its file and name."""

import ast
import re
from pathlib import Path

import pytest

_TESTS = Path(__file__).parents[1]
_MAP = (_TESTS.parent / "docs" / "security.md").read_text()
_NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::(\w+)`", _MAP)))
_LINES = [line for line in _MAP.splitlines() if line.startswith("| ") and not line.startswith("| number")]


def functions_of(path: Path) -> set[str]:
    """The functions of a file that a test run would collect."""
    tree = ast.parse(path.read_text())
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("path", "name"), _NAMED, ids=[name for _, name in _NAMED])
def test_every_test_that_the_map_names_exists(path: str, name: str) -> None:
    assert (_TESTS / path).is_file(), f"docs/security.md names {path}, which is not there."
    assert name in functions_of(_TESTS / path), f"docs/security.md names {name}, which is not in {path}."


def test_what_no_test_shows_says_so() -> None:
    silent = [line for line in _LINES if "::" not in line and not _says_why(line)]
    assert not silent


def _says_why(line: str) -> bool:
    return "shown by" in line or "**Not there" in line


def test_the_map_covers_what_it_says_it_covers() -> None:
    assert len(_NAMED) >= 100
    for part in ("(a)(1)", "(a)(2)(iv)", "(b)", "(c)(1)", "(d)", "(e)(1)", "(e)(2)(ii)"):
        assert f"| {part} " in _MAP
    for number in range(1, 11):
        assert f"| API{number} " in _MAP
    for chapter in ("V6", "V7", "V8", "V9", "V10"):
        assert f"### {chapter} " in _MAP
    assert "compliant" not in _MAP.lower()
