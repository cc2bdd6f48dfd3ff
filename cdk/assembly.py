"""All stacks of one target, in the order in which they build on one another."""

from dataclasses import dataclass
from typing import Any

from aws_cdk import App, Stack, Tags

from cdk.assets import Assets
from cdk.constructs.platform import Platform
from cdk.grants import Grants
from cdk.naming import Names
from cdk.rules import check_rules
from cdk.stacks.api import ApiStack
from cdk.stacks.core import CoreStack
from cdk.stacks.data import DataStack
from cdk.stacks.domain import DomainStack
from cdk.stacks.edge import EdgeStack
from cdk.stacks.firewall import FirewallStack
from cdk.stacks.operations import OperationsStack
from cdk.system import System
from cdk.target import EDGE_REGION, Target


@dataclass(frozen=True)
class Assembly:
    """The stacks, for those who want to look at them: tests, and the checks of the rules."""

    data: DataStack
    core: CoreStack
    domains: dict[str, DomainStack]
    api: ApiStack
    edge: EdgeStack
    operations: OperationsStack

    @property
    def stacks(self) -> list[Stack]:
        return [self.data, self.core, *self.domains.values(), self.api, self.edge, self.operations]


def assemble(app: App, target: Target, system: System | None = None) -> Assembly:
    """Describe the system for a target; without one given, the system that `functions/` holds."""
    names = Names(target)
    settings = _settings(target)
    data = DataStack(app, names.of("data"), names=names, **settings)
    grants = Grants(names, system or System.discover(), data.keys)
    platform = Platform(
        names=names,
        grants=grants,
        assets=Assets(target.python_version),
        data_keys=data.data_keys.of,
        streams=data.streams,
    )
    core = CoreStack(
        app,
        names.of("core"),
        names=names,
        grants=grants,
        operations_key=data.data_keys.of["operations"],
        **settings,
    )
    return _compose(app, platform, data, core, settings)


def _compose(
    app: App, platform: Platform, data: DataStack, core: CoreStack, settings: dict[str, Any]
) -> Assembly:
    names = platform.names
    domains = {
        manifest.domain: DomainStack(
            app, names.of(manifest.domain), platform=platform, manifest=manifest, **settings
        )
        for manifest in platform.system.manifests
    }
    api = ApiStack(app, names.of("api"), platform=platform, **settings)
    firewall = FirewallStack.where_needed(app, names)
    edge = EdgeStack(app, names.of("edge"), platform=platform, api=api.api, firewall=firewall, **settings)
    operations = OperationsStack(app, names.of("operations"), platform=platform, api=api.api, **settings)
    assembly = Assembly(data, core, domains, api, edge, operations)
    _order(assembly)
    if not platform.target.emulated:
        check_rules(app)
    Tags.of(app).add("project", "pathfinder")
    Tags.of(app).add("stage", platform.target.stage)
    return assembly


def _order(assembly: Assembly) -> None:
    """Names say nothing of order, so it is said here."""
    assembly.core.add_stack_dependency(assembly.data)
    for domain in assembly.domains.values():
        domain.add_stack_dependency(assembly.core)
        assembly.api.add_stack_dependency(domain)
    assembly.edge.add_stack_dependency(assembly.api)
    assembly.operations.add_stack_dependency(assembly.edge)


def _settings(target: Target) -> dict[str, Any]:
    return {
        "env": target.environment,
        "synthesizer": target.synthesizer,
        "analytics_reporting": False,
        "cross_region_references": not target.emulated and target.region != EDGE_REGION,
    }
