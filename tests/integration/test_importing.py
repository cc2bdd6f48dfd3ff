"""Imports whose worker dies at any call, and decisions as they were made."""

import json
from pathlib import Path
from typing import Any

import pytest

from functions.imports import repository, service
from functions.imports.repository import UploadedFile
from functions.imports.schemas import ApplyInput, ImportInput
from functions.imports.service.conflicts import COLLECTIONS
from functions.parsing.service import parse
from shared import aws
from shared.records.kinds import EXPERIENCES, PROFILE
from shared.table import UserPartition
from tests.integration.conftest import Items, acting, user_with_keys
from tests.integration.interruption import killed_everywhere

_FILE = json.dumps(
    {
        "basics": {"name": "Ana Nováková", "email": "ana@example.cz"},
        "work": [
            {"name": f"Company {n}", "position": "Roofer", "startDate": "2001", "endDate": "2002"}
            for n in range(23)
        ],
        "skills": [{"name": "Slate"}, {"name": "Zinc"}],
        "languages": [{"language": "Čeština", "fluency": "native"}],
    }
).encode()


@pytest.fixture(autouse=True)
def _parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser in this process: that it runs apart is proven on a deployed stack."""
    monkeypatch.setattr(
        repository, "parse", lambda file, source, filename: {"found": parse(_bytes(file), source, filename)}
    )


def _bytes(file: UploadedFile) -> bytes:
    body = aws.as_caller("s3").get_object(**repository._place_of(file))["Body"]
    return bytes(body.read())


def uploaded(partition: UserPartition, data: bytes = _FILE) -> tuple[str, UploadedFile]:
    """An import whose file has arrived."""
    started = service.start_import(
        partition, ImportInput(filename="a.json", size=len(data)), request_key=None
    )
    key = repository.upload_key(partition.user_id, started.id)
    put = aws.as_caller("s3").put_object(Bucket="uploads", Key=key, Body=data)
    return started.id, UploadedFile(key, put["VersionId"], len(data))


def taken(partition: UserPartition) -> str:
    import_id, file = uploaded(partition)
    service.take_upload(partition, import_id, file)
    return import_id


def state(partition: UserPartition) -> dict[str, Any]:
    """Everything that was written into the record, with versions, in a form that can be compared."""
    kinds = [*COLLECTIONS.values(), PROFILE]
    return {
        kind.name: sorted((one.version, one.content.open().model_dump_json()) for one in partition.all(kind))
        for kind in kinds
    }


def left_over(items: Items, partition: UserPartition) -> list[str]:
    kinds = [item.get("kind", {}).get("S") for item in items("records") if item["pk"]["S"] == partition.pk]
    versions = aws.own("s3").list_object_versions(Bucket="uploads", Prefix=f"users/{partition.user_id}/")
    return [*(kind for kind in kinds if kind == "IMPORT_PART"), *map(str, versions.get("Versions", []))]


def test_what_was_found_is_applied_and_nothing_is_left_over(partition: UserPartition, items: Items) -> None:
    import_id = taken(partition)
    ready = service.read_import(partition, import_id)
    assert ready.status == "ready"
    service.ask_to_apply(partition, import_id, ApplyInput())
    service.apply(partition, import_id)
    applied = service.read_import(partition, import_id)
    assert applied.applied == {"experiences": 23, "languages": 1, "skills": 2, "profile": 1}
    assert left_over(items, partition) == []


def test_a_worker_killed_at_any_call_of_reading_ends_in_the_same_state(cloud: None, items: Items) -> None:
    def begin() -> tuple[str, str, UploadedFile]:
        user_id = user_with_keys()
        with acting(user_id) as mine:
            return user_id, *uploaded(mine)

    def work(made: tuple[str, str, UploadedFile]) -> None:
        with acting(made[0]) as mine:
            service.take_upload(mine, made[1], made[2])

    seen = 0
    for user_id, import_id, _ in killed_everywhere(begin, work):
        with acting(user_id) as mine:
            ready = service.read_import(mine, import_id)
            assert ready.status == "ready"
            assert ready.found is not None
            assert len(ready.found.experiences) == 23
            versions = aws.own("s3").list_object_versions(Bucket="uploads", Prefix=f"users/{user_id}/")
            assert "Versions" not in versions
        seen += 1
    assert seen >= 10


def test_a_worker_killed_at_any_call_of_applying_ends_in_the_same_state(cloud: None, items: Items) -> None:
    expected, kept = _applied_whole(), 0
    for user_id, import_id in killed_everywhere(_ready_to_apply, _apply):
        with acting(user_id) as mine:
            assert state(mine) == expected
            assert service.read_import(mine, import_id).applied == _COUNTS
            assert left_over(items, mine) == []
        kept += 1
    assert kept >= 10


_COUNTS = {"experiences": 23, "languages": 1, "skills": 2, "profile": 1}


def _ready_to_apply() -> tuple[str, str]:
    """A second import, of which one entry is to replace one that is there."""
    user_id = user_with_keys()
    with acting(user_id) as mine:
        _add_company_7(mine)
        import_id = taken(mine)
        conflict = service.read_import(mine, import_id).conflicts[0]
        decisions = {conflict.key: {"action": "replace"}}
        service.ask_to_apply(mine, import_id, ApplyInput.model_validate({"decisions": decisions}))
    return user_id, import_id


def _add_company_7(partition: UserPartition) -> None:
    content = EXPERIENCES.content(
        title="Roofer", organization="Company 7", description="kept", start_date="2001", end_date="2003"
    )
    transaction = partition.transaction()
    transaction.create(EXPERIENCES, content)
    transaction.commit()


def _apply(made: tuple[str, str]) -> None:
    with acting(made[0]) as mine:
        service.apply(mine, made[1])


def _applied_whole() -> dict[str, Any]:
    made = _ready_to_apply()
    _apply(made)
    with acting(made[0]) as mine:
        return state(mine)


def test_asking_again_calls_the_worker_again_while_it_is_applying(partition: UserPartition) -> None:
    import_id = taken(partition)
    for _ in range(2):
        assert service.ask_to_apply(partition, import_id, ApplyInput()).status == "applying"
    queue = aws.own("sqs").get_queue_url(QueueName="apply")["QueueUrl"]
    received = aws.own("sqs").receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]
    assert len(received) == 2
    for _ in received:
        service.apply(partition, import_id)
    assert len(list(partition.all(EXPERIENCES))) == 23


def test_a_file_of_another_size_is_refused_and_deleted(partition: UserPartition, items: Items) -> None:
    import_id, file = uploaded(partition)
    service.take_upload(partition, import_id, UploadedFile(file.key, file.version_id, file.size + 1))
    failed = service.read_import(partition, import_id)
    assert failed.status == "failed"
    assert "another size" in str(failed.error)
    assert left_over(items, partition) == []


def test_a_file_sent_again_later_is_deleted_and_not_read(partition: UserPartition, items: Items) -> None:
    import_id = taken(partition)
    key = repository.upload_key(partition.user_id, import_id)
    put = aws.as_caller("s3").put_object(Bucket="uploads", Key=key, Body=b"{}")
    service.take_upload(partition, import_id, UploadedFile(key, None, 2))
    assert put["VersionId"]
    assert service.read_import(partition, import_id).status == "ready"
    assert not [one for one in left_over(items, partition) if "VersionId" in one]


@pytest.mark.parametrize(
    "answer", [{"broken": True}, {"found": "nonsense"}, {"found": {"found": {"skills": 7}}}]
)
def test_what_the_parser_says_is_checked(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch, answer: dict[str, Any]
) -> None:
    monkeypatch.setattr(repository, "parse", lambda *_: answer)
    import_id, file = uploaded(partition)
    service.take_upload(partition, import_id, file)
    failed = service.read_import(partition, import_id)
    assert failed.status == "failed"
    assert "could not be read safely" in str(failed.error)


def test_the_fixtures_of_five_people_all_apply(cloud: None, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(__file__).parents[1] / "fixtures" / "json-resume"
    for path in sorted(folder.glob("*.json")):
        data = path.read_bytes()
        with acting(user_with_keys()) as mine:
            import_id, file = uploaded(mine, data)
            service.take_upload(mine, import_id, file)
            service.ask_to_apply(mine, import_id, ApplyInput())
            service.apply(mine, import_id)
            assert service.read_import(mine, import_id).status == "applied", path.name
            assert len(state(mine)["EXPERIENCE"]) >= 3
