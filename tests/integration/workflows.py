"""A state machine, run in this process: as much of the language as our descriptions use, and no waiting."""

import json
from collections.abc import Callable
from typing import Any

from cdk.system import PROJECT

State = dict[str, Any]
_MOST_STATES = 1000


def follow(description: str, steps: Callable[[State, Any], State], given: State) -> tuple[str, State]:
    """Runs `functions/<description>` to its end. Gives the name of the last state, and what it was given.

    A task that fails is not tried again: its catch is followed, and without one the failure is raised.
    """
    machine = json.loads((PROJECT / "functions" / description).read_text())
    name, state = machine["StartAt"], dict(given)
    for _ in range(_MOST_STATES):
        one = machine["States"][name]
        if one["Type"] in ("Succeed", "Fail"):
            return name, state
        name, state = _next(one, steps, state)
    raise AssertionError(f"{description} does not end.")


def _next(one: State, steps: Callable[[State, Any], State], state: State) -> tuple[str, State]:
    match one["Type"]:
        case "Task":
            return _task(one, steps, state)
        case "Choice":
            (choice,) = one["Choices"]
            met = state[choice["Variable"].removeprefix("$.")] is choice["BooleanEquals"]
            return (choice["Next"] if met else one["Default"]), state
        case "Wait":
            assert state[one["SecondsPath"].removeprefix("$.")] >= 0
            return one["Next"], state
    raise AssertionError(f"{one['Type']} is not known here.")


def _task(one: State, steps: Callable[[State, Any], State], state: State) -> tuple[str, State]:
    parameters = {
        name.removesuffix(".$"): state[value.removeprefix("$.")] if name.endswith(".$") else value
        for name, value in one["Parameters"].items()
    }
    try:
        answer = steps(json.loads(json.dumps(parameters)), None)
    except Exception as error:
        if "Catch" not in one:
            raise
        (catch,) = one["Catch"]
        return catch["Next"], {**state, "failure": {"Error": type(error).__name__}}
    return one["Next"], json.loads(json.dumps(answer))
