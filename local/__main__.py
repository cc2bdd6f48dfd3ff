"""`python -m local run | stop | reset | status`: the stack on this machine.

`PORT` and `PATHFINDER_HOME` choose another port and another folder for its state.
"""

import argparse
import os
import signal
import sys
import tempfile
from pathlib import Path

from local import emulator
from local.deploy import DeploymentFailed
from local.instance import Instance
from local.isolation import NotIsolated
from local.outputs import read_outputs
from local.progress import console
from local.seed import ACCOUNT
from local.stack import SeedFailed, bring_up
from local.website import WebBuildFailed

_TROUBLES = (emulator.EmulatorTrouble, DeploymentFailed, NotIsolated, SeedFailed, WebBuildFailed)


def main() -> int:
    arguments = _arguments()
    command = {"run": _run, "stop": _stop, "reset": _reset, "status": _status}[arguments.command]
    try:
        return command(arguments)
    except _TROUBLES as trouble:
        console.print(f"[red]{type(trouble).__name__}[/]: {trouble}", markup=True, soft_wrap=True)
        return 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m local", description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=("run", "stop", "reset", "status"))
    parser.add_argument("--ephemeral", action="store_true", help="own port and folder, gone when it ends")
    parser.add_argument("--no-web", action="store_true", help="neither build nor upload the web app")
    parser.add_argument("--no-seed", action="store_true", help="make no demo account")
    return parser.parse_args()


def _run(arguments: argparse.Namespace) -> int:
    if arguments.ephemeral:
        return _run_while_wanted(arguments)
    outputs = bring_up(Instance.of_environment(), web=not arguments.no_web, seed=not arguments.no_seed)
    _show(outputs, seeded=not arguments.no_seed)
    return 0


def _run_while_wanted(arguments: argparse.Namespace) -> int:
    """Until Ctrl-C or a signal to end."""
    with tempfile.TemporaryDirectory(prefix="pathfinder-") as folder:
        instance = Instance.passing(Path(folder))
        try:
            outputs = bring_up(instance, web=not arguments.no_web, seed=not arguments.no_seed)
            _show(outputs, seeded=not arguments.no_seed)
            signal.sigwait({signal.SIGINT, signal.SIGTERM})
        finally:
            emulator.stop(instance)
    return 0


def _stop(_: argparse.Namespace) -> int:
    ended = emulator.stop(Instance.of_environment())
    console.print("Stopped; the data is kept." if ended else "It was not running.")
    return 0


def _reset(_: argparse.Namespace) -> int:
    instance = Instance.of_environment()
    emulator.stop(instance)
    emulator.forget(instance)
    console.print("Stopped, and all data removed.")
    return 0


def _status(_: argparse.Namespace) -> int:
    instance = Instance.of_environment()
    if not emulator.is_running(instance):
        console.print("Not running.")
        return 1
    _show(read_outputs(instance), seeded=True)
    return 0


def _show(outputs: dict[str, object], *, seeded: bool) -> None:
    console.print(f"\nWeb app   [bold]{outputs['web_url']}[/]")
    console.print(f"API       {outputs['api_url']}")
    console.print(f"AWS       {outputs['aws_endpoint_url']}")
    console.print(f"Mails     {outputs['aws_endpoint_url']}/_ministack/ses/messages")
    if seeded:
        console.print(f"Sign in   as [bold]{ACCOUNT.username}[/] with [bold]{ACCOUNT.password}[/]")
    console.print()


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
    os.umask(0o077)
    sys.exit(main())
