"""Synthesis, bootstrap and deployment with the CDK's own command line."""

import json
import os
import subprocess
from pathlib import Path

from local.fingerprint import fingerprint, is_done, mark_done
from local.instance import ACCOUNT, PROJECT, REGION, Instance, clean_environment

_SOURCES = ("app.py", "cdk.json", "cdk", "functions", "shared", "layers", "requirements.txt")
_CDK = PROJECT / ".local" / "node" / "node_modules" / ".bin" / "cdk"
_CONCURRENCY = "4"
_SETTINGS = ("ADMIN_", "AI_", "LIMITS", "SIGN_IN_")


class DeploymentFailed(RuntimeError):
    """A command of the CDK ended with an error; the message holds its last lines."""


def deploy(instance: Instance) -> bool:
    """Bring the stacks up to date; False if nothing they depend on has changed. Raises DeploymentFailed."""
    wanted = _fingerprint(instance)
    if is_done(instance, "deployed", wanted):
        return False
    synthesize(instance)
    _bootstrap(instance)
    _cdk(
        instance,
        "deploy",
        "--all",
        "--app",
        str(instance.assembly),
        "--require-approval",
        "never",
        "--method",
        "direct",
        "--concurrency",
        _CONCURRENCY,
        "--outputs-file",
        str(instance.stack_outputs),
    )
    mark_done(instance, "deployed", wanted)
    return True


def _fingerprint(instance: Instance) -> str:
    """Sources, port, and the settings that an operator passes on to functions."""
    settings = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith(_SETTINGS))
    return fingerprint(_SOURCES, str(instance.port), *settings)


def synthesize(instance: Instance) -> None:
    """Write the cloud assembly of this instance, unless its sources are the same as last time."""
    wanted = _fingerprint(instance)
    if is_done(instance, "synthesized", wanted) and instance.assembly.exists():
        return
    context = ["-c", "target=local", "-c", f"port={instance.port}"]
    _cdk(instance, "synth", "--quiet", *context, "--output", str(instance.assembly))
    mark_done(instance, "synthesized", wanted)


def stack_outputs(instance: Instance) -> dict[str, str]:
    """The outputs of all stacks; their names are unique."""
    stacks: dict[str, dict[str, str]] = json.loads(instance.stack_outputs.read_text())
    return {name: value for outputs in stacks.values() for name, value in outputs.items()}


def _bootstrap(instance: Instance) -> None:
    """The CDK's own bucket for assets, once for each state; in a folder without an app, else it runs that."""
    if is_done(instance, "bootstrapped", ACCOUNT):
        return
    _cdk(instance, "bootstrap", f"aws://{ACCOUNT}/{REGION}", folder=instance.home)
    mark_done(instance, "bootstrapped", ACCOUNT)


def _cdk(instance: Instance, *arguments: str, folder: Path = PROJECT) -> None:
    environment = clean_environment() | instance.client_environment() | {"CI": "true", "NO_COLOR": "1"}
    with instance.deploy_log.open("a") as log:
        ended = subprocess.run(
            [str(_CDK), "--no-notices", *arguments],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if ended.returncode:
        last = "\n".join(instance.deploy_log.read_text().splitlines()[-25:])
        raise DeploymentFailed(f"`cdk {arguments[0]}` failed:\n{last}\nAll of it: {instance.deploy_log}")
