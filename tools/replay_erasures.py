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
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from shared import clock
from shared.table.erasures import begun_in
from tools.operated import NotReached, Operated, target_arguments


def main() -> int:
    """Starts one workflow for each erased user, and says for how many; ends with 1 where it does not work."""
    arguments = _arguments()
    try:
        started = _replay(Operated.of(arguments), arguments.since)
    except (NotReached, BotoCoreError, ClientError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{started} erasures run again. Open the table when all of them have ended.")
    return 0


def _replay(operated: Operated, since: datetime) -> int:
    dynamodb, stepfunctions = operated.client("dynamodb"), operated.client("stepfunctions")
    started = 0
    for user_id in erased_since(since, operated.name("table/erasures"), dynamodb):
        start(stepfunctions, operated.name("workflow/erase"), user_id)
        started += 1
    return started


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
