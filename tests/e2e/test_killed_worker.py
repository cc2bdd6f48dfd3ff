"""A worker that dies by SIGKILL at any of its writes leaves what an undisturbed one leaves."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import boto3
import pytest

from tests.e2e.people import Person, expect
from tests.e2e.records import NURSE, add, enriched
from tests.running_stack import Stack

STEPS = [
    "begin",
    "extract_skills",
    "quantify_impacts",
    "mine_achievements",
    "categorize",
    "conclude",
    "ask_for_summaries",
]
WRITES = 8
"""One a step, and a second one in `conclude`."""

EVERY_PLACE = [(number, when) for number in range(1, WRITES + 1) for when in ("before", "after")]
PLACES = (
    EVERY_PLACE if os.environ.get("PROVE") else [(1, "after"), (3, "before"), (6, "after"), (7, "before")]
)
PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def worker_environment(stack: Stack) -> dict[str, str]:
    """The variables of the deployed function, and the emulator's root instead of its role."""
    root = {
        "AWS_ENDPOINT_URL": stack.endpoint(),
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": stack.region,
    }
    functions = boto3.client(
        "lambda",
        endpoint_url=stack.endpoint(),
        region_name=stack.region,
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )
    name = stack.resources["function/experiences-steps"]
    variables = functions.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
    return {"PATH": os.environ["PATH"], **variables, **root}


def work(environment: dict[str, str], task: dict[str, Any]) -> tuple[int, list[str]]:
    """How the process ended, and the steps it had finished."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.e2e.killed_worker", json.dumps(task)],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode in (0, -9), ended.stderr[-2000:]
    return ended.returncode, ended.stdout.split()


@pytest.mark.parametrize(("number", "when"), PLACES)
def test_a_killed_worker_leaves_the_same_end_state(
    ana: Person, worker_environment: dict[str, str], number: int, when: str
) -> None:
    created = add(ana, NURSE, title=f"Charge nurse {number} {when}")
    undisturbed = enriched(ana, created["id"])["enrichment"]
    references = {"user_id": ana.id, "experience_id": created["id"], "version": 1, "attempt": 0}

    task = {"steps": STEPS, "references": references, "kill_at": number, "when": when}
    code, finished = work(worker_environment, task)
    assert code == -9
    rest = {**task, "steps": STEPS[len(finished) :], "kill_at": 0}
    assert work(worker_environment, rest) == (0, STEPS[len(finished) :])

    seen = expect(ana.api.get(f"/experiences/{created['id']}"), 200)["enrichment"]
    assert {**seen, "at": None} == {**undisturbed, "at": None}
