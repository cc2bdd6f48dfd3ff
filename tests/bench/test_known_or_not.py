"""What the time of an answer tells of whether somebody has an account."""

import importlib
import os
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from tests.bench.conftest import QUICK
from tests.bench.report import Report
from tests.e2e.people import Person
from tests.in_process import running_as
from tests.known_or_not import ASKED, difference
from tests.running_stack import Stack

_PAIRS = 20 if QUICK else 150


@pytest.mark.parametrize("what", ASKED)
def test_known_or_not(report: Report, stack: Stack, person: Person, what: str) -> None:
    with running_as(stack, "auth-app"), Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
        handler = importlib.import_module("functions.auth.app").handler
        seconds = difference(handler, ASKED[what], person.email, pairs=_PAIRS)
    report.add(
        f"{what}, known less unknown",
        target="< 5 ms either way",
        measured=f"{seconds * 1000:+.2f} ms",
        n=_PAIRS,
        kind="handler",
        note="difference of medians, asked in turns",
    )
