"""From an accepted write to its saved findings: HTTP, stream, bus, queue, workflow, table."""

import time
from concurrent.futures import ThreadPoolExecutor

from tests.bench.conftest import QUICK
from tests.bench.report import Report, percentile
from tests.e2e.people import Person, expect
from tests.e2e.records import COOK, NURSE, ROOFER, add, enriched
from tests.running_stack import Stack

_AT_ONCE = 20 if QUICK else 200
_ALONE = 3 if QUICK else 10


def test_enrichment_one_at_a_time(report: Report, stack: Stack, person: Person) -> None:
    waited = []
    for number in range(_ALONE + 1):
        began = time.perf_counter()
        enriched(person, add(person, (NURSE, ROOFER, COOK)[number % 3])["id"])
        waited.append(time.perf_counter() - began)
    report.add(
        "enrichment, one at a time, write to result seen",
        target="-",
        measured=f"p50 {percentile(waited[1:], 50):.2f} s, max {max(waited[1:]):.2f} s",
        n=_ALONE,
        kind="HTTP + pipeline",
        note=f"first {waited[0]:.2f} s, not counted; looked at every 0.3 s",
    )


def test_enrichment_of_a_burst(report: Report, stack: Stack, person: Person) -> None:
    began = time.perf_counter()
    accepted: dict[str, float] = {}

    def write(number: int) -> None:
        created = add(person, (NURSE, ROOFER, COOK)[number % 3])
        accepted[created["id"]] = time.perf_counter()

    with ThreadPoolExecutor(4) as people:
        list(people.map(write, range(_AT_ONCE)))
    written = time.perf_counter() - began
    waited = _wait_for(person, accepted)
    whole = time.perf_counter() - began
    report.add(
        f"enrichment of a burst of {_AT_ONCE}",
        target="-",
        measured=f"p50 {percentile(waited, 50):.1f} s, p99 {percentile(waited, 99):.1f} s",
        n=_AT_ONCE,
        kind="HTTP + pipeline",
        note=f"all accepted after {written:.1f} s, all done after {whole:.1f} s: "
        f"one more costs {whole / _AT_ONCE * 1000:.0f} ms",
    )


def _wait_for(person: Person, accepted: dict[str, float]) -> list[float]:
    """Seconds from each acceptance to the moment its findings were seen."""
    waiting, waited = dict(accepted), list[float]()
    deadline = time.monotonic() + 900
    while waiting and time.monotonic() < deadline:
        for page in range(1, len(accepted) // 100 + 3):
            answer = person.api.get(
                "/experiences", params={"size": 100, "page": page, "fields": "id,enrichment"}
            )
            for one in expect(answer, 200)["data"]:
                if one["enrichment"]["status"] == "done" and one["id"] in waiting:
                    waited.append(time.perf_counter() - waiting.pop(one["id"]))
        time.sleep(0.5)
    assert not waiting
    return waited
