"""Imports in clean interpreters, and the size of what is shipped."""

import json
import os
import statistics
import subprocess
import sys
import zipfile
from dataclasses import dataclass
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
import gc, importlib, json, sys, time
modules, clients = json.loads(sys.argv[1])
began = time.perf_counter()
for name in modules:
    importlib.import_module(name)
if clients:
    session = importlib.import_module('botocore.session').Session()
    for service in clients:
        session.create_client(service, region_name='us-east-1')
seconds = time.perf_counter() - began
used = [n for n, m in list(sys.modules.items()) if 'site-packages' in (getattr(m, '__file__', None) or '')]
gc.unfreeze()
objects = [one for one in gc.get_objects() if hasattr(type(one), '_make_api_call')]
made = [one.meta.service_model.service_name for one in objects]
print(json.dumps([seconds, used, made]))
"""


@dataclass(frozen=True)
class Imported:
    """What a clean interpreter took and had then: third-party modules, and clients of AWS services."""

    seconds: float
    modules: list[str]
    clients: list[str]


@pytest.mark.parametrize("domain", _DOMAINS)
def test_cold_start(report: Report, stack: Stack, domain: str) -> None:
    place = Assets(None).stage(domain)
    whole = _imported(place, [f"functions.{domain}.app"])
    ours, bare = [], []
    for _ in range(_RUNS):
        bare.append(_imported(place, whole.modules, whole.clients).seconds)
        ours.append(_imported(place, [f"functions.{domain}.app"]).seconds)
    ratio = statistics.median(ours) / statistics.median(bare)
    report.add(
        f"cold start, {domain}",
        target="<= 1.25, <= 600 ms",
        measured=f"{ratio:.2f}, {spread(ours)}",
        n=_RUNS,
        kind="import",
        note=f"min / median / max; the same {len(whole.modules)} modules and {len(whole.clients)} clients "
        f"bare: {spread(bare)}",
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


def _imported(place: Path, modules: list[str], clients: list[str] | None = None) -> Imported:
    """Imports these in a clean interpreter, and makes plain clients of these services."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(place), "HOME": "/nonexistent",
                   "AWS_REGION": "us-east-1", "AWS_ENDPOINT_URL": "http://127.0.0.1:9"}  # fmt: skip
    ended = subprocess.run(
        [sys.executable, "-c", _IMPORT, json.dumps([modules, clients or []])],
        cwd=place,
        env=environment,
        capture_output=True,
        check=True,
    )
    return Imported(*json.loads(ended.stdout.splitlines()[-1]))


def _zipped(folder: Path, target: Path) -> int:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
    return target.stat().st_size
