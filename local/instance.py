"""One running stack on this machine: where it keeps its state, and which port it answers on."""

import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ACCOUNT = "000000000000"
REGION = "us-east-1"
DEFAULT_PORT = 4566


@dataclass(frozen=True)
class Instance:
    """`home` holds everything of one instance; two instances with different homes do not meet."""

    home: Path
    port: int

    @classmethod
    def of_environment(cls) -> "Instance":
        """The one that `PATHFINDER_HOME` and `PORT` name; by default `.local` and 4566."""
        home = Path(os.environ.get("PATHFINDER_HOME", PROJECT / ".local"))
        return cls(home=home, port=int(os.environ.get("PORT", str(DEFAULT_PORT))))

    @classmethod
    def passing(cls, home: Path) -> "Instance":
        """One in a folder of its own, on a port that is free now."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return cls(home=home, port=int(probe.getsockname()[1]))

    @property
    def endpoint_url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def state(self) -> Path:
        return self.home / "state"

    @property
    def log(self) -> Path:
        return self.home / "emulator.log"

    @property
    def deploy_log(self) -> Path:
        return self.home / "deploy.log"

    @property
    def pid_file(self) -> Path:
        return self.home / "emulator.pid"

    @property
    def assembly(self) -> Path:
        return self.home / "cdk.out"

    @property
    def stack_outputs(self) -> Path:
        return self.home / "stack-outputs.json"

    @property
    def outputs(self) -> Path:
        return self.home / "outputs.json"

    @property
    def stamps(self) -> Path:
        return self.home / "stamps"

    def client_environment(self) -> dict[str, str]:
        """What AWS clients need to talk to this instance as its owner."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint_url,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
        }


def tool(name: str) -> str:
    """A program of the virtual environment."""
    return str(Path(sys.executable).with_name(name))


def clean_environment() -> dict[str, str]:
    """This process's environment without any AWS setting, and with the virtual environment's programs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    kept["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', os.defpath)}"
    return kept
