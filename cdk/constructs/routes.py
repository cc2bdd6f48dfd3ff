"""From manifests to paths of the gateway: two for each route, with any method behind them.

Which methods there are is the domain's own knowledge; the gateway decides only who gets in.
"""

from collections.abc import Iterator

from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from cdk.naming import Names
from cdk.rules import answer
from cdk.system import System, function_name
from shared.manifest import Access, Route

_WELL_KNOWN = "/.well-known/"
_BASE = "v1"


class Routes(Construct):
    """All routes of the system on one API, and one permission for each function that answers."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        api: apigateway.RestApi,
        authorizer: apigateway.IAuthorizer | None,
        names: Names,
        system: System,
    ) -> None:
        super().__init__(scope, construct_id)
        self._api, self._authorizer, self._names = api, authorizer, names
        functions: set[str] = set()
        for manifest, entry_point, route in system.routes():
            function = function_name(manifest, entry_point)
            functions.add(function)
            for path in gateway_paths(route):
                self._method(path, function, route.access)
        for function in sorted(functions):
            self._permission(function)

    def _method(self, path: str, function: str, access: Access) -> None:
        if access is Access.SIGNED_IN and self._authorizer is None:
            raise ValueError(f"{path} is for callers who signed in, and there is no authorizer.")
        arn = self._names.invoked_arn(function)
        region = self._names.target.region
        method = self._api.root.resource_for_path(path).add_method(
            "ANY",
            apigateway.Integration(
                type=apigateway.IntegrationType.AWS_PROXY,
                integration_http_method="POST",
                uri=f"arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations",
            ),
            authorizer=self._authorizer if access is Access.SIGNED_IN else None,
            authorization_type=(
                apigateway.AuthorizationType.CUSTOM
                if access is Access.SIGNED_IN
                else apigateway.AuthorizationType.NONE
            ),
        )

        answer(
            method,
            "AwsSolutions-COG4",
            by="Our own authorizer: tokens signed by KMS, sessions revocable, credentials for one user.",
        )
        if access is Access.PUBLIC:
            answer(
                method,
                "AwsSolutions-APIG4",
                by="Public by the domain's manifest: without a caller's data, and limited by address.",
            )

    def _permission(self, function: str) -> None:
        """One for all of a function's paths: a permission each would fill its policy of 20 kB."""
        lambda_.CfnPermission(
            self,
            f"{''.join(word.capitalize() for word in function.split('-'))}Permission",
            action="lambda:InvokeFunction",
            function_name=self._names.invoked_arn(function),
            principal="apigateway.amazonaws.com",
            source_arn=self._api.arn_for_execute_api(stage="*"),
        )


def gateway_paths(route: Route) -> Iterator[str]:
    """The paths below the stage: `/.well-known/...` as it is, all others under the version."""
    path = route.path if route.path.startswith(_WELL_KNOWN) else f"/{_BASE}{route.path}"
    yield path
    if not route.exact:
        yield f"{path}/{{proxy+}}"
