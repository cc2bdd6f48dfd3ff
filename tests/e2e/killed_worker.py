"""A worker process that is killed at a given write: `python -m tests.e2e.killed_worker '{...}'`.

Carries out the steps of one enrichment as the workflow does, from the step it is told to begin with,
and prints each step it has finished. `kill_at` counts writes; `when` says before or after sending.
"""

import json
import os
import signal
import sys
from typing import Any

from botocore.client import BaseClient

_WRITES = {"TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem", "SendMessage"}


def kill_at_write(number: int, when: str) -> None:
    """From now on the process ends by SIGKILL at its write of this number."""
    send, seen = BaseClient._make_api_call, [0]

    def call(client: BaseClient, operation: str, parameters: dict[str, Any]) -> Any:
        seen[0] += operation in _WRITES
        last = operation in _WRITES and seen[0] == number
        if last and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        answer = send(client, operation, parameters)
        if last:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    BaseClient._make_api_call = call


def main(task: dict[str, Any]) -> None:
    from functions.experiences.steps import handler

    if task["kill_at"]:
        kill_at_write(task["kill_at"], task["when"])
    for step in task["steps"]:
        handler({"step": step, **task["references"]}, None)
        print(step, flush=True)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
