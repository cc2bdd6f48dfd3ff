"""Run by itself, in a fresh interpreter: imports modules while certain libraries cannot be found.

Reads `{"missing": [...], "modules": [...]}` and answers, for each module, with the libraries that the
project's own code behind it imports, or with what went wrong. Imports inside functions count: they are
carried out too.
"""

import ast
import importlib
import json
import sys
from collections.abc import Iterator
from functools import cache
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

_OURS = ("functions", "shared")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_HOLD_STATEMENTS = (ast.stmt, ast.excepthandler, ast.match_case)

Import = tuple[ast.Import | ast.ImportFrom, bool]
"""The statement, and whether it stands inside a function."""


class NotCarried(MetaPathFinder):
    """Asked before all other finders: these libraries are not there, whatever is installed."""

    def __init__(self, missing: frozenset[str]) -> None:
        self._missing = missing

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> None:
        if _library(fullname) in self._missing:
            raise ModuleNotFoundError(f"No layer carries {fullname}.", name=fullname)


def main() -> None:
    asked = json.load(sys.stdin)
    sys.meta_path.insert(0, NotCarried(frozenset(asked["missing"])))
    print(json.dumps({module: _outcome(module) for module in asked["modules"]}))


def _outcome(module: str) -> dict[str, Any]:
    _forget_our_modules()
    try:
        handler = importlib.import_module(module).handler
        files = _import_late_ones()
    except Exception as error:
        return {"trouble": repr(error), "libraries": []}
    libraries = {name for path in files for name in _libraries(path)}
    return {"trouble": None if callable(handler) else "It has no handler.", "libraries": sorted(libraries)}


def _forget_our_modules() -> None:
    for name in [name for name in sys.modules if _library(name) in _OURS]:
        del sys.modules[name]


def _import_late_ones() -> set[Path]:
    """Carry out the imports inside functions of all modules of ours, and of those that these bring."""
    seen: set[Path] = set()
    while new := _our_files() - seen:
        seen |= new
        for path in new:
            for statement, is_late in _imports_of(path):
                if is_late:
                    exec(compile(ast.Module([statement], []), str(path), "exec"), {})
    return seen


def _our_files() -> set[Path]:
    modules = [module for name, module in sys.modules.items() if _library(name) in _OURS]
    return {Path(module.__file__) for module in modules if module.__file__}


def _libraries(path: Path) -> set[str]:
    """The libraries that a file of ours names, e.g. `pydantic`."""
    found = set()
    for statement, _ in _imports_of(path):
        if isinstance(statement, ast.ImportFrom):
            found.add(_library(statement.module or ""))
        else:
            found |= {_library(alias.name) for alias in statement.names}
    return found - sys.stdlib_module_names - {*_OURS}


@cache
def _imports_of(path: Path) -> list[Import]:
    return list(_imports(ast.parse(path.read_text()), is_late=False))


def _imports(node: ast.AST, *, is_late: bool) -> Iterator[Import]:
    """The imports below a node that are carried out at run time, and whether a function does it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, is_late
        elif isinstance(child, _HOLD_STATEMENTS) and not _is_for_types(child):
            yield from _imports(child, is_late=is_late or isinstance(child, _FUNCTIONS))


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _library(name: str) -> str:
    return name.partition(".")[0]


if __name__ == "__main__":
    main()
