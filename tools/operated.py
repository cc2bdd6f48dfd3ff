"""The stack that a tool works on: the one on this machine, or with `--target aws` a stage on AWS.

Reached with the rights of whoever runs the tool and no other proof: on this machine those of the emulator's
owner, on AWS those of the environment.
"""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from cdk.inventory import inventory
from cdk.naming import Names
from cdk.system import System
from cdk.target import Target
from local import emulator
from local.instance import REGION, Instance
from local.outputs import read_outputs

_ON_ONE_HOST = Config(s3={"addressing_style": "path"})


class NotReached(RuntimeError):
    """There is no stack, or no way to it; the message says what to do."""


@dataclass(frozen=True)
class Operated:
    """One deployed stack: clients for it, and what its resources are called there."""

    session: boto3.Session
    resources: Mapping[str, str]
    endpoint_url: str | None = None

    @classmethod
    def of(cls, arguments: argparse.Namespace) -> "Operated":
        """The one that `target_arguments` name. Raises NotReached."""
        if arguments.target == "aws":
            return cls.on_aws(stage=arguments.stage, region=arguments.region)
        return cls.on_this_machine()

    @classmethod
    def on_this_machine(cls) -> "Operated":
        """The one that `PATHFINDER_HOME` and `PORT` choose. Raises NotReached."""
        outputs = outputs_here()
        return cls(_owner_of_the_emulator(), outputs["resources"], outputs["aws_endpoint_url"])

    @classmethod
    def on_aws(cls, *, stage: str, region: str) -> "Operated":
        """A stage in the account of the credentials at hand. Raises NotReached."""
        session = boto3.Session(region_name=region)
        names = Names(Target.aws(stage=stage, account=_account(session), region=region))
        return cls(session, _resources_on_aws(names))

    def client(self, service: str, config: Config | None = None) -> Any:
        """A client of an AWS service there."""
        given = config or Config()
        if self.endpoint_url:
            given = _ON_ONE_HOST.merge(given)
        return self.session.client(service, endpoint_url=self.endpoint_url, config=given)

    def name(self, logical: str) -> str:
        """What a program calls `<kind>/<name>` by; a function by what callers invoke. KeyError."""
        return self.resources[logical]


def target_arguments(parser: argparse.ArgumentParser) -> None:
    """Which stack is meant."""
    parser.add_argument("--target", choices=("local", "aws"), default="local")
    parser.add_argument("--stage", default="dev")
    parser.add_argument("--region", default=REGION)


def outputs_here() -> dict[str, Any]:
    """What is deployed on this machine, and where it answers. Raises NotReached where it does not run."""
    instance = Instance.of_environment()
    try:
        outputs: dict[str, Any] = read_outputs(instance)
    except FileNotFoundError as error:
        raise NotReached(f"No stack was started in {instance.home}: start it with make run.") from error
    if not emulator.is_running(replace(instance, port=urlsplit(outputs["aws_endpoint_url"]).port)):
        raise NotReached(f"The stack in {instance.home} does not run: start it with make run.")
    return outputs


def _owner_of_the_emulator() -> boto3.Session:
    known = Instance.of_environment().client_environment()
    return boto3.Session(
        aws_access_key_id=known["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=known["AWS_SECRET_ACCESS_KEY"],
        region_name=known["AWS_REGION"],
    )


def _account(session: boto3.Session) -> str:
    try:
        return str(session.client("sts").get_caller_identity()["Account"])
    except (BotoCoreError, ClientError) as error:
        raise NotReached(
            f"AWS does not say whose credentials these are ({error}). Sign in with `aws sso login`, or name "
            "a profile in AWS_PROFILE; `make` without TARGET=aws and STAGE works on this machine."
        ) from error


def _resources_on_aws(names: Names) -> dict[str, str]:
    """What is there by the names that manifests use; functions by the alias that is invoked."""
    found = inventory(names, System.discover())
    functions = [logical for logical in found if logical.startswith("function/")]
    return found | {logical: names.invoked_arn(logical.removeprefix("function/")) for logical in functions}
