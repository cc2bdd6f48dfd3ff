"""A function finds all that it imports in its layers, which hold nothing that it has no use for.

What Lambda's runtime brings besides Python is not counted on. What a layer carries is read from what is
installed here: the same versions, by the same lock.
"""

import json
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Set
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.metadata import distribution, packages_distributions
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from cdk.build_layers import LIMIT_BYTES
from cdk.layers import SOURCES
from cdk.system import PROJECT, System
from shared.manifest import EntryPoint, Manifest

_PROCESSORS = 2
_SYSTEM = System.discover()
_ENTRY_POINTS = [
    pytest.param(manifest, entry_point, id=f"{manifest.domain}.{entry_point.module}")
    for manifest, entry_point in _SYSTEM.entry_points()
]
_LAYERS = sorted(path.parent.name for path in SOURCES.glob("*/requirements.txt"))

Outcome = dict[str, Any]


@pytest.fixture(scope="module")
def alone() -> dict[str, Outcome]:
    """What became of each entry point that was imported with nothing but its layers."""
    together = defaultdict(list)
    for manifest, entry_point in _SYSTEM.entry_points():
        together[frozenset(entry_point.layers)].append(_module(manifest, entry_point))
    with ThreadPoolExecutor(_PROCESSORS) as pool:
        outcomes = pool.map(_import_alone, together.keys(), together.values())
        return {module: outcome for several in outcomes for module, outcome in several.items()}


@pytest.mark.parametrize(("manifest", "entry_point"), _ENTRY_POINTS)
def test_an_entry_point_finds_all_that_it_imports_in_its_layers(
    manifest: Manifest, entry_point: EntryPoint, alone: dict[str, Outcome]
) -> None:
    assert alone[_module(manifest, entry_point)]["trouble"] is None


@pytest.mark.parametrize(("manifest", "entry_point"), _ENTRY_POINTS)
def test_an_entry_point_has_a_use_for_each_of_its_layers(
    manifest: Manifest, entry_point: EntryPoint, alone: dict[str, Outcome]
) -> None:
    used = set(alone[_module(manifest, entry_point)]["libraries"])
    assert [layer for layer in entry_point.layers if not used & _own_libraries(layer)] == []


@pytest.mark.parametrize(("manifest", "entry_point"), _ENTRY_POINTS)
def test_the_layers_of_a_function_are_of_a_size_that_starts_soon(
    manifest: Manifest, entry_point: EntryPoint
) -> None:
    assert sum(_bytes(layer) for layer in entry_point.layers) < LIMIT_BYTES


def test_a_library_that_no_layer_carries_is_missed_even_where_it_is_imported_late() -> None:
    at_once, late = "functions.search.consumer", "functions.parsing.app"
    outcomes = _import_alone({"core"}, [at_once, late])
    assert "rapidfuzz" in outcomes[at_once]["trouble"]
    assert "PIL" in outcomes[late]["trouble"]


def test_what_functions_need_is_what_the_layers_carry() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    assert sorted(project["dependencies"]) == sorted(line for layer in _LAYERS for line in _lines(layer))


def _module(manifest: Manifest, entry_point: EntryPoint) -> str:
    return f"functions.{manifest.domain}.{entry_point.module}"


def _import_alone(layers: Set[str], modules: list[str]) -> dict[str, Outcome]:
    carried = {library for layer in layers for name in _carried(layer) for library in _libraries(name)}
    missing = sorted(_installed().keys() - carried)
    done = subprocess.run(
        [sys.executable, "-m", "tests.infra.importing_alone"],
        input=json.dumps({"missing": missing, "modules": modules}),
        capture_output=True, text=True, check=True, cwd=PROJECT, env={},
    )  # fmt: skip
    outcomes: dict[str, Outcome] = json.loads(done.stdout)
    return outcomes


def _lines(layer: str) -> list[str]:
    return (SOURCES / layer / "requirements.txt").read_text().split()


def _own_libraries(layer: str) -> set[str]:
    """What the code imports of a layer: the libraries it names, not those that they need."""
    return {library for line in _lines(layer) for library in _libraries(Requirement(line).name)}


@cache
def _carried(layer: str) -> frozenset[str]:
    """The distributions of a layer: those that it names, and all that they need."""
    found: set[tuple[str, str]] = set()
    for line in _lines(layer):
        _gather(Requirement(line), found)
    return frozenset(name for name, _ in found)


def _gather(requirement: Requirement, found: set[tuple[str, str]]) -> None:
    """Adds a distribution, once for each of its extras, and in turn what each of these needs."""
    for extra in ("", *requirement.extras):
        one = canonicalize_name(requirement.name), extra
        if one in found:
            continue
        found.add(one)
        for needed in map(Requirement, distribution(requirement.name).requires or []):
            if needed.marker is None or needed.marker.evaluate({"extra": extra}):
                _gather(needed, found)


def _libraries(name: str) -> set[str]:
    """What a distribution is imported as, e.g. `PIL` for `pillow`."""
    return {library for library, names in _installed().items() if canonicalize_name(name) in names}


@cache
def _installed() -> dict[str, set[str]]:
    """All libraries that can be imported here, each with the distributions that bring it."""
    found = packages_distributions()
    return {library: {canonicalize_name(name) for name in names} for library, names in found.items()}


def _bytes(layer: str) -> int:
    """The size of a layer unzipped, near enough: wheels of this machine's platform, and fonts."""
    extras = [path for path in SOURCES.joinpath(layer).rglob("*") if path.is_file()]
    files = [file for name in _carried(layer) for file in distribution(name).files or []]
    return sum(file.size or 0 for file in files) + sum(path.stat().st_size for path in extras)
