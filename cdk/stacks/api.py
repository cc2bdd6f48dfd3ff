"""The gateway: a regional REST API with our authorizer, our refusals and every domain's routes.

It comes after the domains, whose functions it names, so that its deployment holds every route and
no domain needs to import anything of it.
"""

import json
from typing import Any

from aws_cdk import Duration, Stack
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from cdk.constructs.gateway_responses import GatewayResponses
from cdk.constructs.log_group import log_group
from cdk.constructs.platform import Platform
from cdk.constructs.routes import Routes
from cdk.rules import answer

STAGE = "api"
_AUTHORIZER = "authorizer"
_REQUESTS_PER_SECOND = 500
_BURST = 1000
_LOGGED = {
    "request_id": "$context.requestId",
    "route": "$context.resourcePath",
    "method": "$context.httpMethod",
    "status": "$context.status",
    "milliseconds": "$context.responseLatency",
    "integration_status": "$context.integrationStatus",
    "refusal": "$context.error.responseType",
}


class ApiStack(Stack):
    """`api` is the REST API; its one stage is called `api`, so that the edge's `/api/*` names it."""

    def __init__(self, scope: Construct, construct_id: str, *, platform: Platform, **settings: Any) -> None:
        super().__init__(scope, construct_id, **settings)
        self._platform = platform
        self.api = apigateway.RestApi(
            self,
            "Api",
            rest_api_name=platform.names.of("api"),
            endpoint_types=[apigateway.EndpointType.REGIONAL],
            binary_media_types=["*/*"],
            deploy_options=self._stage(),
            cloud_watch_role=not platform.target.emulated,
        )
        GatewayResponses(self, "Refusals", api=self.api)
        Routes(
            self,
            "Routes",
            api=self.api,
            authorizer=self._authorizer(),
            names=platform.names,
            system=platform.system,
        )
        self._answer_rules()

    def _answer_rules(self) -> None:
        answer(self.api, "AwsSolutions-APIG2", by="shared.web validates every request by a pydantic model.")
        answer(
            self.api.deployment_stage,
            "AwsSolutions-APIG3",
            by="The edge stack associates a web ACL that refuses whatever did not come through CloudFront.",
        )
        answer(
            self.api.deployment_stage,
            "HIPAA.Security-APIGWCacheEnabledAndEncrypted",
            by="Answers hold one user's data, so nothing is cached.",
        )
        answer(
            self.api.deployment_stage,
            "HIPAA.Security-APIGWSSLEnabled",
            by="Its integrations are functions, called by IAM; a client certificate is for HTTP backends.",
        )
        role = self.api.node.try_find_child("CloudWatchRole")
        if role:
            answer(
                role,
                "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/"
                "service-role/AmazonAPIGatewayPushToCloudWatchLogs]",
                by="The policy that API Gateway asks for, for the account's one role that writes its logs.",
            )

    def _authorizer(self) -> apigateway.RequestAuthorizer | None:
        if not self._platform.system.has_domain(_AUTHORIZER):
            return None
        names, system = self._platform.names, self._platform.system
        function = lambda_.Function.from_function_attributes(
            self,
            "AuthorizerFunction",
            function_arn=names.invoked_arn(system.invoked_function(_AUTHORIZER)),
            same_environment=True,
        )
        return apigateway.RequestAuthorizer(
            self,
            "ByToken",
            handler=function,
            identity_sources=[apigateway.IdentitySource.header("Authorization")],
            results_cache_ttl=Duration.seconds(30),
        )

    def _stage(self) -> apigateway.StageOptions:
        target = self._platform.target
        logged: dict[str, Any] = {} if target.emulated else self._access_log()
        return apigateway.StageOptions(
            stage_name=STAGE,
            throttling_rate_limit=_REQUESTS_PER_SECOND,
            throttling_burst_limit=_BURST,
            data_trace_enabled=False,
            metrics_enabled=not target.emulated,
            tracing_enabled=target.traces,
            logging_level=None if target.emulated else apigateway.MethodLoggingLevel.ERROR,
            **logged,
        )

    def _access_log(self) -> dict[str, Any]:
        """Ids, routes and times; no address, no agent, no query."""
        group = log_group(
            self,
            "AccessLog",
            name=f"/aws/apigateway/{self._platform.names.of('api')}",
            target=self._platform.target,
            key=self._platform.data_keys["operations"],
        )
        return {
            "access_log_destination": apigateway.LogGroupLogDestination(group),
            "access_log_format": apigateway.AccessLogFormat.custom(json.dumps(_LOGGED)),
        }
