"""Skills that are renamed, brought back, removed, and changed by two requests at once."""

from collections.abc import Callable
from typing import Any

import pytest

from functions.profile import repository as profile_repository
from functions.profile import service as profile
from functions.skills import repository, service
from functions.skills.schemas import AssessmentInput, SkillAnswer, SkillInput
from shared.errors import InvalidInput, StaleVersion
from shared.records.kinds import ASSESSMENTS
from shared.table import Transaction, UserPartition


def keep(partition: UserPartition, name: str, key: str | None = None, **more: Any) -> SkillAnswer:
    return service.create_skill(partition, SkillInput(name=name, **more), request_key=key)


def change(partition: UserPartition, skill: SkillAnswer, **changes: Any) -> SkillAnswer:
    return service.change_skill(partition, skill.id, changes, if_match=None)


def test_another_name_is_another_skill_of_the_catalogue(partition: UserPartition) -> None:
    skill = keep(partition, "Java")
    assert skill.catalogue_id == "java"
    renamed = change(partition, skill, name="Python")
    assert renamed.catalogue_id == "python"
    assert change(partition, renamed, name="A trade of my own").catalogue_id is None
    assert change(partition, renamed, catalogue_id="java").catalogue_id == "java"
    with pytest.raises(InvalidInput):
        change(partition, renamed, catalogue_id="no-such-skill")


def test_a_skill_does_not_become_another_one_that_is_kept(partition: UserPartition) -> None:
    keep(partition, "Kubernetes")
    java = keep(partition, "Java")
    with pytest.raises(service.SkillAlreadyKept):
        change(partition, java, name="k8s")
    assert change(partition, java, name="JAVA").name == "JAVA"


def test_a_hidden_skill_that_is_added_again_comes_back_once(partition: UserPartition) -> None:
    java = keep(partition, "Java")
    change(partition, java, hidden=True)
    back = keep(partition, "Java", "key", proficiency="expert")
    assert (back.id, back.hidden, back.proficiency) == (java.id, False, "expert")
    assert keep(partition, "Java", "key", proficiency="expert").id == java.id
    with pytest.raises(service.SkillAlreadyKept):
        keep(partition, "Java")


def test_with_a_skill_go_its_assessments_and_no_others(partition: UserPartition) -> None:
    java, zinc = keep(partition, "Java"), keep(partition, "Zinc")
    for skill in (java, java, zinc):
        service.assess(partition, skill.id, AssessmentInput(score=5))
    service.delete_skill(partition, java.id, if_match=None)
    assert [one.content.open().skill_id for one in partition.all(ASSESSMENTS)] == [zinc.id]
    assert [one.id for one in service.list_skills(partition, hidden=False)] == [zinc.id]


def test_two_changes_at_once_are_both_kept_unless_a_version_is_meant(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    java = keep(partition, "Java")
    between(monkeypatch, lambda: change(partition, java, years=3))
    both = change(partition, java, primary=True)
    assert (both.years, both.primary) == (3, True)
    between(monkeypatch, lambda: change(partition, java, years=4))
    with pytest.raises(StaleVersion):
        service.change_skill(partition, java.id, {"primary": False}, if_match=both.version)


def test_two_photos_at_once_are_no_refusal(partition: UserPartition, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = {"width": 1, "height": 1, "data": "aaaa"}
    monkeypatch.setattr(profile_repository, "remake_picture", lambda _: {"picture": picture})

    def put() -> Any:
        return profile.put_photo(partition, b"x", media_type="image/png")

    between(monkeypatch, put)
    assert put().version == 2
    assert profile.read_photo(partition).version == 2


def between(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], Any]) -> None:
    """Right before the next transaction is committed, once, something else is."""
    really, waiting = Transaction.commit, [happens]

    def commit(transaction: Transaction) -> None:
        if waiting:
            waiting.pop()()
        really(transaction)

    monkeypatch.setattr(Transaction, "commit", commit)


def test_much_that_was_assessed_goes_in_several_writes(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repository, "_AT_ONCE", 2)
    java = keep(partition, "Java")
    for score in range(5):
        service.assess(partition, java.id, AssessmentInput(score=score))
    service.delete_skill(partition, java.id, if_match=None)
    assert not list(partition.all(ASSESSMENTS))
    assert not service.list_skills(partition, hidden=False)
