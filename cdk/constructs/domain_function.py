"""One entry point: a function and a role of its own, its log group and its alarms."""

from aws_cdk import Duration
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from cdk.constructs.alarms import NAMESPACE, Alarms, domain_metric, function_metric
from cdk.constructs.log_group import log_group
from cdk.constructs.origin_secret import origin_secret
from cdk.constructs.platform import Platform
from cdk.layers import Layers, layer_variables
from cdk.operator_settings import operator_settings
from cdk.rules import ONE_POLICY_EACH, answer, answer_policy, answer_warning
from cdk.system import function_name
from shared.manifest import EntryPoint, Manifest

_VERSIONS_ALIAS = "live"


class DomainFunction(Construct):
    """`live` is what others invoke: the alias where versions are published, else the function."""

    def __init__(
        self,
        scope: Construct,
        *,
        platform: Platform,
        manifest: Manifest,
        entry_point: EntryPoint,
        layers: Layers,
        alarms: Alarms,
    ) -> None:
        super().__init__(scope, entry_point.module.capitalize())
        self.platform, self.manifest, self.entry_point = platform, manifest, entry_point
        self.logical_name = function_name(manifest, entry_point)
        self.physical_name = platform.names.of(self.logical_name)
        self.logs = log_group(
            self,
            "Logs",
            name=f"/aws/lambda/{self.physical_name}",
            target=platform.target,
            key=platform.data_keys["operations"],
        )
        self.role = self._role()
        self.function = self._function(layers)
        self.live: lambda_.IFunction = self._publish()
        self._watch(alarms)
        self._answer_rules()

    def _role(self) -> iam.Role:
        role = iam.Role(
            self,
            "Role",
            role_name=self.platform.names.role(self.logical_name),
            assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"),
            description=f"What functions/{self.manifest.domain}/{self.entry_point.module}.py may do.",
        )
        role.add_to_policy(
            iam.PolicyStatement(
                actions=["logs:CreateLogStream", "logs:PutLogEvents"], resources=[self.logs.log_group_arn]
            )
        )
        for statement in self.platform.grants.statements(self.entry_point.grants):
            role.add_to_policy(statement)
        return role

    def _function(self, layers: Layers) -> lambda_.Function:
        target, entry = self.platform.target, self.entry_point
        return lambda_.Function(
            self,
            "Function",
            function_name=self.physical_name,
            runtime=lambda_.Runtime.PYTHON_3_13,
            architecture=lambda_.Architecture.ARM_64,
            handler=f"functions.{self.manifest.domain}.{entry.module}.handler",
            code=self.platform.assets.code(self.manifest.domain),
            role=self.role,
            layers=layers.named(entry.layers) if target.ships_layers else None,
            memory_size=entry.memory_mb,
            timeout=Duration.seconds(entry.timeout_seconds),
            environment=self._environment(),
            log_group=self.logs,
            tracing=lambda_.Tracing.ACTIVE if target.traces else lambda_.Tracing.DISABLED,
            snap_start=lambda_.SnapStartConf.ON_PUBLISHED_VERSIONS if target.snapshots_functions else None,
        )

    def _environment(self) -> dict[str, str]:
        target = self.platform.target
        return {
            "STAGE": target.stage,
            "ACCOUNT_ID": target.account,
            "LOG_LEVEL": "INFO",
            "POWERTOOLS_SERVICE_NAME": self.manifest.domain,
            "POWERTOOLS_METRICS_NAMESPACE": NAMESPACE,
            "POWERTOOLS_TRACE_DISABLED": "false" if target.traces else "true",
            "IAM_DIALECT": target.iam_dialect,
            "MAIL_FROM": f"Pathfinder <{target.mail_sender}>",
            "MAIL_SET": self.platform.names.of("mail"),
            **self._secret_of_the_edge(),
            **layer_variables(self.entry_point.layers, shipped=target.ships_layers),
            **self.platform.grants.variables(self.entry_point.grants),
            **self.entry_point.settings,
            **operator_settings(self.entry_point, self.platform.names),
        }

    def _secret_of_the_edge(self) -> dict[str, str]:
        """For those who answer requests, and tell by it which came through the edge; for nobody else."""
        return {"ORIGIN_SECRET": origin_secret(self.platform.names)} if self.entry_point.routes else {}

    def _publish(self) -> lambda_.IFunction:
        if not self.platform.target.snapshots_functions:
            return self.function
        return lambda_.Alias(self, "Live", alias_name=_VERSIONS_ALIAS, version=self.function.current_version)

    def _answer_rules(self) -> None:
        answer_warning(
            self.function,
            "@aws-cdk/aws-lambda:snapStartRequirePublish",
            by="Its alias points to a published version, made anew with every change.",
        )
        answer(
            self.function,
            "HIPAA.Security-LambdaInsideVPC",
            by="Reaches AWS services only, over TLS, with a role of its own; no network to be inside of.",
        )
        answer(
            self.function,
            "HIPAA.Security-LambdaConcurrency",
            by="Stage throttling and the web ACL bound requests, batch sizes bound the rest; "
            "reserved concurrency would take from the account's pool what others need.",
        )
        answer(
            self.function,
            "HIPAA.Security-LambdaDLQ",
            "Serverless-LambdaDLQ",
            by="Never invoked asynchronously: queues, streams and schedules have dead-letter queues.",
        )
        answer(
            self.function,
            "AwsSolutions-L1",
            "Serverless-LambdaLatestVersion",
            by="Python 3.13 is what the layers' wheels and byte code are built and tested for.",
        )
        self._answer_for_its_rights()

    def _answer_for_its_rights(self) -> None:
        answer_policy(self.role, "HIPAA.Security-IAMNoInlinePolicy", by=ONE_POLICY_EACH)
        answer_policy(
            self.role,
            "AwsSolutions-IAM5[Resource::*]",
            by="Tracing and dynamodb:ListStreams know no resources; "
            "tests/infra/snapshots shows that nothing else is granted on *.",
        )
        if any(grant.resource == "signing-keys" for grant in self.entry_point.grants):
            answer_policy(
                self.role,
                f"AwsSolutions-IAM5[Resource::{self.platform.names.arn('kms', 'key/*')}]",
                by="Signing keys are made after the template; their tags bound the right, "
                "and leave out the template's own (cdk/signing_keys.py).",
            )
        if any(grant.resource == "distribution" for grant in self.entry_point.grants):
            answer_policy(
                self.role,
                f"AwsSolutions-IAM5[Resource::arn:aws:cloudfront::{self.platform.target.account}:distribution/*]",
                by="The distribution is made after the functions that it leads to; the one action lets an "
                "edge forget copies, and shows or changes nothing.",
            )
        for bucket in self._buckets():
            answer_policy(
                self.role,
                f"AwsSolutions-IAM5[Resource::{self.platform.names.bucket_arn(bucket)}/*]",
                by="The manifest's actions on the objects of one bucket, which have no names yet.",
            )

    def _buckets(self) -> list[str]:
        kinds = (grant.resource.partition("/") for grant in self.entry_point.grants if grant.actions)
        return [name for kind, _, name in kinds if kind == "bucket"]

    def _watch(self, alarms: Alarms) -> None:
        for metric, what in (("Errors", "fails"), ("Throttles", "is throttled")):
            alarms.when(
                f"{self.entry_point.module.capitalize()}{metric}",
                metric=function_metric(self.physical_name, metric),
                exceeds=0,
                description=f"{self.logical_name} {what}.",
            )
        for alarm in self.entry_point.alarms:
            alarms.when(
                f"{self.entry_point.module.capitalize()}{alarm.metric}",
                metric=domain_metric(self.manifest.domain, alarm.metric),
                exceeds=0,
                description=alarm.description,
            )
