"""The public page under workers that are slow: what was taken back or changed meanwhile stays so."""

import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

import boto3
import pytest

from functions.publication import consumer, service
from functions.publication.service import following
from shared import publishing
from shared.events import AccountStatusChanged
from shared.publishing import Copy, copies
from shared.records.kinds import PROFILE, PROJECTS
from shared.records.profile import ProfileContent, ProjectContent
from shared.table import UserPartition
from shared.table.publications import claim_name, names_of, owner_of_name, publication_of, release_name
from tests.integration.conftest import acting, user_with_keys
from tests.request_recorder import unrecorded

PAGE = "p/ana-lima"


@pytest.fixture(autouse=True)
def _no_edge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_forget_at_the_edge", lambda _: None)
    monkeypatch.setattr(consumer, "acting_for", lambda _: nullcontext())


@pytest.fixture
def public(partition: UserPartition) -> Iterator[Callable[[], dict[str, str]]]:
    """What lies in the public store, by key."""
    shown = ["projects"]
    profile = ProfileContent(full_name="Ana Lima", visibility="public", slug="ana-lima", shown=shown)
    keep(partition, PROFILE, profile)
    assert publishing.claim(partition.user_id, "ana-lima")

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
            meanwhile(patched, copies, step, lambda: service.withdraw(partition, as_of=""))
            service.follow(partition)
        assert public() == {}, step
        assert publication_of(partition.user_id).suspended
        assert not publication_of(partition.user_id).paths
        service.come_back(partition, as_of="")
        assert list(public()) == [PAGE]
        service.withdraw(partition, as_of="")
        publishing.resume(partition.user_id, as_of="")


def test_a_page_whose_worker_died_while_the_account_closed_goes_by_the_next_try(
    partition: UserPartition, public: Callable[[], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def closes_then_dies(*_: Any) -> None:
        service.withdraw(partition, as_of="")
        really(*_)
        raise KeyboardInterrupt

    really = copies._put
    with monkeypatch.context() as patched:
        patched.setattr(copies, "_put", closes_then_dies)
        with pytest.raises(KeyboardInterrupt):
            service.follow(partition)
    assert list(public()) == [PAGE]
    service.follow(partition)
    assert public() == {}


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


@pytest.mark.parametrize(
    "wanted",
    [
        {"visibility": "public", "slug": "ana-lima"},
        {"visibility": "public", "slug": "ana-l1ma"},
        {"visibility": "unlisted", "unlisted_as": "ana-lima-and-her-roofs"},
    ],
)
def test_nobody_takes_the_place_of_somebody_elses_page_whatever_their_profile_says(
    partition: UserPartition, public: Callable[[], dict[str, str]], wanted: dict[str, str]
) -> None:
    assert publishing.claim(partition.user_id, "ana-lima-and-her-roofs")
    service.follow(partition)
    with acting(user_with_keys()) as others:
        keep(others, PROFILE, ProfileContent.model_validate({"full_name": "Eve", **wanted}))
        service.follow(others)
        assert not publication_of(others.user_id).paths
    assert list(public()) == [PAGE]
    assert "Ana Lima" in public()[PAGE]


def test_a_name_that_is_free_is_nobodys_page_before_it_is_claimed(partition: UserPartition) -> None:
    keep(partition, PROFILE, ProfileContent(full_name="Eve", visibility="public", slug="ana-lima"))
    service.follow(partition)
    assert not publication_of(partition.user_id).paths


def test_an_unlisted_page_has_a_name_that_nobody_claimed(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlisted = ProfileContent(full_name="Eve", visibility="unlisted", unlisted_as="h-Tz0_9aQ3mVb7Kx2LwYpA")
    keep(partition, PROFILE, unlisted)
    service.follow(partition)
    assert publication_of(partition.user_id).paths == ("h-Tz0_9aQ3mVb7Kx2LwYpA",)


def said(user_id: str, status: str, as_of: str | None) -> None:
    """The event reaches the worker."""
    told = AccountStatusChanged(user_id=user_id, status=status, as_of=as_of)
    body = json.dumps({"detail-type": told.type, "detail": told.model_dump(mode="json")})
    answer = consumer.handler({"Records": [{"messageId": "1", "body": body}]}, None)
    assert answer == {"batchItemFailures": []}


EARLIER, LATER = "2026-01-01T10:00:00.000000+00:00", "2026-01-01T10:00:00.000001+00:00"


def test_that_an_account_was_open_before_it_closed_makes_nothing_public(
    partition: UserPartition, public: Callable[[], dict[str, str]]
) -> None:
    service.follow(partition)
    said(partition.user_id, "pending_deletion", LATER)
    for late in (EARLIER, None):
        said(partition.user_id, "active", late)
        service.follow(partition)
        assert public() == {}


def test_that_an_account_was_closed_before_it_opened_takes_nothing_back(
    partition: UserPartition, public: Callable[[], dict[str, str]]
) -> None:
    said(partition.user_id, "active", LATER)
    for late in (EARLIER, None):
        said(partition.user_id, "pending_deletion", late)
        assert list(public()) == [PAGE]


def test_what_is_told_twice_of_one_moment_and_what_is_told_of_later_ones_counts(
    partition: UserPartition, public: Callable[[], dict[str, str]]
) -> None:
    for _ in range(2):
        said(partition.user_id, "deactivated", EARLIER)
        assert public() == {}
    for _ in range(2):
        said(partition.user_id, "active", LATER)
        assert list(public()) == [PAGE]


def test_making_and_taking_back_a_page_forgets_nothing_of_the_account(
    partition: UserPartition, public: Callable[[], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page under way was begun when the account stood otherwise; what it notes says nothing of that."""

    def closed_and_opened() -> None:
        said(partition.user_id, "pending_deletion", EARLIER)
        said(partition.user_id, "active", LATER)

    meanwhile(monkeypatch, copies, "_put", closed_and_opened)
    service.follow(partition)
    said(partition.user_id, "pending_deletion", EARLIER)
    assert list(public()) == [PAGE]


def test_who_is_interrupted_while_giving_a_name_back_leaves_it_to_whoever_has_it_by_then(
    partition: UserPartition,
) -> None:
    me, somebody = partition.user_id, user_with_keys()
    assert claim_name(me, "analima", "ana-lima")
    release_name(me, "analima")
    assert claim_name(somebody, "analima", "ana-lima")
    with unrecorded():
        mine = {"pk": {"S": f"USER#{me}"}, "sk": {"S": "SLUG#analima"}, "claimed_at": {"S": EARLIER}}
        boto3.client("dynamodb", region_name="us-east-1").put_item(TableName="publications", Item=mine)
    release_name(me, "analima")
    assert owner_of_name("analima") == somebody
    assert not names_of(me)


def test_a_page_whose_end_was_interrupted_is_made_again(
    partition: UserPartition, public: Callable[[], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    service.follow(partition)

    def broken(_: Any) -> None:
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr(copies, "_forget_at_the_edge", broken)
        with pytest.raises(ConnectionError):
            publishing.take_back(partition.user_id)
    assert public() == {}
    service.follow(partition)
    assert list(public()) == [PAGE]
