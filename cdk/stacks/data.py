"""What must survive: keys, tables and buckets."""

from typing import Any

from aws_cdk import CfnOutput, Stack
from constructs import Construct

from cdk.constructs.buckets import Buckets
from cdk.constructs.keys import DataKeys
from cdk.constructs.tables import Tables
from cdk.naming import Names


class DataStack(Stack):
    """The only stack with state. `keys` are the KMS keys' ARNs by logical name."""

    def __init__(self, scope: Construct, construct_id: str, *, names: Names, **settings: Any) -> None:
        super().__init__(scope, construct_id, **settings)
        self.data_keys = DataKeys(self, "Keys", names=names)
        self.tables = Tables(self, "Tables", names=names, key=self.data_keys.of["tables"])
        self.buckets = Buckets(self, "Buckets", names=names, key=self.data_keys.of["files"])
        self.keys = {name: key.key_arn for name, key in self.data_keys.of.items()}
        self.streams = self.tables.streams()
        self._export()

    def _export(self) -> None:
        """Whether or not a domain uses them today: an export that vanishes breaks who used it yesterday."""
        for name, arn in self.keys.items():
            self.export_value(arn)
            CfnOutput(self, f"Key{''.join(word.capitalize() for word in name.split('-'))}", value=arn)
        for arn in self.streams.values():
            self.export_value(arn)
