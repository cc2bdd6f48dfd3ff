"""One address for the web app and the API: CloudFront, and what it adds on the way in and out."""

from pathlib import Path
from typing import Any

from aws_cdk import CfnOutput, Duration, Stack
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_ssm as ssm
from aws_cdk import aws_wafv2 as waf
from constructs import Construct

from cdk.constructs.origin_secret import HEADER, origin_secret
from cdk.constructs.platform import Platform
from cdk.constructs.response_headers import response_headers
from cdk.constructs.web_acl import WebAcl, gateway_rules
from cdk.constructs.web_bucket import public_bucket, web_bucket
from cdk.rules import answer
from cdk.stacks.api import STAGE
from cdk.stacks.firewall import FirewallStack

_FUNCTIONS = Path(__file__).resolve().parent.parent / "edge_functions"


class EdgeStack(Stack):
    """`distribution` serves the web app, what users made public, `/api/*` and `/.well-known/*`."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        platform: Platform,
        api: apigateway.RestApi,
        firewall: FirewallStack | None,
        **settings: Any,
    ) -> None:
        super().__init__(scope, construct_id, **settings)
        self._platform, self._api = platform, api
        self._headers = response_headers(self, "Headers", names=platform.names)
        self._viewer = self._function("viewer")
        self.web = web_bucket(self, "Web", names=platform.names)
        self.public = public_bucket(self, "Public", names=platform.names)
        self.distribution = self._distribution(firewall)
        if platform.target.filters_web_traffic:
            self._guard_gateway()
        self._announce()
        self._answer_rules()

    def _answer_rules(self) -> None:
        answer(
            self.distribution,
            "AwsSolutions-CFR1",
            by="Users are everywhere; where a deployment may be reached from is for its operator to say.",
        )
        answer(
            self.distribution,
            "AwsSolutions-CFR3",
            by="Its log would keep the address of every visitor. Blocked requests are in the web ACL's log, "
            "all others in the API's, without addresses.",
        )
        if self._platform.target.domain is None:
            answer(
                self.distribution,
                "AwsSolutions-CFR4",
                by="Under CloudFront's own name it chooses the TLS; with `-c domain` it is 1.2 or later.",
            )

    def _distribution(self, firewall: FirewallStack | None) -> cloudfront.Distribution:
        return cloudfront.Distribution(
            self,
            "Distribution",
            comment=self._platform.names.prefix,
            default_root_object="index.html",
            default_behavior=self._pages(),
            additional_behaviors={
                "/p/*": self._copies(),
                "/api/*": self._calls(prefix=""),
                "/.well-known/*": self._calls(prefix=f"/{STAGE}"),
            },
            **self._own_domain(),
            http_version=cloudfront.HttpVersion.HTTP2_AND_3,
            web_acl_id=firewall.acl_arn if firewall else None,
        )

    def _own_domain(self) -> dict[str, Any]:
        """Without a domain of its own, CloudFront's name and certificate serve, with its choice of TLS."""
        target = self._platform.target
        if target.domain is None or target.certificate is None:
            return {}
        return {
            "domain_names": [target.domain],
            "certificate": acm.Certificate.from_certificate_arn(self, "Certificate", target.certificate),
            "minimum_protocol_version": cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
        }

    def _pages(self) -> cloudfront.BehaviorOptions:
        return cloudfront.BehaviorOptions(
            origin=origins.S3BucketOrigin.with_origin_access_control(self.web),
            viewer_protocol_policy=self._viewer_protocol,
            response_headers_policy=self._headers,
            compress=True,
            function_associations=[self._on_request(self._function("page"))],
        )

    def _copies(self) -> cloudfront.BehaviorOptions:
        """Public copies, for an hour at most unless they are changed; the edge listens to nothing else."""
        return cloudfront.BehaviorOptions(
            origin=origins.S3BucketOrigin.with_origin_access_control(
                self.public,
                origin_access_levels=[cloudfront.AccessLevel.READ, cloudfront.AccessLevel.LIST],
            ),
            viewer_protocol_policy=self._viewer_protocol,
            response_headers_policy=self._headers,
            cache_policy=cloudfront.CachePolicy(
                self,
                "AnHour",
                cache_policy_name=self._platform.names.role("public"),
                min_ttl=Duration.seconds(0),
                default_ttl=Duration.hours(1),
                max_ttl=Duration.hours(1),
                enable_accept_encoding_brotli=True,
                enable_accept_encoding_gzip=True,
            ),
            compress=True,
        )

    def _calls(self, *, prefix: str) -> cloudfront.BehaviorOptions:
        return cloudfront.BehaviorOptions(
            origin=self._api_origin(prefix),
            allowed_methods=cloudfront.AllowedMethods.ALLOW_ALL,
            cache_policy=cloudfront.CachePolicy.CACHING_DISABLED,
            origin_request_policy=cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
            viewer_protocol_policy=self._viewer_protocol,
            response_headers_policy=self._headers,
            compress=False,
            function_associations=[self._on_request(self._viewer)],
        )

    def _api_origin(self, prefix: str) -> origins.HttpOrigin:
        """`/api/...` names the gateway's stage by itself; other paths need the stage in front."""
        target, api_id = self._platform.target, self._api.rest_api_id
        secret = {HEADER: origin_secret(self._platform.names)}
        if target.emulated:
            return origins.HttpOrigin(
                "localhost",
                protocol_policy=cloudfront.OriginProtocolPolicy.HTTP_ONLY,
                http_port=target.port,
                origin_path=f"/_aws/execute-api/{api_id}{prefix}",
                custom_headers=secret,
            )
        return origins.HttpOrigin(
            f"{api_id}.execute-api.{target.region}.amazonaws.com",
            protocol_policy=cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
            origin_ssl_protocols=[cloudfront.OriginSslPolicy.TLS_V1_2],
            origin_path=prefix or None,
            custom_headers=secret,
        )

    @property
    def _viewer_protocol(self) -> cloudfront.ViewerProtocolPolicy:
        if self._platform.target.enforces_tls:
            return cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS
        return cloudfront.ViewerProtocolPolicy.ALLOW_ALL

    def _function(self, name: str) -> cloudfront.Function:
        return cloudfront.Function(
            self,
            name.capitalize(),
            function_name=self._platform.names.role(name),
            runtime=cloudfront.FunctionRuntime.JS_2_0,
            code=cloudfront.FunctionCode.from_file(file_path=str(_FUNCTIONS / f"{name}.js")),
        )

    @staticmethod
    def _on_request(function: cloudfront.Function) -> cloudfront.FunctionAssociation:
        return cloudfront.FunctionAssociation(
            function=function, event_type=cloudfront.FunctionEventType.VIEWER_REQUEST
        )

    def _guard_gateway(self) -> None:
        names = self._platform.names
        acl = WebAcl(
            self,
            "Gateway",
            names=names,
            scope_name="REGIONAL",
            rules=gateway_rules(names),
            key=self._platform.data_keys["operations"],
        ).acl
        waf.CfnWebACLAssociation(
            self,
            "GatewayGuard",
            resource_arn=self._api.deployment_stage.stage_arn,
            web_acl_arn=acl.attr_arn,
        )

    def _announce(self) -> None:
        """What functions must know of the edge: where links lead, and whom to tell of changes."""
        edge = self.distribution
        url = self._platform.target.web_url(edge.distribution_domain_name)
        ssm.StringParameter(
            self,
            "WebUrlParameter",
            parameter_name=self._platform.names.parameter("web-url"),
            string_value=url,
            description="The address of the web app.",
        )
        ssm.StringParameter(
            self,
            "DistributionIdParameter",
            parameter_name=self._platform.names.parameter("distribution-id"),
            string_value=edge.distribution_id,
            description="The distribution that forgets public copies when they change.",
        )
        CfnOutput(self, "WebUrl", value=url)
        CfnOutput(self, "DistributionId", value=edge.distribution_id)
        CfnOutput(self, "ApiId", value=self._api.rest_api_id)
