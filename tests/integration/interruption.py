"""A worker that dies right after its N-th AWS call was carried out."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch

from botocore.client import BaseClient


class Killed(BaseException):
    """The process is gone: nothing catches this and nothing is tidied up."""


@contextmanager
def killed_after(number: int) -> Iterator[None]:
    """In this block the N-th call (from 1 on) is the last thing that happens."""
    real, left = BaseClient._make_api_call, [number]

    def call(client: BaseClient, operation: str, request: Any) -> Any:
        answer = real(client, operation, request)
        left[0] -= 1
        if left[0] == 0:
            raise Killed
        return answer

    with patch.object(BaseClient, "_make_api_call", call):
        yield


SELDOM = 1 if "PROVE" in os.environ else 7
"""For long work: every so-manieth call is enough in a hurry; `make prove` leaves none out."""


def killed_everywhere(
    begin: Callable[[], Any], work: Callable[[Any], object], *, every: int = 1
) -> Iterator[Any]:
    """What `begin` made, after `work` on it died at its first call and was repeated; at its second; ...

    Ends once the work has fewer calls than that. To die before a call is to die after the one before it.
    """
    for number in count(1, every):
        made = begin()
        try:
            with killed_after(number):
                work(made)
        except Killed:
            work(made)
            yield made
            continue
        return
