"""The templates of both targets, synthesized once for all tests that look at them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App

from cdk.assembly import assemble
from cdk.system import PROJECT, System
from cdk.target import Target

Resource = dict[str, Any]
_CERTIFICATE = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True)
class Synthesized:
    """One target's templates by stack name, and the report of the rule packs where they ran."""

    target: Target
    system: System
    templates: dict[str, dict[str, Any]]
    report: dict[str, Any] | None

    def resources(self, kind: str) -> dict[str, Resource]:
        """All resources of a CloudFormation type, by stack and logical id."""
        return {
            f"{stack}/{logical_id}": resource
            for stack, template in self.templates.items()
            for logical_id, resource in template["Resources"].items()
            if resource["Type"] == kind
        }


def synthesize(target: Target, folder: Path, system: System | None = None) -> Synthesized:
    """Synthesize in this process, with the settings that the command line takes from `cdk.json`."""
    settings = json.loads((PROJECT / "cdk.json").read_text())["context"]
    app = App(outdir=str(folder), context=settings)
    system = system or System.discover()
    assemble(app, target, system)
    app.synth()
    templates = {
        path.name.removesuffix(".template.json"): json.loads(path.read_text())
        for path in folder.glob("*.template.json")
    }
    report = folder / "validation-report.json"
    return Synthesized(target, system, templates, json.loads(report.read_text()) if report.exists() else None)


@pytest.fixture(scope="session")
def on_aws(tmp_path_factory: pytest.TempPathFactory) -> Synthesized:
    return synthesize(Target.aws(), tmp_path_factory.mktemp("aws"))


@pytest.fixture(scope="session")
def in_production(tmp_path_factory: pytest.TempPathFactory) -> Synthesized:
    target = Target.aws(stage="prod", region="ca-central-1", domain="example.org", certificate=_CERTIFICATE)
    return synthesize(target, tmp_path_factory.mktemp("prod"))


@pytest.fixture(scope="session")
def on_one_machine(tmp_path_factory: pytest.TempPathFactory) -> Synthesized:
    return synthesize(Target.local(port=4799), tmp_path_factory.mktemp("local"))
