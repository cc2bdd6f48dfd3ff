"""The public page under workers that are slow: what was taken back or changed meanwhile stays so."""

from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest

from functions.publication import service
from functions.publication.service import following
from shared import publishing
from shared.publishing import Copy, copies
from shared.records.kinds import PROFILE, PROJECTS
from shared.records.profile import ProfileContent, ProjectContent
from shared.table import UserPartition
from shared.table.publications import publication_of
from tests.request_recorder import unrecorded

PAGE = "p/ana-lima"


@pytest.fixture(autouse=True)
def _no_edge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_forget_at_the_edge", lambda _: None)


@pytest.fixture
def public(partition: UserPartition) -> Iterator[Callable[[], dict[str, str]]]:
    """What lies in the public store, by key."""
    shown = ["projects"]
    profile = ProfileContent(full_name="Ana Lima", visibility="public", slug="ana-lima", shown=shown)
    keep(partition, PROFILE, profile)

    def look() -> dict[str, str]:
        with unrecorded():
            store = boto3.client("s3", region_name="us-east-1")
            keys = [one["Key"] for one in store.list_objects_v2(Bucket="public").get("Contents", [])]
            return {key: store.get_object(Bucket="public", Key=key)["Body"].read().decode() for key in keys}

    return look  # type: ignore[return-value]


def keep(partition: UserPartition, kind: Any, content: Any) -> Any:
    transaction = partition.transaction()
    stored = transaction.create(kind, content)
    transaction.commit()
    return stored


def meanwhile(monkeypatch: pytest.MonkeyPatch, where: Any, name: str, happens: Callable[[], Any]) -> None:
    """Once, right before the named step of a worker, something happens by another one."""
    really, waiting = getattr(where, name), [happens]

    def step(*given: Any, **named: Any) -> Any:
        if waiting:
            waiting.pop()()
        return really(*given, **named)

    monkeypatch.setattr(where, name, step)


def test_a_worker_with_an_older_record_leaves_the_newer_page(
    partition: UserPartition, public: Callable[[], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = keep(partition, PROJECTS, ProjectContent(name="Hall", client="Acme", description="For Acme."))

    def anonymized() -> None:
        transaction = partition.transaction()
        transaction.replace(hall, hall.content.open().model_copy(update={"anonymized": True}))
        transaction.commit()
        service.follow(partition)

    meanwhile(monkeypatch, publishing, "publish", anonymized)
    service.follow(partition)
    assert "For Client A." in public()[PAGE]
    assert "Acme" not in public()[PAGE]


def test_an_account_that_closes_while_its_page_is_made_has_no_page(
    partition: UserPartition, public: Callable[[], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in ("_put", "_remove", "note_publication"):
        with monkeypatch.context() as patched:
            meanwhile(patched, copies, step, lambda: service.withdraw(partition))
            service.follow(partition)
        assert public() == {}, step
        assert publication_of(partition.user_id).suspended
        assert not publication_of(partition.user_id).paths
        service.come_back(partition)
        assert list(public()) == [PAGE]
        service.withdraw(partition)
        publishing.resume(partition.user_id)


def test_a_page_taken_back_while_it_is_made_is_gone(
    partition: UserPartition, public: Callable[[], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def private() -> None:
        stored = partition.get(PROFILE)
        assert stored is not None
        transaction = partition.transaction()
        transaction.replace(stored, stored.content.open().model_copy(update={"visibility": "private"}))
        transaction.commit()
        service.follow(partition)

    meanwhile(monkeypatch, publishing, "publish", private)
    service.follow(partition)
    assert public() == {}


def test_a_record_that_never_rests_is_looked_at_again_later(
    partition: UserPartition, public: Callable[[], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    really = publishing.publish

    def publish(user_id: str, made: list[Copy]) -> bool:
        keep(partition, PROJECTS, ProjectContent(name="Another"))
        return really(user_id, made)

    monkeypatch.setattr(publishing, "publish", publish)
    with pytest.raises(following.RecordKeepsChanging):
        service.follow(partition)


def test_where_there_is_no_page_only_the_profile_is_looked_at_again(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(partition, PROFILE, ProfileContent(full_name="Ana Lima"))
    really, times = publishing.take_back, list[str]()

    def take_back(user_id: str) -> None:
        times.append(user_id)
        keep(partition, PROJECTS, ProjectContent(name="Another"))
        really(user_id)

    monkeypatch.setattr(publishing, "take_back", take_back)
    service.follow(partition)
    assert len(times) == 1
