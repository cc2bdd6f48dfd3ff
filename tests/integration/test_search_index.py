"""The sealed index follows the record whatever is told in which order, and no answer is ever stale."""

import json
import random
from collections.abc import Callable
from typing import Any

import boto3
import pytest

from functions.experiences import service as experiences
from functions.search import consumer
from functions.search.service import following
from functions.search.service.completing import complete
from functions.search.service.finding import search
from shared import clock
from shared.errors import TooLarge
from shared.records import kinds
from shared.records.enrichment import Enrichment, SkillFound
from shared.records.evidence import Evidence
from shared.records.experience import ExperienceContent
from shared.records.profile import EducationContent, ProfileContent, ProjectContent, SkillContent
from shared.search import SEARCH, Filters, Snapshot, follow, forget_snapshots, look
from shared.search import looking as looking_module
from shared.search import shards as shards_module
from shared.table import Kind, Transaction, UserPartition
from shared.table.changes import MOST_PENDING
from shared.table.resealing import reseal_older
from shared.vault import Purpose, forget_keys, issue_next_key
from tests.integration.conftest import Items, acting, user_with_keys

Json = dict[str, Any]
EXPERIENCES, ENRICHMENTS, EDUCATION = kinds.EXPERIENCES, kinds.ENRICHMENTS, kinds.EDUCATION


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    forget_snapshots()


def experience(**more: Any) -> ExperienceContent:
    values = {
        "title": "Roofer", "organization": "Dach & Fach GmbH", "description": "Slate and zinc.",
        "start_date": "2012", "end_date": "2016-08",
    }  # fmt: skip
    return ExperienceContent.model_validate(values | more)


def add(partition: UserPartition, kind: Kind[Any], content: Any, **more: Any) -> str:
    transaction = partition.transaction()
    stored = transaction.create(kind, content, **more)
    transaction.commit()
    return stored.id


def change(partition: UserPartition, kind: Kind[Any], record_id: str, **changes: Any) -> None:
    stored = partition.get(kind, record_id)
    assert stored is not None
    transaction = partition.transaction()
    transaction.replace(stored, stored.content.open().model_copy(update=changes))
    transaction.commit()


def remove(partition: UserPartition, kind: Kind[Any], record_id: str) -> None:
    transaction = partition.transaction()
    transaction.delete(kind, record_id)
    transaction.commit()


def enrich(partition: UserPartition, experience_id: str, *skills: str, version: int = 1) -> None:
    where = Evidence(record_id=experience_id, record_version=1, field="title", start=0, end=1, text="x")
    found = [SkillFound(name=name, category="domain", evidence=[where]) for name in skills]
    transaction = partition.transaction()
    transaction.put(
        ENRICHMENTS,
        Enrichment(status="done", at=clock.now(), skills=found),
        record_id=experience_id,
        of_version=version,
        status="done",
    )
    transaction.commit()


def seen(partition: UserPartition, asked: list[str] | None = None) -> Snapshot:
    return look(partition, when_unusable=(asked if asked is not None else []).append)


def cold(partition: UserPartition, asked: list[str] | None = None) -> Snapshot:
    forget_snapshots()
    return seen(partition, asked)


def titles(partition: UserPartition, query: str = "", **filters: Any) -> list[str]:
    found = search(partition, query=query, filters=Filters(**filters), sort=None, start=0, size=50)
    return [hit.title for hit in found.hits]


def meaning(snapshot: Snapshot) -> Any:
    """What an index says, whatever the places of documents in it."""
    said = {}
    for shard in snapshot._shards:
        for word, held in shard.postings.words.items():
            for place, count in zip(held[::2], held[1::2], strict=True):
                said[shard.postings.ids[place], word] = count
    return said, snapshot.entries


def made_anew(partition: UserPartition) -> Any:
    return meaning(looking_module._read_record(partition, partition.look()[0], 0))


def meanwhile(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], None]) -> None:
    """Lets something happen right before the next transaction is carried out."""
    commit, left = Transaction.commit, [happens]

    def later(transaction: Transaction) -> None:
        if left:
            left.pop()()
        commit(transaction)

    monkeypatch.setattr(Transaction, "commit", later)


def a_varied_record(partition: UserPartition) -> list[str]:
    ids = [
        add(partition, EXPERIENCES, experience(title=f"Post {n}", description=f"word{n}")) for n in range(12)
    ]
    add(partition, EDUCATION, EducationContent(institution="Universität Ulm", degree="Diplom", start="2001"))
    add(partition, kinds.PROJECTS, ProjectContent(name="Barn", technologies=["AutoCAD"]))
    add(partition, kinds.SKILLS, SkillContent(name="K8s"))
    add(partition, kinds.PROFILE, ProfileContent(full_name="Zoë 👵🏽 Müller", headline="Roofs"))
    return ids


def test_a_record_is_found_as_soon_as_it_is_written_and_no_longer_than_it_is_there(
    partition: UserPartition,
) -> None:
    for followed in (False, True):
        one = add(partition, EXPERIENCES, experience(title="Thatcher"))
        if followed:
            follow(partition)
        assert titles(partition, "thatcher") == ["Thatcher"]
        change(partition, EXPERIENCES, one, title="Tiler")
        assert titles(partition, "thatcher") == []
        assert titles(partition, "tiler") == ["Tiler"]
        remove(partition, EXPERIENCES, one)
        assert titles(partition, "tiler") == []
        forget_snapshots()
        assert titles(partition, "tiler") == []


def test_changes_in_any_order_and_told_repeatedly_lead_to_the_index_of_a_rebuild(
    partition: UserPartition,
) -> None:
    ids, chance = a_varied_record(partition), random.Random(4)
    follow(partition)
    for round_ in range(25):
        one = chance.choice(ids)
        if round_ % 5 == 0:
            enrich(partition, one, "Roofing", "Nursing")
        elif round_ % 7 == 0 and len(ids) > 3:
            ids.remove(one)
            remove(partition, EXPERIENCES, one)
        else:
            change(partition, EXPERIENCES, one, description=f"changed{round_}")
        if chance.random() < 0.4:
            for _ in range(chance.randint(1, 3)):
                follow(partition)
        if chance.random() < 0.5:
            assert meaning(seen(partition)) == made_anew(partition)
    follow(partition)
    assert partition.look()[0].pending == frozenset()
    from_shards = cold(partition)
    assert not from_shards.made_here
    assert meaning(from_shards) == made_anew(partition)


def test_a_change_between_reading_and_writing_stays_pending(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = add(partition, EXPERIENCES, experience())
    follow(partition)
    change(partition, EXPERIENCES, one, title="Slater")
    meanwhile(monkeypatch, lambda: change(partition, EXPERIENCES, one, title="Thatcher"))
    follow(partition)
    assert len(partition.look()[0].pending) == 1
    assert [entry.title for entry in cold(partition).entries.values()] == ["Thatcher"]
    follow(partition)
    assert partition.look()[0].pending == frozenset()


def test_of_two_workers_one_writes_and_the_other_looks_again(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_varied_record(partition)
    follow(partition)
    add(partition, EXPERIENCES, experience(title="Late"))
    meanwhile(monkeypatch, lambda: follow(partition))
    follow(partition)
    assert meaning(cold(partition)) == made_anew(partition)


def spoil_missing(items: Items, partition: UserPartition, sk: str) -> None:
    _table().delete_item(TableName="records", Key=_key(partition, sk))


def spoil_altered(items: Items, partition: UserPartition, sk: str) -> None:
    item = _table().get_item(TableName="records", Key=_key(partition, sk))["Item"]
    blob = bytearray(item["sealed"]["B"])
    blob[len(blob) // 2] ^= 1
    _table().put_item(TableName="records", Item=item | {"sealed": {"B": bytes(blob)}})


def spoil_moved(items: Items, partition: UserPartition, sk: str) -> None:
    both = [item for item in items("records") if item["sk"]["S"].startswith("SEARCH#")][:2]
    one = next(item for item in both if item["sk"]["S"] != sk)
    meant = _table().get_item(TableName="records", Key=_key(partition, sk))["Item"]
    _table().put_item(TableName="records", Item=meant | {"sealed": one["sealed"]})


def spoil_put_back(items: Items, partition: UserPartition, sk: str) -> None:
    older = _table().get_item(TableName="records", Key=_key(partition, sk))["Item"]
    for document in [one for one in seen(partition).entries if one.startswith("EXPERIENCE")]:
        change(partition, EXPERIENCES, document.partition("#")[2], location="Ulm")
    follow(partition)
    _table().put_item(TableName="records", Item=older)


@pytest.mark.parametrize("spoil", [spoil_missing, spoil_altered, spoil_moved, spoil_put_back])
def test_a_shard_that_is_not_the_one_meant_is_not_used_and_is_made_anew(
    partition: UserPartition, items: Items, spoil: Callable[[Items, UserPartition, str], None]
) -> None:
    ids = a_varied_record(partition)
    follow(partition)
    some = f"SEARCH#{shards_module.shard_of(EXPERIENCES.sort_key(ids[0]), 16)}"
    spoil(items, partition, some)
    asked: list[str] = []
    snapshot = cold(partition, asked)
    assert snapshot.made_here
    assert asked == [partition.user_id]
    assert meaning(snapshot) == made_anew(partition)
    follow(partition, check=True)
    again = cold(partition, asked)
    assert not again.made_here
    assert asked == [partition.user_id]
    assert meaning(again) == made_anew(partition)


def test_an_index_of_another_format_is_made_anew(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_varied_record(partition)
    follow(partition)
    monkeypatch.setattr(shards_module, "FORMAT", "another")
    assert cold(partition).made_here
    follow(partition)
    assert not cold(partition).made_here
    assert meaning(cold(partition)) == made_anew(partition)


def test_more_changes_than_can_be_named_lead_to_a_rebuild_and_never_to_a_wrong_answer(
    partition: UserPartition,
) -> None:
    add(partition, EXPERIENCES, experience(title="First"))
    follow(partition)
    for start in range(0, MOST_PENDING + 80, 40):
        transaction = partition.transaction()
        for number in range(start, start + 40):
            transaction.create(EDUCATION, EducationContent(institution=f"School {number}"))
        transaction.commit()
    changes = partition.look()[0]
    assert changes.lost
    assert len(changes.pending) < MOST_PENDING
    assert titles(partition, "School 333") != []
    assert meaning(cold(partition)) == made_anew(partition)
    follow(partition)
    changes = partition.look()[0]
    assert (changes.lost, changes.pending) == ("", frozenset())
    assert not cold(partition).made_here
    assert meaning(cold(partition)) == made_anew(partition)


def test_shards_that_grow_too_large_are_split(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_varied_record(partition)
    follow(partition)
    put = Transaction.put

    def small(transaction: Any, kind: Kind[Any], content: Any, **more: Any) -> Any:
        if kind is SEARCH and len(content.entries) > 4:
            raise TooLarge()
        return put(transaction, kind, content, **more)

    monkeypatch.setattr(Transaction, "put", small)
    for number in range(40):
        add(partition, EXPERIENCES, experience(title=f"More {number}"))
    follow(partition)
    snapshot = cold(partition)
    assert not snapshot.made_here
    assert snapshot.shards > 16
    assert meaning(snapshot) == made_anew(partition)
    add(partition, EXPERIENCES, experience(title="One more"))
    follow(partition)
    assert meaning(cold(partition)) == made_anew(partition)


def test_a_newer_key_seals_the_index_too(partition: UserPartition, items: Items) -> None:
    a_varied_record(partition)
    follow(partition)
    issue_next_key(partition.user_id, Purpose.RECORD, after=1)
    forget_keys()
    reseal_older(partition.user_id, Purpose.RECORD, 2)
    index = [item for item in items("records") if item["sk"]["S"].startswith("SEARCH#")]
    assert index
    assert {item["key_version"]["N"] for item in index} == {"2"}
    assert not cold(partition).made_here


def test_a_warm_reader_asks_once_and_reads_only_what_changed(
    partition: UserPartition, operations: list[str]
) -> None:
    ids = a_varied_record(partition)
    follow(partition)
    forget_snapshots()
    operations.clear()
    seen(partition)
    assert operations == ["BatchGetItem"]
    operations.clear()
    seen(partition)
    assert operations == ["BatchGetItem"]
    change(partition, EXPERIENCES, ids[0], title="Anew")
    operations.clear()
    assert "Anew" in {entry.title for entry in seen(partition).entries.values()}
    assert operations == ["BatchGetItem", "BatchGetItem"]
    follow(partition)
    operations.clear()
    seen(partition)
    assert operations == ["BatchGetItem"], "an index that only caught up is no reason to read it again"


def test_one_change_writes_one_shard(partition: UserPartition, items: Items, operations: list[str]) -> None:
    ids = a_varied_record(partition)
    follow(partition)
    before = {item["sk"]["S"]: item for item in items("records") if item["sk"]["S"].startswith("SEARCH#")}
    change(partition, EXPERIENCES, ids[0], title="Anew")
    operations.clear()
    follow(partition)
    assert operations == ["BatchGetItem", "BatchGetItem", "TransactWriteItems"]
    after = {item["sk"]["S"]: item for item in items("records") if item["sk"]["S"].startswith("SEARCH#")}
    assert len([sk for sk in after if after[sk] != before.get(sk)]) == 1


def test_a_burst_is_followed_once(
    partition: UserPartition, operations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = a_varied_record(partition)
    monkeypatch.setattr(consumer, "acting_for", acting)
    told = [
        {"type": "experience.updated.v1", "user_id": partition.user_id, "experience_id": one, "version": 2}
        for one in ids
    ] + [{"user_id": partition.user_id, "kind": "SUMMARY", "record_id": "QUICK", "version": 1}]
    records = [{"messageId": str(n), "body": _body(one)} for n, one in enumerate(told)]
    operations.clear()
    assert consumer.handler({"Records": records}, None) == {"batchItemFailures": []}
    assert operations.count("TransactWriteItems") == 1
    assert operations.count("BatchGetItem") == 1, (
        "the first message leads to a rebuild, the others to nothing"
    )
    operations.clear()
    assert consumer.handler({"Records": records[-1:]}, None) == {"batchItemFailures": []}
    assert operations == []


def test_of_an_erased_account_nothing_is_written_any_more(
    partition: UserPartition, items: Items, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_varied_record(partition)
    follow(partition)
    add(partition, EXPERIENCES, experience(title="Late"))

    def erase() -> None:
        for item in items("records"):
            _table().delete_item(TableName="records", Key={"pk": item["pk"], "sk": item["sk"]})

    meanwhile(monkeypatch, erase)
    follow(partition)
    assert items("records") == []
    follow(partition, check=True)
    assert items("records") == []


def test_of_somebody_whose_key_is_gone_there_is_nothing_to_follow(
    partition: UserPartition, items: Items
) -> None:
    a_varied_record(partition)
    for item in items("keys"):
        _table().delete_item(TableName="keys", Key={"pk": item["pk"], "sk": item["sk"]})
    forget_keys()
    following.follow(partition, check=False)
    assert not [item for item in items("records") if item["sk"]["S"].startswith("SEARCH#")]


def test_opened_text_lives_five_minutes_whoever_asks_next(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(partition, EXPERIENCES, experience())
    follow(partition)
    seen(partition)
    now = looking_module.time.monotonic()
    monkeypatch.setattr(looking_module.time, "monotonic", lambda: now + 290)
    change(partition, kinds.PROFILE, add(partition, kinds.PROFILE, ProfileContent()), headline="x")
    seen(partition)
    monkeypatch.setattr(looking_module.time, "monotonic", lambda: now + 301)
    with acting(user_with_keys()) as another:
        seen(another)
    assert set(looking_module._kept) == {another.user_id}


def test_an_index_in_memory_is_never_another_users(partition: UserPartition) -> None:
    add(partition, EXPERIENCES, experience(title="Mine alone"))
    follow(partition)
    assert titles(partition, "alone") == ["Mine alone"]
    with acting(user_with_keys()) as another:
        assert titles(another, "alone") == []
        add(another, EXPERIENCES, experience(title="Other"))
        follow(another)
        assert titles(another, "alone") == []
        assert complete(another, "mine") == []


def test_experiences_are_listed_and_found_by_the_same_index(partition: UserPartition) -> None:
    one = add(partition, EXPERIENCES, experience(title="Roofer"))
    enrich(partition, one, "Roofing", "Zinc work")
    add(partition, EDUCATION, EducationContent(institution="Roofer school"))
    add(partition, EXPERIENCES, experience(title="Cook", start_date="2017", end_date="2018"))
    listed, total = experiences.list_experiences(partition, start=0, size=1, sort=None)
    assert ([one.title for one in listed], total) == (["Cook"], 2)
    hits, total = experiences.search_experiences(partition, query="rofer", start=0, size=9)
    assert ([hit.experience.title for hit in hits], total) == (["Roofer"], 1)
    hits, _ = experiences.search_experiences(partition, skill="zinc WORK", start=0, size=9)
    assert [hit.experience.title for hit in hits] == ["Roofer"]
    hits, _ = experiences.search_experiences(partition, organization="fach", to="2014", start=0, size=9)
    assert [hit.experience.title for hit in hits] == ["Roofer"]


def test_findings_about_an_older_text_find_nothing(partition: UserPartition) -> None:
    one = add(partition, EXPERIENCES, experience(title="Roofer"))
    enrich(partition, one, "Juggling")
    assert titles(partition, "juggling") == ["Roofer"]
    change(partition, EXPERIENCES, one, title="Tiler")
    assert titles(partition, "juggling") == []
    follow(partition)
    assert titles(partition, "juggling") == []


def _table() -> Any:
    return boto3.client("dynamodb", region_name="us-east-1")


def _key(partition: UserPartition, sk: str) -> Json:
    return {"pk": {"S": partition.pk}, "sk": {"S": sk}}


def _body(detail: Json) -> str:
    return json.dumps({"detail": detail})
