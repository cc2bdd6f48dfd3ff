"""The reference table: skills and occupations loaded from public catalogues. It holds no user's data.

    SOURCES                              <source>         who published it, which load is in force
    ITEM#<source>#<part of 64>           <load>#<id>      a skill or an occupation
    LABEL#<source>#<kind>#<beginning>    <load>#<label>   the ids of what goes by this label

A load writes beside the one before and is put in force by one write; then the older one is removed, item
by item, its labels told by the items. So every look-up is by key or by the beginning of a key.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from shared import aws, config
from shared.table.attributes import from_item, to_item

PARTS = 64
ItemKind = Literal["skill", "occupation"]
Key = dict[str, Any]
LONGEST_LABEL = 200
"""By so many characters a label is kept and asked for, so that its key stays within 1,024 bytes."""
_LONGEST_ID = 500
_BEGINNING = 2
_MOST_KEYS = 100
_SOURCES = "SOURCES"


@dataclass(frozen=True)
class Source:
    """A catalogue that was loaded: what must be said of it, and which load is in force.

    `loading` is one that was begun and may not have been finished.
    """

    id: str
    name: str
    version: str
    licence: str
    attribution: str
    url: str
    load: str | None = None
    loading: str | None = None
    skills: int = 0
    occupations: int = 0
    loaded_at: str | None = None


@dataclass(frozen=True)
class Item:
    """A skill or an occupation of a source. `related` are ids of the other kind, `similar` of its own."""

    id: str
    source: str
    kind: ItemKind
    name: str
    description: str = ""
    category: str = ""
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    labels: tuple[str, ...] = field(default=(), repr=False)


def sources() -> list[Source]:
    """What was loaded, or is being loaded; first come, first in the alphabet."""
    answer = aws.own("dynamodb").query(
        TableName=_table(),
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=to_item({":pk": _SOURCES}),
    )
    return [source_of(item) for item in answer["Items"]]


def items(wanted: Iterable[tuple[Source, str]]) -> list[Item]:
    """The items with these ids that are in force, in the order asked for; what is not there is left out."""
    places = {
        (one.id, item_id): item_key(one.id, one.load, item_id)
        for one, item_id in wanted
        if one.load and len(item_id.encode()) <= _LONGEST_ID
    }
    found = {item.id: item for item in map(item_of, _batch(list(places.values())))}
    return [found[item_id] for _, item_id in places if item_id in found]


def labelled(source: Source, kind: ItemKind, labels: Iterable[str]) -> dict[str, list[str]]:
    """The ids of what goes by each of these normalized labels; without those that name nothing."""
    if not source.load:
        return {}
    asked = {label: label[:LONGEST_LABEL] for label in labels if label}
    keys = [label_key(source.id, source.load, kind, label) for label in dict.fromkeys(asked.values())]
    found = {item["sk"]["S"].partition("#")[2]: ids_of(item) for item in _batch(keys)}
    return {label: found[kept] for label, kept in asked.items() if kept in found}


def beginning_with(source: Source, kind: ItemKind, start: str, *, most: int) -> list[str]:
    """Ids of what has a label that begins so, in the order of the labels; needs two characters."""
    if not source.load or len(start) < _BEGINNING:
        return []
    key = label_key(source.id, source.load, kind, start)
    answer = aws.own("dynamodb").query(
        TableName=_table(),
        KeyConditionExpression="pk = :pk AND begins_with(sk, :start)",
        ExpressionAttributeValues={":pk": key["pk"], ":start": key["sk"]},
        Limit=most,
    )
    ids = [item_id for item in answer["Items"] for item_id in ids_of(item)]
    return list(dict.fromkeys(ids))[:most]


def source_key(source: str) -> Key:
    """Where a source lies."""
    return to_item({"pk": _SOURCES, "sk": source})


def source_row(source: Source) -> Key:
    """The row of a source."""
    return {**source_key(source.id), **to_item(asdict(source))}


def source_of(row: Key) -> Source:
    """The source of a row."""
    return Source(**{name: value for name, value in from_item(row).items() if name not in ("pk", "sk")})  # type: ignore[arg-type]


def item_key(source: str, load: str, item_id: str) -> Key:
    """Where an item of a load lies."""
    part = hashlib.sha256(item_id.encode()).digest()[0] % PARTS
    return to_item({"pk": f"ITEM#{source}#{part}", "sk": f"{load}#{item_id}"})


def item_row(item: Item, load: str) -> Key:
    """The row of an item."""
    content = {name: value for name, value in asdict(item).items() if value}
    return {
        **item_key(item.source, load, item.id),
        **to_item({"content": json.dumps(content, ensure_ascii=False)}),
    }


def item_of(row: Key) -> Item:
    """The item of a row."""
    content = json.loads(row["content"]["S"])
    several = {name: tuple(value) for name, value in content.items() if isinstance(value, list)}
    return Item(**{**content, **several})


def part_of(source: str, load: str, part: int) -> dict[str, Any]:
    """The query for one part of a load's items."""
    return {
        "KeyConditionExpression": "pk = :pk AND begins_with(sk, :load)",
        "ExpressionAttributeValues": to_item({":pk": f"ITEM#{source}#{part}", ":load": f"{load}#"}),
    }


def label_key(source: str, load: str, kind: ItemKind, label: str) -> Key:
    """Where a normalized label of a load lies."""
    label = label[:LONGEST_LABEL]
    return to_item({"pk": f"LABEL#{source}#{kind}#{label[:_BEGINNING]}", "sk": f"{load}#{label}"})


def label_row(source: str, load: str, kind: ItemKind, label: str, ids: list[str]) -> Key:
    """The row of a label."""
    return {**label_key(source, load, kind, label), **to_item({"ids": json.dumps(ids)})}


def ids_of(row: Key) -> list[str]:
    """The ids that a label's row names."""
    ids: list[str] = json.loads(row["ids"]["S"])
    return ids


def _batch(keys: list[Key]) -> Iterator[Key]:
    table = _table()
    for first in range(0, len(keys), _MOST_KEYS):
        wanted: dict[str, Any] = {table: {"Keys": keys[first : first + _MOST_KEYS]}}
        while wanted:
            answer = aws.own("dynamodb").batch_get_item(RequestItems=wanted)
            yield from answer["Responses"].get(table, [])
            wanted = answer["UnprocessedKeys"]


def _table() -> str:
    return config.read("TABLE_REFERENCE")
