"""A step's failure keeps its name, by which states choose, and loses its words."""

import traceback
from typing import Any

import pytest

from shared import workflow
from shared.errors import Unavailable


def failing(error: Exception) -> BaseException:
    def step(_: dict[str, Any]) -> dict[str, Any]:
        raise error

    with pytest.raises(RuntimeError) as raised:
        workflow.run({"read": step}, {"step": "read", "id": 1}, None)
    return raised.value


def test_references_go_in_and_come_out_without_the_name_of_the_step() -> None:
    assert workflow.run({"read": lambda given: {**given, "more": 2}}, {"step": "read", "id": 1}, None) == {
        "id": 1,
        "more": 2,
    }


@pytest.mark.parametrize("error", [ValueError("Ana's own words"), Unavailable("Ana's own words")])
def test_what_a_step_raises_keeps_its_name_and_quotes_nothing(error: Exception) -> None:
    told = failing(error)
    assert type(told).__name__ == type(error).__name__
    assert "own words" not in "".join(traceback.format_exception(told))
