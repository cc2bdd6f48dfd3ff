"""What every construct of a domain is given: names, grants, code, and the keys of the data stack."""

from dataclasses import dataclass

from aws_cdk import aws_kms as kms

from cdk.assets import Assets
from cdk.grants import Grants
from cdk.naming import Names
from cdk.system import System
from cdk.target import Target


@dataclass(frozen=True)
class Platform:
    """The surroundings of one domain: KMS keys and ARNs of table streams by logical name."""

    names: Names
    grants: Grants
    assets: Assets
    data_keys: dict[str, kms.Key]
    streams: dict[str, str]

    @property
    def target(self) -> Target:
        return self.names.target

    @property
    def system(self) -> System:
        return self.grants.system
