"""From nothing to a stack that answers, phase by phase; each is skipped when it has nothing to do."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from local import deploy, emulator, website
from local.fingerprint import mark_undone
from local.instance import PROJECT, Instance, clean_environment
from local.isolation import check_isolation
from local.outputs import write_outputs
from local.progress import phase


class SeedFailed(RuntimeError):
    """The demo account could not be made."""


def bring_up(instance: Instance, *, web: bool = True, seed: bool = True) -> dict[str, object]:
    """Start, deploy, check and fill the stack of an instance; returns the content of `outputs.json`."""
    with phase("Emulator") as current:
        current.note = instance.endpoint_url if emulator.start(instance) else "already running"
    _deploy(instance, web=web)
    outputs = write_outputs(instance)
    with phase("Isolation") as current:
        current.note = f"{check_isolation(instance)} calls denied that must be"
    with phase("Web app") as current:
        current.note = f"{website.upload(instance)} files uploaded"
    if seed:
        with phase("Demo account"):
            _seed(instance)
    return outputs


def _deploy(instance: Instance, *, web: bool) -> None:
    """The web app is built while the stacks are deployed: two cores, two programs."""
    with ThreadPoolExecutor(1) as beside:
        building = beside.submit(website.build) if web else None
        with phase("Stacks") as current:
            current.note = "deployed" if deploy.deploy(instance) else "nothing has changed"
        if building:
            with phase("Web build") as current:
                current.note = "built" if building.result() else "nothing to build"


def _seed(instance: Instance) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "local.seed", str(instance.outputs)],
        cwd=PROJECT,
        env=clean_environment() | instance.client_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        mark_undone(instance, "seeded")
        raise SeedFailed((ended.stdout + ended.stderr)[-3000:])
