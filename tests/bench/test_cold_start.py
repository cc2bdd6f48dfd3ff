"""Imports in clean interpreters, and the size of what is shipped."""

import json
import os
import statistics
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cdk.assets import Assets
from cdk.system import System
from tests.bench.conftest import QUICK
from tests.bench.report import Report, spread
from tests.running_stack import Stack

_RUNS = 3 if QUICK else 9
_PACKAGES = "site-packages"
_DOMAINS = [
    one.domain for one in System.discover().manifests if any(e.module == "app" for e in one.entry_points)
]
_IMPORT = """
import importlib, json, sys, time
began = time.perf_counter()
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
seconds = time.perf_counter() - began
used = [n for n, m in list(sys.modules.items()) if 'site-packages' in (getattr(m, '__file__', None) or '')]
print(json.dumps([seconds, used]))
"""


@pytest.mark.parametrize("domain", _DOMAINS)
def test_cold_start(report: Report, stack: Stack, domain: str) -> None:
    place = Assets(None).stage(domain)
    _, libraries = _imported(place, [f"functions.{domain}.app"])
    ours, bare = [], []
    for _ in range(_RUNS):
        bare.append(_imported(place, libraries)[0])
        ours.append(_imported(place, [f"functions.{domain}.app"])[0])
    ratio = statistics.median(ours) / statistics.median(bare)
    report.add(
        f"cold start, {domain}",
        target="<= 1.25, <= 600 ms",
        measured=f"{ratio:.2f}, {spread(ours)}",
        n=_RUNS,
        kind="import",
        note=f"min / median / max; the same {len(libraries)} modules bare: {spread(bare)}",
    )


def test_size_of_what_is_shipped(report: Report, tmp_path: Path) -> None:
    sizes = {domain: _zipped(Assets(None).stage(domain), tmp_path / f"{domain}.zip") for domain in _DOMAINS}
    largest = max(sizes, key=lambda one: sizes[one])
    report.add(
        "zip of one function with shared",
        target="<= 5 MB",
        measured=f"{sizes[largest] / 1e6:.2f} MB",
        n=len(sizes),
        kind="size",
        note=f"the largest is {largest}",
    )


def _imported(place: Path, names: list[str]) -> tuple[float, list[str]]:
    """Seconds that a clean interpreter takes to import these, and the third-party modules it then has."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(place), "HOME": "/nonexistent",
                   "AWS_REGION": "us-east-1", "AWS_ENDPOINT_URL": "http://127.0.0.1:9"}  # fmt: skip
    ended = subprocess.run(
        [sys.executable, "-c", _IMPORT, json.dumps(names)],
        cwd=place,
        env=environment,
        capture_output=True,
        check=True,
    )
    seconds, used = json.loads(ended.stdout.splitlines()[-1])
    return float(seconds), list(used)


def _zipped(folder: Path, target: Path) -> int:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
    return target.stat().st_size
