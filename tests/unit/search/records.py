"""A record in memory, and a snapshot of it as the index would give it."""

from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from shared import clock
from shared.ids import new_id
from shared.records import kinds
from shared.records.enrichment import Enrichment, SkillFound
from shared.records.evidence import Evidence
from shared.records.experience import ExperienceContent
from shared.search import Snapshot
from shared.search.entries import entry_of
from shared.search.looking import put_all
from shared.search.shards import Shard
from shared.table import Changes, Kind, Stored

Content = TypeVar("Content", bound=BaseModel)


class Open(Generic[Content]):
    """Content that needs no key."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def open(self) -> Content:
        return self._content


def stored(kind: Kind[Any], content: BaseModel, record_id: str = "", **clear: Any) -> Stored[Any]:
    now = clock.now()
    return Stored(kind, record_id or new_id(), 1, now, now, Open(content), clear)  # type: ignore[arg-type]


def experience(title: str = "Roofer", description: str = "Slate and zinc.", **more: Any) -> Stored[Any]:
    values = {"organization": "Dach & Fach GmbH", "start_date": "2012", "end_date": "2016-08"} | more
    content = ExperienceContent.model_validate({"title": title, "description": description} | values)
    return stored(kinds.EXPERIENCES, content)


def found_in(one: Stored[Any], *skills: str) -> Stored[Enrichment]:
    where = Evidence(record_id=one.id, record_version=1, field="title", start=0, end=1, text="x")
    skills_found = [SkillFound(name=name, category="domain", evidence=[where]) for name in skills]
    return stored(kinds.ENRICHMENTS, Enrichment(status="done", skills=skills_found), one.id, of_version=1)


def snapshot_of(*records: Stored[Any] | tuple[Stored[Any], Stored[Enrichment]]) -> Snapshot:
    """The records, an experience together with what was found in it."""
    pairs = [one if isinstance(one, tuple) else (one, None) for one in records]
    shards = [Shard() for _ in range(16)]
    put_all(shards, [(one.kind.sort_key(one.id), entry_of(one, found)) for one, found in pairs])
    return Snapshot(Changes(), shards, made_here=False, ends=0)


def titles(snapshot: Snapshot, query: str) -> list[str]:
    return [snapshot.entries[hit.id].title for hit in snapshot.index.search(query)]
