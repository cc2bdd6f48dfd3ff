"""Imports whose worker dies at any call, and decisions as they were made."""

import json
from pathlib import Path
from typing import Any

import pytest

from functions.imports import repository, service
from functions.imports.repository import UploadedFile
from functions.imports.schemas import ApplyInput, ImportInput
from functions.imports.service.conflicts import COLLECTIONS
from functions.imports.service.profile import TAKEN
from functions.parsing.service import parse
from shared import aws
from shared.documents.found import Entry
from shared.errors import InvalidInput
from shared.records.kinds import EXPERIENCES, PROFILE, SKILLS
from shared.records.profile import ProfileContent, SkillContent
from shared.records.writing import RequestKeyReused
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


def test_announcing_a_file_again_with_the_same_key_is_the_same_import(partition: UserPartition) -> None:
    file = ImportInput(filename="a.json", size=2)
    first, again = (service.start_import(partition, file, request_key="once") for _ in range(2))
    assert first.id == again.id
    with pytest.raises(RequestKeyReused):
        service.start_import(partition, ImportInput(filename="b.json", size=2), request_key="once")


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


def of_file(partition: UserPartition, **sections: Any) -> str:
    """An import of a file that holds these sections, ready to be applied."""
    import_id, file = uploaded(partition, json.dumps(sections).encode())
    service.take_upload(partition, import_id, file)
    return import_id


def decided(partition: UserPartition, import_id: str, **decisions: Any) -> dict[str, int] | None:
    """What was applied of an import, by these decisions."""
    service.ask_to_apply(partition, import_id, ApplyInput.model_validate({"decisions": decisions}))
    service.apply(partition, import_id)
    return service.read_import(partition, import_id).applied


def refused(partition: UserPartition, import_id: str, **decisions: Any) -> list[str]:
    """The fields for which decisions are refused, before anything is kept of them."""
    with pytest.raises(InvalidInput) as refusal:
        service.ask_to_apply(partition, import_id, ApplyInput.model_validate({"decisions": decisions}))
    assert service.read_import(partition, import_id).status == "ready"
    return [one.field for one in refusal.value.details]


def profile_of(partition: UserPartition) -> ProfileContent:
    stored = partition.get(PROFILE)
    assert stored is not None
    return stored.content.open()


def kept(partition: UserPartition) -> list[SkillContent]:
    return [one.content.open() for one in partition.all(SKILLS)]


def keep_skill(partition: UserPartition, name: str, catalogue_id: str | None = None) -> str:
    transaction = partition.transaction()
    stored = transaction.create(SKILLS, SkillContent(name=name, catalogue_id=catalogue_id))
    transaction.commit()
    return stored.id


@pytest.mark.parametrize("action", ["add", "replace"])
@pytest.mark.parametrize(
    "content",
    [
        {"visibility": "public"},
        {"slug": "ana-lima"},
        {"unlisted_as": "u" * 22},
        {"shown": ["email"]},
        {"preferences": {}},
        {"nothing_of_ours": 1},
    ],
)
def test_an_import_decides_nothing_of_what_others_see(
    partition: UserPartition, content: dict[str, Any], action: str
) -> None:
    import_id = of_file(partition, basics={"name": "Eve"})
    wrong = refused(partition, import_id, basics={"action": action, "content": {"headline": "x", **content}})
    assert wrong == [f"decisions.basics.content.{field}" for field in content]
    decided(partition, import_id)
    assert profile_of(partition) == ProfileContent(full_name="Eve")


def test_neither_does_a_parser(partition: UserPartition, monkeypatch: pytest.MonkeyPatch) -> None:
    content = {"full_name": "Eve", "visibility": "public", "slug": "ana-lima"}
    lie = {"found": {"profile": {"key": "basics", "content": content}}, "unplaced": [], "about": {}}
    monkeypatch.setattr(repository, "parse", lambda *_: {"found": lie})
    import_id = of_file(partition)
    assert refused(partition, import_id) == [
        f"decisions.basics.content.{field}" for field in ("visibility", "slug")
    ]
    monkeypatch.setattr("functions.imports.service.applying.check_profile", lambda *_: None)
    decided(partition, import_id)
    assert profile_of(partition) == ProfileContent(full_name="Eve")


def test_an_import_takes_all_that_a_file_says_of_a_profile() -> None:
    basics = {
        **dict.fromkeys(("name", "label", "phone", "summary", "location"), "x"),
        "email": "ana@example.cz",
        "image": "https://a.example/a.png",
        "url": "https://a.example",
        "profiles": [{"network": "LinkedIn", "username": "a"}, {"network": "GitHub", "username": "a"}],
        "x-pathfinder": {"career_objective": "x", "career_goals": "x"},
    }
    found = parse(json.dumps({"basics": basics}).encode(), "json_resume", "a.json")["found"]
    assert set(found["profile"]["content"]) == TAKEN


def test_a_field_of_the_profile_that_its_owner_corrected_is_written(partition: UserPartition) -> None:
    import_id = of_file(partition, basics={"name": "Ana", "email": "ana at example.cz", "label": "Roofer"})
    found = service.read_import(partition, import_id).found
    assert found is not None
    assert found.profile is not None
    assert [one.field for one in found.profile.problems] == ["email"]
    corrected = {**found.profile.content, "email": "ana@example.cz"}
    assert decided(partition, import_id, basics={"content": corrected}) == {"profile": 1}
    assert profile_of(partition) == ProfileContent(full_name="Ana", email="ana@example.cz", headline="Roofer")


def test_a_field_with_a_problem_is_left_out_where_nobody_corrected_it(partition: UserPartition) -> None:
    import_id = of_file(partition, basics={"name": "Ana", "email": "ana at example.cz"})
    decided(partition, import_id, basics={"action": "replace"})
    assert profile_of(partition) == ProfileContent(full_name="Ana")


@pytest.mark.parametrize(
    "content", [{"full_name": 123}, {"email": "ana at example.cz"}, {"website_url": "ftp://a.example"}]
)
def test_a_profile_that_could_not_be_written_is_refused_before_anything_is_kept(
    partition: UserPartition, content: dict[str, Any]
) -> None:
    import_id = of_file(partition, basics={"name": "Ana"})
    wrong = refused(partition, import_id, basics={"content": content})
    assert wrong == [f"decisions.basics.content.{field}" for field in content]
    assert decided(partition, import_id, basics={"action": "skip", "content": content}) == {}


def test_an_imported_skill_is_the_catalogues(partition: UserPartition) -> None:
    said = {"name": "Rust", "x-pathfinder": {"category": "domain"}}
    decided(partition, of_file(partition, skills=[{"name": "Python"}, {"name": "Slate of mine"}, said]))
    assert [(one.name, one.catalogue_id, one.category) for one in kept(partition)] == [
        ("Python", "python", "tool"),
        ("Slate of mine", None, "domain"),
        ("Rust", "rust", "domain"),
    ]


def test_a_skill_under_another_of_its_names_is_the_one_that_is_kept(partition: UserPartition) -> None:
    javascript = keep_skill(partition, "JavaScript", "javascript")
    import_id = of_file(partition, skills=[{"name": "JS", "level": "Expert"}])
    (conflict,) = service.read_import(partition, import_id).conflicts
    assert (conflict.existing_id, conflict.choices) == (javascript, ["skip", "replace"])
    key = conflict.key
    assert refused(partition, import_id, **{key: {"action": "add"}}) == [f"decisions.{key}.action"]
    assert decided(partition, import_id, **{key: {"action": "replace"}}) == {"skills": 1}
    (one,) = kept(partition)
    assert (one.name, one.catalogue_id, one.proficiency) == ("JS", "javascript", "expert")


def test_a_skill_that_a_file_names_twice_is_one_and_nothing_said_of_it_is_lost(
    partition: UserPartition,
) -> None:
    skills = [
        {"name": "Python", "keywords": ["Django"]},
        {"name": "Zinc"},
        {"name": "python", "level": "Expert", "keywords": ["Django", "Flask"]},
        {"name": "PYTHON", "level": "Beginner"},
    ]
    import_id = of_file(partition, skills=skills)
    ready = service.read_import(partition, import_id)
    assert ready.found is not None
    assert [one.content["name"] for one in ready.found.skills] == ["Python", "Zinc"]
    assert [(one.path, one.value) for one in ready.unplaced] == [
        ("skills[2].name", "python"),
        ("skills[3].name", "PYTHON"),
        ("skills[3].proficiency", "beginner"),
    ]
    assert decided(partition, import_id) == {"skills": 2}
    (python, _) = kept(partition)
    assert (python.proficiency, python.keywords) == ("expert", ["Django", "Flask"])


def test_a_skill_kept_since_the_review_or_made_one_by_a_correction_is_not_doubled(
    partition: UserPartition,
) -> None:
    import_id = of_file(partition, skills=[{"name": "JS"}, {"name": "Zinc"}, {"name": "Zink"}])
    keep_skill(partition, "JavaScript", "javascript")
    assert decided(partition, import_id, **{"skills[2]": {"content": {"name": "zinc"}}}) == {"skills": 1}
    assert {one.name for one in kept(partition)} == {"JavaScript", "Zinc"}
    service.apply(partition, import_id)
    assert len(kept(partition)) == 2


@pytest.mark.parametrize(
    "content", [{"endorsements": 9}, {"evidence": []}, {"catalogue_id": "no-such-skill"}, {"name": 7}]
)
def test_an_import_says_of_a_skill_only_what_its_owner_may(
    partition: UserPartition, content: dict[str, Any]
) -> None:
    import_id = of_file(partition, skills=[{"name": "Zinc"}])
    (field,) = content
    wrong = refused(partition, import_id, **{"skills[0]": {"content": {"name": "Zinc", **content}}})
    assert wrong == [f"decisions.skills[0].content.{field}"]


def test_drafts_of_skills_that_are_none_are_left_as_they_are(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = [Entry(key=f"skills[{n}]", content={"name": "Zinc", "keywords": 7}).model_dump() for n in range(2)]
    lie = {"found": {"skills": odd}, "unplaced": [], "about": {}}
    monkeypatch.setattr(repository, "parse", lambda *_: {"found": lie})
    found = service.read_import(partition, of_file(partition)).found
    assert found is not None
    assert len(found.skills) == 2
