"""A Step Functions state machine from the description beside a domain's code.

In the description `${steps}` stands for the ARN of the domain's steps function, which every task
calls with `{"step": "<name>", ...}`. Its log holds states and times, never data.
"""

from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from aws_cdk import aws_stepfunctions as stepfunctions
from constructs import Construct

from cdk.constructs.alarms import Alarms
from cdk.constructs.domain_function import DomainFunction
from cdk.constructs.log_group import log_group
from cdk.constructs.platform import Platform
from cdk.rules import ONE_POLICY_EACH, answer_policy
from cdk.system import PROJECT
from shared.manifest import Manifest, Workflow


class DomainWorkflow(Construct):
    """One state machine with a role that may invoke the steps function and nothing else."""

    def __init__(
        self,
        scope: Construct,
        *,
        platform: Platform,
        manifest: Manifest,
        workflow: Workflow,
        steps: DomainFunction,
        alarms: Alarms,
    ) -> None:
        super().__init__(scope, "".join(word.capitalize() for word in workflow.name.split("-")))
        names, name = platform.names, f"{manifest.domain}-{workflow.name}-workflow"
        self.role = iam.Role(
            self,
            "Role",
            role_name=names.role(name),
            assumed_by=iam.ServicePrincipal("states.amazonaws.com"),
            description=f"Runs the workflow {workflow.name}.",
        )
        self.role.add_to_policy(
            iam.PolicyStatement(actions=["lambda:InvokeFunction"], resources=[steps.live.function_arn])
        )
        self.machine = stepfunctions.StateMachine(
            self,
            "Machine",
            state_machine_name=names.of(workflow.name),
            definition_body=stepfunctions.DefinitionBody.from_string(_definition(manifest, workflow)),
            definition_substitutions={"steps": steps.live.function_arn},
            role=self.role,
            logs=self._logs(platform, workflow),
            tracing_enabled=platform.target.traces,
            removal_policy=platform.target.removal_policy,
        )
        answer_policy(self.role, "HIPAA.Security-IAMNoInlinePolicy", by=ONE_POLICY_EACH)
        answer_policy(
            self.role,
            "AwsSolutions-IAM5[Resource::*]",
            by="Delivery of logs and tracing know no resources; tests/infra/snapshots shows the actions.",
        )
        alarms.when(
            f"{workflow.name.capitalize()}Failed",
            metric=self.machine.metric_failed(),
            exceeds=0,
            description=f"An execution of {workflow.name} failed.",
        )

    def _logs(self, platform: Platform, workflow: Workflow) -> stepfunctions.LogOptions:
        return stepfunctions.LogOptions(
            destination=self._log_group(platform, workflow),
            include_execution_data=False,
            level=stepfunctions.LogLevel.ALL,
        )

    def _log_group(self, platform: Platform, workflow: Workflow) -> logs.LogGroup:
        return log_group(
            self,
            "Logs",
            name=f"/aws/vendedlogs/states/{platform.names.of(workflow.name)}",
            target=platform.target,
            key=platform.data_keys["operations"],
        )


def _definition(manifest: Manifest, workflow: Workflow) -> str:
    return (PROJECT / "functions" / manifest.domain / workflow.definition).read_text()
