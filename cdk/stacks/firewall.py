"""The edge's web ACL, in the one region where CloudFront looks for it."""

from typing import Any

from aws_cdk import App, Stack
from constructs import Construct

from cdk.constructs.web_acl import WebAcl, edge_rules
from cdk.naming import Names
from cdk.target import EDGE_REGION


class FirewallStack(Stack):
    """`acl_arn` is what the distribution names."""

    def __init__(self, scope: Construct, construct_id: str, *, names: Names, **settings: Any) -> None:
        super().__init__(scope, construct_id, **settings)
        self.acl_arn = WebAcl(
            self, "Edge", names=names, scope_name="CLOUDFRONT", rules=edge_rules()
        ).acl.attr_arn

    @classmethod
    def where_needed(cls, app: App, names: Names) -> "FirewallStack | None":
        """The stack, or None on a target without web ACLs."""
        target = names.target
        if not target.filters_web_traffic:
            return None
        return cls(
            app,
            names.of("firewall"),
            names=names,
            env=target.edge_environment,
            synthesizer=target.synthesizer,
            analytics_reporting=False,
            cross_region_references=target.region != EDGE_REGION,
        )
