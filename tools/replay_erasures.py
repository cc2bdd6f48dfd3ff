"""Erases again whoever was erased and came back with a restored table: before that table opens to anybody.

Reads the ledger month by month, from the month of the backup on, and runs the erasure of each user anew;
where nothing came back it finds nothing to do. Users are named by ids only.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import boto3

from cdk.naming import Names
from cdk.target import Target
from shared import clock
from shared.table.erasures import begun_in
from tools.operator_calls import target_arguments

_OUTPUTS = Path(".local/outputs.json")


def main() -> int:
    """Starts one workflow for each erased user, and says for how many."""
    arguments = _arguments()
    session, table, workflow = _places(arguments)
    started = 0
    for user_id in erased_since(arguments.since, table, session("dynamodb")):
        start(session("stepfunctions"), workflow, user_id)
        started += 1
    print(f"{started} erasures run again. Open the table when all of them have ended.")
    return 0


def erased_since(month: datetime, table: str, dynamodb: Any) -> Iterator[str]:
    """Whose erasure began in this month or later."""
    while month <= clock.now():
        yield from begun_in(month, table=table, client=dynamodb)
        month = (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def start(stepfunctions: Any, workflow: str, user_id: str) -> None:
    """One erasure without a mail and without asking how the account stands."""
    stepfunctions.start_execution(
        stateMachineArn=workflow,
        name=f"{user_id}-replay-{int(time.time())}",
        input=json.dumps({"user_id": user_id, "when": "replayed", "replayed": True}),
    )


def _places(arguments: argparse.Namespace) -> tuple[Any, str, str]:
    """A maker of clients, the ledger's name and the workflow's ARN."""
    if arguments.target == "aws":
        session = boto3.Session(region_name=arguments.region)
        account = session.client("sts").get_caller_identity()["Account"]
        names = Names(Target.aws(stage=arguments.stage, account=account, region=arguments.region))
        return session.client, names.of("erasures"), names.workflow_arn("erase")
    outputs = json.loads(_OUTPUTS.read_text(encoding="utf-8"))
    found = outputs["resources"]

    def client(service: str) -> Any:
        return boto3.client(
            service,
            endpoint_url=outputs["aws_endpoint_url"],
            region_name=outputs["region"],
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )

    return client, found["table/erasures"], found["workflow/erase"]


def _arguments() -> argparse.Namespace:
    usage = "make replay-erasures SINCE=2026-10 [TARGET=aws STAGE=dev]"
    parser = argparse.ArgumentParser(usage=usage, description=__doc__.partition("\n")[0])
    parser.add_argument("since", metavar="SINCE", type=_month, help="the month of the backup, e.g. 2026-10")
    target_arguments(parser)
    return parser.parse_args()


def _month(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}-01T00:00:00+00:00")


if __name__ == "__main__":
    sys.exit(main())
