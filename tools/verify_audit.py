"""`make verify-audit [USER=pseudonym]`: proves the chains of the audit log whole, or says where they break.

Reads with the rights of whoever runs it: the stack on this machine, or with `--stage` one on AWS. Ends
with 1 where a chain is broken, and names no content.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from local.instance import REGION
from shared.audit.chain import Entry, chain_prefix, entry_of, name_of
from shared.audit.verification import ON_ITS_WAY, Break, Evidence, StoredBlock, breaks_in
from shared.table import from_item
from shared.table.audit import content_of
from shared.table.chains import Head, head_from, pseudonym_of
from tools.operated import NotReached, Operated

_LOOKS, _PAUSE_SECONDS = 5, 4


@dataclass(frozen=True)
class Sources:
    """Where the log lies: the blocks, the heads, and the table that both were made from."""

    s3: Any
    dynamodb: Any
    bucket: str
    heads: str
    table: str

    @classmethod
    def of(cls, resources: Mapping[str, str], client: Callable[[str], Any]) -> "Sources":
        """Of a deployment, by the names that manifests use."""
        return cls(
            s3=client("s3"),
            dynamodb=client("dynamodb"),
            bucket=resources["bucket/audit-log"],
            heads=resources["table/chains"],
            table=resources["table/audit"],
        )

    def users(self) -> list[str]:
        """Every pseudonym that has a block or a head."""
        names = (name.split("/")[1] for name, _ in self._versions(chain_prefix()))
        return sorted({*names, *self._heads()})

    def evidence(self, user: str) -> Evidence:
        """All that is known of one chain: the head first and the table last, so that each is ahead."""
        head = self._head(user)
        counts: dict[str, int] = {}
        for name, _ in self._versions(chain_prefix(user)):
            counts[name] = counts.get(name, 0) + 1
        stored = [StoredBlock(name, self._content(name), count) for name, count in counts.items()]
        return Evidence(user, stored, head, self._logged(user))

    def _content(self, name: str) -> bytes:
        """What lies there now; nothing where it was deleted and only old versions are left."""
        try:
            return bytes(self.s3.get_object(Bucket=self.bucket, Key=name)["Body"].read())
        except self.s3.exceptions.NoSuchKey:
            return b""

    def _versions(self, prefix: str) -> Iterator[tuple[str, str]]:
        """Every version, markers of deletion among them."""
        pages = self.s3.get_paginator("list_object_versions").paginate(Bucket=self.bucket, Prefix=prefix)
        for page in pages:
            for one in (*page.get("Versions", []), *page.get("DeleteMarkers", [])):
                yield one["Key"], one["VersionId"]

    def _head(self, user: str) -> Head | None:
        key = {"pk": {"S": f"CHAIN#{user}"}}
        item = self.dynamodb.get_item(TableName=self.heads, Key=key, ConsistentRead=True).get("Item")
        return head_from(from_item(item)) if item else None

    def _heads(self) -> Iterator[str]:
        for page in self.dynamodb.get_paginator("scan").paginate(TableName=self.heads):
            yield from (pseudonym_of(from_item(item)) for item in page["Items"])

    def _logged(self, user: str) -> dict[str, Entry]:
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.table,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": f"AUDIT#{user}"}},
            ConsistentRead=True,
        )
        entries = (entry_of(content_of(from_item(item))) for page in pages for item in page["Items"])
        return {name_of(entry): entry for entry in entries}


def verified(sources: Sources, user: str) -> list[Break]:
    """The breaks in one chain. What may be on its way is looked at again, and counts where it stays."""
    found = breaks_in(sources.evidence(user))
    for _ in range(_LOOKS):
        if not found or not {one.kind for one in found} <= ON_ITS_WAY:
            break
        time.sleep(_PAUSE_SECONDS)
        again = breaks_in(sources.evidence(user))
        found = [one for one in again if one in found or one.kind not in ON_ITS_WAY]
    return found


def main() -> int:
    """Ends with 1 where a chain is broken, and with 1 and a sentence where none can be read."""
    arguments = _arguments()
    try:
        return _told(_sources(arguments), arguments.user)
    except (NotReached, BotoCoreError, ClientError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def _told(sources: Sources, user: str | None) -> int:
    users, broken = [user] if user else sources.users(), 0
    for pseudonym in users:
        found = verified(sources, pseudonym)
        broken += bool(found)
        for one in found:
            print(f"{one.user}  {one.kind}: {one.where} {one.what}")
    print(f"{len(users) - broken} of {len(users)} chains are whole.")
    return 1 if broken else 0


def _sources(arguments: argparse.Namespace) -> Sources:
    """Of a stage on AWS where one is named, else of this machine."""
    if arguments.stage:
        operated = Operated.on_aws(stage=arguments.stage, region=arguments.region)
    else:
        operated = Operated.on_this_machine()
    return Sources.of(operated.resources, operated.client)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make verify-audit", description=__doc__.partition("\n")[0])
    parser.add_argument("--user", help="one pseudonym; all by default")
    parser.add_argument("--stage", help="a stage on AWS; the stack on this machine by default")
    parser.add_argument("--region", default=REGION)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
