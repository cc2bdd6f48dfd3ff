"""How long `make run` takes: from nothing, on existing state, and when all is there already."""

import os
import subprocess
import sys
from pathlib import Path

from local.instance import PROJECT, Instance
from tests.bench.report import Report, timed


def test_run(report: Report, tmp_path: Path) -> None:
    instance = Instance.passing(tmp_path / "home")
    environment = os.environ | {"PATHFINDER_HOME": str(instance.home), "PORT": str(instance.port)}

    def local(*arguments: str) -> None:
        subprocess.run(
            [sys.executable, "-m", "local", *arguments],
            cwd=PROJECT,
            env=environment,
            check=True,
            capture_output=True,
        )

    def run() -> None:
        local("run", "--no-web", "--no-seed")

    try:
        nothing = timed(run)
        running = timed(run)
        local("stop")
        stopped = timed(run)
    finally:
        local("reset")
    for what, seconds in (
        ("from nothing", nothing),
        ("on existing state", stopped),
        ("already running", running),
    ):
        report.add(f"run, {what}", target="-", measured=f"{seconds:.1f} s", n=1, kind="emulator",
                   note="without web app and demo account")  # fmt: skip
