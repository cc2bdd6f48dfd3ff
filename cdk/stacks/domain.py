"""One domain: its functions, queues, schedules and workflows."""

from typing import Any

from aws_cdk import Annotations, Stack
from constructs import Construct

from cdk.constructs.alarms import Alarms, service_metric
from cdk.constructs.domain_function import DomainFunction
from cdk.constructs.platform import Platform
from cdk.constructs.triggers import Triggers
from cdk.constructs.workflow import DomainWorkflow
from cdk.layers import Layers
from shared.manifest import Manifest


class DomainStack(Stack):
    """What one manifest asks for."""

    def __init__(
        self, scope: Construct, construct_id: str, *, platform: Platform, manifest: Manifest, **settings: Any
    ) -> None:
        super().__init__(scope, construct_id, **settings)
        if not platform.assets.has_byte_code:
            Annotations.of(self).add_warning_v2(
                "pathfinder:no-byte-code",
                "No Python of the functions' version was found to compile with: `uv python install 3.13`.",
            )
        alarms = Alarms(self, "Alarms", names=platform.names)
        alarms.when(
            "KeyUnavailable",
            metric=service_metric(manifest.domain, "KeyUnavailable"),
            exceeds=0,
            description=f"{manifest.domain} needs a KMS key that cannot be used: docs/adr/0016.",
        )
        layers = Layers(self, "Layers")
        self.functions: dict[str, DomainFunction] = {}
        for entry_point in manifest.entry_points:
            function = DomainFunction(
                self,
                platform=platform,
                manifest=manifest,
                entry_point=entry_point,
                layers=layers,
                alarms=alarms,
            )
            Triggers(function, "Triggers", of=function, alarms=alarms)
            self.functions[entry_point.module] = function
        for workflow in manifest.workflows:
            DomainWorkflow(
                self,
                platform=platform,
                manifest=manifest,
                workflow=workflow,
                steps=self.functions[workflow.steps],
                alarms=alarms,
            )
