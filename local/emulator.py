"""The emulator's process: started in the background, ended so that it writes its state."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from local import streams
from local.instance import Instance, clean_environment, tool

_HEALTHY_WITHIN_SECONDS = 60
_ENDED_WITHIN_SECONDS = 60


class EmulatorTrouble(RuntimeError):
    """The emulator did not start or end; the message says where to look."""


def is_running(instance: Instance) -> bool:
    """Whether the process that this instance started is alive and answers."""
    return _pid(instance) is not None and _answers(instance)


def start(instance: Instance) -> bool:
    """Start the emulator unless it runs; True if it was started. Raises EmulatorTrouble."""
    if is_running(instance):
        return False
    if _port_is_taken(instance):
        raise EmulatorTrouble(f"Port {instance.port} is taken by another program. Choose one with PORT=...")
    instance.home.mkdir(parents=True, exist_ok=True)
    streams.begin_anew(instance.state)
    with instance.log.open("ab") as log:
        process = subprocess.Popen(
            [tool("ministack")],
            env=clean_environment() | _settings(instance),
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    instance.pid_file.write_text(str(process.pid))
    _wait_until_healthy(instance, process)
    return True


def stop(instance: Instance) -> bool:
    """End the emulator, which then writes its state; True if it ran. Raises EmulatorTrouble."""
    pid = _pid(instance)
    if pid is None:
        instance.pid_file.unlink(missing_ok=True)
        return False
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + _ENDED_WITHIN_SECONDS
    while _is_alive(pid):
        if time.monotonic() > deadline:
            raise EmulatorTrouble(f"The emulator (process {pid}) does not end. See {instance.log}.")
        time.sleep(0.05)
    instance.pid_file.unlink(missing_ok=True)
    return True


def forget(instance: Instance) -> None:
    """Remove the state and everything that was remembered about it."""
    for folder in (instance.state, instance.stamps, instance.assembly):
        shutil.rmtree(folder, ignore_errors=True)
    for file in (instance.outputs, instance.stack_outputs):
        file.unlink(missing_ok=True)


def _settings(instance: Instance) -> dict[str, str]:
    """IAM on, the loopback interface only, state kept; its own scratch folder, so that two never collide."""
    instance.state.mkdir(parents=True, exist_ok=True)
    return {
        "AUTH": "true",
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(instance.port),
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "PERSIST_STATE": "1",
        "STATE_DIR": str(instance.state),
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(instance.state / "s3"),
        "LAMBDA_WARM_TTL_SECONDS": "900",
        "LOG_LEVEL": "INFO",
    }


def _wait_until_healthy(instance: Instance, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _HEALTHY_WITHIN_SECONDS
    while not _answers(instance):
        if process.poll() is not None:
            instance.pid_file.unlink(missing_ok=True)
            raise EmulatorTrouble(f"The emulator ended at once. See {instance.log}.")
        if time.monotonic() > deadline:
            raise EmulatorTrouble(f"The emulator does not answer. See {instance.log}.")
        time.sleep(0.1)


def _answers(instance: Instance) -> bool:
    try:
        with urllib.request.urlopen(f"{instance.endpoint_url}/_ministack/health", timeout=2) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _port_is_taken(instance: Instance) -> bool:
    """Whether somebody listens there: an emulator of somebody else would answer for ours."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", instance.port)) == 0


def _pid(instance: Instance) -> int | None:
    """The living process that this instance started, told from others that got its number later."""
    try:
        pid = int(instance.pid_file.read_text())
    except (FileNotFoundError, ValueError):
        return None
    return pid if _is_alive(pid) and _is_ours(pid) else None


def _is_ours(pid: int) -> bool:
    """Whether that process is an emulator, as far as this machine can say."""
    command = Path(f"/proc/{pid}/cmdline")
    return not command.exists() or b"ministack" in command.read_bytes()


def _is_alive(pid: int) -> bool:
    """Whether it still runs; one that ended and that its parent has not asked about does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not _has_ended(pid)


def _has_ended(pid: int) -> bool:
    """Whether it is a zombie: our own child, or that of another process which still runs."""
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        stat = Path(f"/proc/{pid}/stat")
        return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"
