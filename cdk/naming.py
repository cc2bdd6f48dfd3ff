"""Physical names and ARNs, told from logical names alone.

Names that can be computed need no exports between stacks: no cycles, and no value that a stack
cannot change because another imports it. KMS keys are the exception, their ids being given by AWS.
"""

from dataclasses import dataclass

from cdk.target import Target


@dataclass(frozen=True)
class Names:
    """The names of one target's resources."""

    target: Target

    @property
    def prefix(self) -> str:
        return f"pathfinder-{self.target.stage}"

    def of(self, logical: str) -> str:
        """The name of whatever is unique within an account and region."""
        return f"{self.prefix}-{logical}"

    def everywhere(self, logical: str) -> str:
        """The name of whatever is unique over all accounts and regions: buckets."""
        if self.target.emulated:
            return self.of(logical)
        return f"{self.of(logical)}-{self.target.account}-{self.target.region}"

    def role(self, logical: str) -> str:
        """Roles are unique over an account's regions."""
        return self.of(logical) if self.target.emulated else f"{self.of(logical)}-{self.target.region}"

    def arn(self, service: str, resource: str) -> str:
        return f"arn:aws:{service}:{self.target.region}:{self.target.account}:{resource}"

    def table_arn(self, logical: str) -> str:
        return self.arn("dynamodb", f"table/{self.of(logical)}")

    def bucket_arn(self, logical: str) -> str:
        return f"arn:aws:s3:::{self.everywhere(logical)}"

    def queue_arn(self, queue: str) -> str:
        return self.arn("sqs", self.of(queue))

    def queue_url(self, queue: str) -> str:
        account, name = self.target.account, self.of(queue)
        if self.target.emulated:
            return f"http://{self.target.url_suffix}/{account}/{name}"
        return f"https://sqs.{self.target.region}.{self.target.url_suffix}/{account}/{name}"

    def bus_arn(self, logical: str) -> str:
        return self.arn("events", f"event-bus/{self.of(logical)}")

    def role_arn(self, logical: str) -> str:
        return f"arn:aws:iam::{self.target.account}:role/{self.role(logical)}"

    def workflow_arn(self, logical: str) -> str:
        return self.arn("states", f"stateMachine:{self.of(logical)}")

    def function_arn(self, logical: str) -> str:
        return self.arn("lambda", f"function:{self.of(logical)}")

    def invoked_arn(self, logical: str) -> str:
        """What callers invoke: the alias where versions are published, else the function."""
        return self.function_arn(logical) + (":live" if self.target.snapshots_functions else "")

    def topic_arn(self, logical: str) -> str:
        return self.arn("sns", self.of(logical))

    def parameter(self, logical: str) -> str:
        return f"/pathfinder/{self.target.stage}/{logical}"
