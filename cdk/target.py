"""Where the system goes, and everything that differs between AWS and one machine.

The one place to look for a difference: constructs ask this object, and never compare names.
"""

from dataclasses import dataclass

from aws_cdk import (
    App,
    CliCredentialsStackSynthesizer,
    DefaultStackSynthesizer,
    Environment,
    Fn,
    IStackSynthesizer,
    RemovalPolicy,
)

_DOCUMENTATION_ACCOUNT = (
    "111122223333"  # AWS's own example account: synthesis needs one, nothing deploys to it
)
_EMULATED_ACCOUNT = "000000000000"
_EMULATED_REGION = "us-east-1"
_EMULATED_PORT = 4566
EDGE_REGION = "us-east-1"


@dataclass(frozen=True, kw_only=True)
class Target:
    """A stage on AWS, or the emulator at `port` of this machine when `emulated`.

    A `domain` of the web app's own comes with the ARN of its `certificate` in us-east-1; its DNS
    record is the operator's.
    """

    emulated: bool
    stage: str
    account: str
    region: str
    domain: str | None = None
    certificate: str | None = None
    port: int = _EMULATED_PORT

    @classmethod
    def of(cls, app: App) -> "Target":
        """Read `-c target=local|aws` and its companions: stage, account, region, domain, port."""
        context = app.node.try_get_context
        if (context("target") or "local") == "local":
            return cls.local(port=int(context("port") or _EMULATED_PORT))
        return cls.aws(
            stage=context("stage") or "dev",
            account=context("account") or _DOCUMENTATION_ACCOUNT,
            region=context("region") or _EMULATED_REGION,
            domain=context("domain"),
            certificate=context("certificate"),
        )

    @classmethod
    def local(cls, *, port: int = _EMULATED_PORT) -> "Target":
        return cls(
            emulated=True, stage="local", account=_EMULATED_ACCOUNT, region=_EMULATED_REGION, port=port
        )

    @classmethod
    def aws(
        cls,
        *,
        stage: str = "dev",
        account: str = _DOCUMENTATION_ACCOUNT,
        region: str = _EMULATED_REGION,
        domain: str | None = None,
        certificate: str | None = None,
    ) -> "Target":
        if (domain is None) != (certificate is None):
            raise ValueError("A domain and its certificate's ARN (us-east-1) are given together.")
        return cls(
            emulated=False,
            stage=stage,
            account=account,
            region=region,
            domain=domain,
            certificate=certificate,
        )

    @property
    def environment(self) -> Environment:
        return Environment(account=self.account, region=self.region)

    @property
    def edge_environment(self) -> Environment:
        """CloudFront's web ACLs live in us-east-1 whatever the region of the rest."""
        return Environment(account=self.account, region=EDGE_REGION)

    @property
    def synthesizer(self) -> IStackSynthesizer:
        """The emulator refuses the bootstrap roles of the default when IAM is enforced."""
        return CliCredentialsStackSynthesizer() if self.emulated else DefaultStackSynthesizer()

    @property
    def is_production(self) -> bool:
        return self.stage == "prod"

    @property
    def removal_policy(self) -> RemovalPolicy:
        """Data outlives its stack on AWS; on one machine a failed first deploy must leave nothing."""
        return RemovalPolicy.DESTROY if self.emulated else RemovalPolicy.RETAIN

    @property
    def ships_layers(self) -> bool:
        """The emulator runs functions in the environment that it was installed into."""
        return not self.emulated

    @property
    def snapshots_functions(self) -> bool:
        """SnapStart needs published versions behind an alias."""
        return not self.emulated

    @property
    def traces(self) -> bool:
        return not self.emulated

    @property
    def enforces_tls(self) -> bool:
        """The emulator speaks plain HTTP on the loopback interface."""
        return not self.emulated

    @property
    def knows_condition_keys(self) -> bool:
        """The emulator has no principal tags, leading keys or encryption contexts to compare with."""
        return not self.emulated

    @property
    def iam_dialect(self) -> str:
        """Which conditions the code that writes session policies may use: `aws` or `emulator`."""
        return "emulator" if self.emulated else "aws"

    @property
    def marks_expiries(self) -> bool:
        """Whether a stream tells what expired from what somebody removed."""
        return not self.emulated

    @property
    def locks_objects(self) -> bool:
        return not self.emulated

    @property
    def filters_web_traffic(self) -> bool:
        """Web ACLs cannot be associated in the emulator."""
        return not self.emulated

    @property
    def keeps_access_logs(self) -> bool:
        return not self.emulated

    @property
    def python_version(self) -> tuple[int, int] | None:
        """The version that shipped byte code is for; None: that of this environment."""
        return None if self.emulated else (3, 13)

    @property
    def url_suffix(self) -> str:
        return f"localhost:{self.port}" if self.emulated else "amazonaws.com"

    @property
    def emulator_urls(self) -> tuple[str, ...]:
        """The addresses under which a browser on this machine reaches the emulator."""
        return (f"http://localhost:{self.port}", f"http://127.0.0.1:{self.port}") if self.emulated else ()

    def web_url(self, distribution_host: str) -> str:
        """The address of the web app behind `<label>.cloudfront.net`."""
        if self.emulated:
            label = Fn.select(0, Fn.split(".", distribution_host))
            return f"http://{label}.cloudfront.localhost:{self.port}"
        return f"https://{self.domain or distribution_host}"

    @property
    def web_origins(self) -> list[str]:
        """The pages that may send files to the uploads bucket. A wildcard until the domain is known."""
        if self.emulated:
            return [f"http://*.cloudfront.localhost:{self.port}", f"http://localhost:{self.port}"]
        return [f"https://{self.domain}"] if self.domain else ["https://*.cloudfront.net"]

    @property
    def mail_sender(self) -> str:
        return f"no-reply@{self.domain or 'pathfinder.localhost'}"
