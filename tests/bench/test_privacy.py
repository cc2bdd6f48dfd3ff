"""How long it takes to take a full account out, and to erase it, over HTTP on the emulator."""

import time

from shared.auth import acting_for
from shared.table import UserPartition
from tests.bench.conftest import QUICK
from tests.bench.report import Report, timed
from tests.e2e.people import Person, anonymous, eventually, expect
from tests.e2e.records import NURSE
from tests.e2e.test_privacy import (
    call_schedule,
    erased,
    let_its_time_be_over,
    naming,
    objects_of,
    receipt_of,
    taken_out,
)
from tests.filled import KINDS, MARK, content_of
from tests.in_process import running_as
from tests.running_stack import Stack

_EXPERIENCES = 50 if QUICK else 500


def test_takeout_and_erasure_of_a_full_account(
    report: Report, stack: Stack, person: Person, nothing_follows: None
) -> None:
    _fill(stack, person)
    began = time.perf_counter()
    takeout, files = taken_out(person)
    seconds = time.perf_counter() - began
    planted = sum(MARK in data.decode("utf-8", "replace") for data in files.values())
    report.add(
        f"takeout of {_EXPERIENCES} experiences",
        target="every planted field in",
        measured=f"{seconds:.1f} s",
        n=1,
        kind="emulator",
        note=f"{takeout['files']} files, {takeout['size'] / 1e6:.1f} MB, marks in {planted} of them",
    )
    expect(person.api.delete("/users/me"), 202)
    let_its_time_be_over(stack, person)
    call_schedule(stack, "erase_due")
    receipt = eventually(lambda: receipt_of(stack, person))
    with anonymous(stack) as api:
        seconds = timed(lambda: eventually(lambda: erased(api, receipt), seconds=900))
        counts = expect(api.get(f"/erasures/{receipt}"), 200)["counts"]
    left = len(naming(stack, person)), len(objects_of(stack, person))
    report.add(
        f"erasure of {_EXPERIENCES} experiences",
        target="0 rows, 0 objects",
        measured=f"{seconds:.1f} s; {left[0]} rows, {left[1]} objects left",
        n=1,
        kind="emulator",
        note=f"from the mail on, 30 s or more of waiting in it (on AWS 840 s); removed: {counts}",
    )


def _fill(stack: Stack, person: Person) -> None:
    for start in range(0, _EXPERIENCES, 25):
        batch = [NURSE | {"title": f"Nurse {start + number} {MARK}"} for number in range(25)]
        expect(person.api.post("/experiences/batch", json={"items": batch}), 200)
    with running_as(stack, "privacy-steps"), acting_for(person.id):
        transaction = UserPartition(person.id).transaction()
        for kind in KINDS:
            transaction.create(kind, kind.content.model_validate(content_of(kind)))
        transaction.commit()
