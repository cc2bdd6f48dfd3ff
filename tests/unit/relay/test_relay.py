"""What changes of records mean to other domains, and what happens where the bus refuses some."""

from collections.abc import Sequence
from typing import Any

import pytest

from functions.relay import service
from shared import aws, bus
from shared.events import Event, ExperienceChanged, ExperienceDeleted, ProfileChanged, RecordChanged

USER, RECORD = "01ARZ3NDEKTSV4RRFFQ69G5FAV", "01BX5ZZKBKACTAV9WEVGEMMVRZ"
Json = dict[str, Any]


def record(change: str, sk: str, *, number: int = 1, **new: int) -> Json:
    image = {name: {"N": str(value)} for name, value in new.items()} | {"sealed": {"B": b"\x01sealed"}}
    return {
        "eventName": change,
        "dynamodb": {
            "Keys": {"pk": {"S": f"USER#{USER}"}, "sk": {"S": sk}},
            "SequenceNumber": str(number),
            **({} if change == "REMOVE" else {"NewImage": image}),
        },
    }


def test_an_experience_means_what_happened_to_it() -> None:
    sk = f"EXPERIENCE#{RECORD}"
    created = service.meaning(record("INSERT", sk, version=1))
    assert created == ExperienceChanged(
        type="experience.created.v1", user_id=USER, experience_id=RECORD, version=1, attempt=0
    )
    again = service.meaning(record("MODIFY", sk, version=3, attempt=2))
    assert again == ExperienceChanged(
        type="experience.updated.v1", user_id=USER, experience_id=RECORD, version=3, attempt=2
    )
    assert service.meaning(record("REMOVE", sk)) == ExperienceDeleted(user_id=USER, experience_id=RECORD)


def test_a_profile_means_a_change_unless_it_goes() -> None:
    assert service.meaning(record("MODIFY", "PROFILE", version=2)) == ProfileChanged(user_id=USER, version=2)
    assert service.meaning(record("REMOVE", "PROFILE")) is None


@pytest.mark.parametrize("kind", ["SKILL", "ENRICHMENT", "EDUCATION"])
def test_whatever_else_is_in_the_record_means_that_it_changed(kind: str) -> None:
    changed = {"user_id": USER, "kind": kind, "record_id": RECORD}
    sk = f"{kind}#{RECORD}"
    assert service.meaning(record("INSERT", sk, version=1)) == RecordChanged(**changed, version=1)
    assert service.meaning(record("MODIFY", sk, version=7)) == RecordChanged(**changed, version=7)
    assert service.meaning(record("REMOVE", sk)) == RecordChanged(**changed, version=0)


def test_a_summary_means_that_the_record_reads_differently() -> None:
    told = RecordChanged(user_id=USER, kind="SUMMARY", record_id="QUICK", version=1)
    assert service.meaning(record("INSERT", "SUMMARY#QUICK", version=1)) == told


@pytest.mark.parametrize("kind", ["SKILLS#", "IDEM#", "CHANGES", "RUN#", "FINDING#"])
def test_other_kinds_mean_nothing_to_others(kind: str) -> None:
    sort_key = f"{kind}{RECORD}" if kind.endswith("#") else kind
    assert service.meaning(record("INSERT", sort_key, version=1)) is None


@pytest.mark.parametrize("sk", [f"EXPERIENCE#{RECORD}", "PROFILE"])
def test_the_same_version_under_a_newer_key_means_nothing(sk: str) -> None:
    resealed = record("MODIFY", sk, version=3, attempt=2, key_version=2)
    old = record("MODIFY", sk, version=3, attempt=2, key_version=1)["dynamodb"]["NewImage"]
    resealed["dynamodb"]["OldImage"] = old
    assert service.meaning(resealed) is None
    for changed in ({"version": 4, "attempt": 2}, {"version": 3, "attempt": 3}):
        written = record("MODIFY", sk, key_version=2, **changed)
        written["dynamodb"]["OldImage"] = old
        assert service.meaning(written) is not None
    gone = record("REMOVE", f"EXPERIENCE#{RECORD}")
    gone["dynamodb"]["OldImage"] = old
    assert service.meaning(gone) is not None


def test_what_expired_means_nothing() -> None:
    expired = record("REMOVE", f"EXPERIENCE#{RECORD}") | {
        "userIdentity": {"principalId": "dynamodb.amazonaws.com"}
    }
    assert service.meaning(expired) is None


def test_events_carry_ids_and_versions_only() -> None:
    told = service.meaning(record("INSERT", f"EXPERIENCE#{RECORD}", version=1))
    assert told is not None
    assert set(told.model_dump()) == {"type", "user_id", "experience_id", "version", "attempt"}


class Bus:
    """Refuses the entries about some records, as often as told."""

    def __init__(self, refused: dict[int, int]) -> None:
        self.refused, self.taken = dict(refused), list[int]()
        self.calls = 0

    def put_events(self, *, Entries: Sequence[Json]) -> Json:  # noqa: N803 (as boto3 names it)
        self.calls += 1
        assert len(Entries) <= 10
        answers = [
            self._take(ExperienceChanged.model_validate_json(one["Detail"]).version) for one in Entries
        ]
        return {"FailedEntryCount": sum("ErrorCode" in one for one in answers), "Entries": answers}

    def _take(self, version: int) -> Json:
        if self.refused.get(version, 0) > 0:
            self.refused[version] -= 1
            return {"ErrorCode": "ThrottlingException"}
        self.taken.append(version)
        return {"EventId": "x"}


def relayed(monkeypatch: pytest.MonkeyPatch, count: int, refused: dict[int, int]) -> tuple[str | None, Bus]:
    double = Bus(refused)
    monkeypatch.setenv("BUS_MAIN", "main")
    monkeypatch.setattr(aws, "own", lambda _: double)
    records = [record("INSERT", f"EXPERIENCE#{RECORD}", number=n, version=n) for n in range(1, count + 1)]
    return service.relay(records), double


def test_every_event_is_published_ten_a_call(monkeypatch: pytest.MonkeyPatch) -> None:
    failed, double = relayed(monkeypatch, 23, {})
    assert (failed, double.taken, double.calls) == (None, list(range(1, 24)), 3)


def test_an_entry_that_was_refused_is_tried_again_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    failed, double = relayed(monkeypatch, 5, {3: 2})
    assert failed is None
    assert sorted(double.taken) == [1, 2, 3, 4, 5]


def test_from_the_first_that_stays_refused_on_the_batch_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    failed, double = relayed(monkeypatch, 15, {4: 99, 12: 99})
    assert failed == "4"
    assert 15 not in double.taken, "later batches wait for their turn"


def test_unknown_records_in_between_do_not_move_the_place_to_go_on_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_: Sequence[Event]) -> None:
        raise bus.Unpublished(1)

    monkeypatch.setattr(service, "publish", refuse)
    records = [
        record("INSERT", "CHANGES", number=1, version=1),
        record("INSERT", f"EXPERIENCE#{RECORD}", number=2, version=1),
        record("INSERT", "CHANGES", number=3, version=1),
        record("INSERT", f"EXPERIENCE#{RECORD}", number=4, version=2),
    ]
    assert service.relay(records) == "4"
